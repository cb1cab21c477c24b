"""The columns of what passes between the steps of a run, and of what it writes."""

from typing import Any, Final

import pyarrow as pa

LINES: Final = pa.schema(
    [
        ("patient", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("refers", pa.string()),
        ("full_url", pa.string()),
        ("problem", pa.string()),
        ("raw", pa.binary()),
        ("file", pa.string()),
        ("start", pa.int64()),
        ("line", pa.int64()),
    ]
)
"""Every resource of an export, with whose it is.

Of a problem also where it is: the file, the byte at which its piece of the file
starts, and the line in that piece (from 1; null for a file that is read whole).
"""

GROUPED: Final = pa.schema(
    [("patient", pa.string()), ("full_url", pa.string()), ("raw", pa.binary())]
)
"""The same, with the Medications that orders point to, patient after patient."""

_WORDS: Final = pa.list_(pa.string())

DECISIONS: Final = pa.schema(
    [
        ("row", pa.string()),
        ("patient", pa.string()),
        ("day", pa.date32()),
        ("event", pa.string()),
        ("service", pa.string()),
        ("rule", pa.string()),
        ("version", pa.string()),
        ("outcome", pa.string()),
        ("indicator", pa.string()),
        ("reason", pa.string()),
        ("evidence", _WORDS),
        ("shown", pa.bool_()),
        ("cards", pa.list_(pa.string())),
        ("unread", pa.int32()),
        ("gaps", _WORDS),
        ("doubts", _WORDS),
    ]
)
"""What a run writes.

`row` is "decision" (one rule of one call), "call" (the call itself: `cards` are the
indicators of its cards in their order, `unread` counts results, `gaps` and `doubts`
are what was missing and what the export cannot tell of that day) or "problem" (a
patient or resource that was put aside, `reason` says why).
"""


class Rows:
    """Rows being gathered."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._rows: list[dict[str, Any]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, **values: Any) -> None:  # noqa: ANN401 (one type per column)
        """Add a row; what is not named is null."""
        self._rows.append(values)

    def batch(self) -> pa.RecordBatch:
        """Return them and begin anew."""
        rows, self._rows = self._rows, []
        return pa.RecordBatch.from_pylist(rows, self._schema)
