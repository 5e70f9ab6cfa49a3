"""What a file may cost to read, and the one kind of error for files that are not read."""

from __future__ import annotations

MOST_BYTES = 50 * 2**20
"""Size of a file."""
MOST_UNPACKED = 200 * 2**20
"""Size of the parts of a workbook when unpacked, all together."""
MOST_RATIO = 250
"""Unpacked to packed size, for parts that unpack to more than `SMALL_PART`; spreadsheets stay below a hundred."""
SMALL_PART = 4 * 2**20
MOST_SHEETS = 300
MOST_CELLS = 500_000
"""Cells with content in a file."""
MOST_RANGES = 100_000
"""Merged ranges on a sheet."""


class UnreadableFileError(ValueError):
    """A file that cannot be read; the message is one Chinese sentence that names it and says what to do."""
