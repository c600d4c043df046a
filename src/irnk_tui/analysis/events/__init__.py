"""Which documents and passages tell the same happening."""
