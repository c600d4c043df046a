"""What was derived from the corpus, kept in `index/irnk.sqlite`; it can always be rebuilt."""

from irnk_tui.store.store import Store

__all__ = ["Store"]
