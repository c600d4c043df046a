"""Questions to a project's texts, from the typed words to an answer."""
