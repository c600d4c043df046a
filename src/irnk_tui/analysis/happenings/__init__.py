"""Who does what: the deeds and happenings that sentences tell."""
