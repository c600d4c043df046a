"""What the reader made, as JSON lines: appended, locked, synced, backed up, never lost."""

from irnk_tui.journal.journal import Contents, Damage, Journal, Record

__all__ = ["Contents", "Damage", "Journal", "Record"]
