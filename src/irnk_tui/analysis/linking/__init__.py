"""Who is who across documents: mentions gathered into entities."""
