"""One file per format: path -> Documents."""
