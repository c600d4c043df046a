"""Which passages of compared documents stand side by side."""
