"""The reader's highlights: made, changed, undone, and found again in the present texts."""

from irnk_tui.marks.marks import Marks, open_marks
from irnk_tui.marks.records import clean_tags, highlight_of, record_of
from irnk_tui.marks.shelf import Shelf

__all__ = ["Marks", "Shelf", "clean_tags", "highlight_of", "open_marks", "record_of"]
