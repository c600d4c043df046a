"""One file per format: path -> Documents. A new format is a file and a row in READERS."""

from irnk_tui.corpus.readers.ahead import read_all
from irnk_tui.corpus.readers.reading import READERS, read

__all__ = ["READERS", "read", "read_all"]
