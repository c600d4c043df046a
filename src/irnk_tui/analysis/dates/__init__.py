"""When: dates told in a text."""
