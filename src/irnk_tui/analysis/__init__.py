"""What is found in documents and across them: functions over values, no disk, no clock."""

GATHERING_VERSION = 1
"""Raised whenever linking or grouping makes something else of the same annotations."""
