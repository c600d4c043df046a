"""The store on an OpenSearch cluster: no copy of the articles on a reader's machine."""

from irnk_tui.cluster.store.store import ClusterStore

__all__ = ["ClusterStore"]
