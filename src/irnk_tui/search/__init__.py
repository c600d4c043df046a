"""Search: irnk's query language, the engines that answer it, and where in a text it matches."""

ENGINES = {
    "whoosh": "irnk_tui.search.whoosh:WhooshEngine",
    "tantivy": "irnk_tui.search.tantivy:TantivyEngine",
}
"""Engine name -> dotted path of a class made from a folder and the seal's key."""
