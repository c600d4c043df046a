"""One file per kind of contrast between accounts."""
