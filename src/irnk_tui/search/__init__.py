"""Search: irnk's query language, the engines that answer it, and where in a text it matches."""

ENGINES = {
    "whoosh": "irnk_tui.search.whoosh:WhooshEngine",
    "tantivy": "irnk_tui.search.tantivy:TantivyEngine",
    "opensearch": "irnk_tui.cluster.engine:OpenSearchEngine",
}
"""Engine name -> dotted path of a class made from a folder and the seal's key, or, when its index
is elsewhere, from what irnk.yaml says about the cluster."""

ELSEWHERE = ("opensearch",)
"""Engines whose index is not in the index folder."""
