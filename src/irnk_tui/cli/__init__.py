"""The command line: the same verbs as the reader, as text and as JSON."""

VERBS: dict[str, tuple[str, str]] = {
    "refresh": ("irnk_tui.cli.refresh:refresh", "Read what is new or changed and analyse it."),
    "documents": ("irnk_tui.cli.documents:documents", "What is in the corpus."),
    "document": ("irnk_tui.cli.documents:document", "One document with what was found in it."),
    "search": ("irnk_tui.cli.search:search", "Find documents and passages."),
    "entities": ("irnk_tui.cli.entities:entities", "Who and where."),
    "entity": ("irnk_tui.cli.entities:entity", "One person, organisation or place."),
    "events": ("irnk_tui.cli.events:events", "What happened, and who tells it."),
    "event": ("irnk_tui.cli.events:event", "One event and its accounts."),
    "compare": ("irnk_tui.cli.compare:compare", "An event's accounts side by side."),
    "quotes": ("irnk_tui.cli.quotes:quotes", "Who says what, in which document."),
    "highlights": ("irnk_tui.cli.highlights:highlights", "The reader's marks."),
    "highlight": ("irnk_tui.cli.highlights:highlight", "Mark a passage."),
    "merge": ("irnk_tui.cli.corrections:merge", "Several names are one."),
    "apart": ("irnk_tui.cli.corrections:apart", "Two names are never one."),
    "split": ("irnk_tui.cli.corrections:split", "Some mentions are of somebody else."),
    "rename": ("irnk_tui.cli.corrections:rename", "Call it otherwise."),
    "retype": ("irnk_tui.cli.corrections:retype", "It is of another kind."),
    "drop": ("irnk_tui.cli.corrections:drop", "It is no person, organisation or place."),
    "stands-for": ("irnk_tui.cli.corrections:stands_for", "A capital that means its government."),
    "decisions": ("irnk_tui.cli.corrections:decisions", "Your corrections, to keep or to carry."),
    "undo": ("irnk_tui.cli.highlights:undo", "Take back the last thing done."),
    "redo": ("irnk_tui.cli.highlights:redo", "Bring back what was undone last."),
    "export": ("irnk_tui.cli.export:export", "Highlights for other programs, with citations."),
    "doctor": ("irnk_tui.cli.doctor:doctor", "What is installed, missing and in what state."),
}
"""Every verb: where it is, resolved on first use, and what it does."""
