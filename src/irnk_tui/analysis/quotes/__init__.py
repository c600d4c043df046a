"""Who says what: attributions inside one document."""
