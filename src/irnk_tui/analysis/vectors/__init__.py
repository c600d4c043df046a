"""Many texts in numbers: how alike they are, which to compare, how rare their words."""
