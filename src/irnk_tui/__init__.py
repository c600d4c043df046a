"""irnk: how does each source tell the same event?"""

__version__ = "0.1.0"
