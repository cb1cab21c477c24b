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
    ]
)
"""Every resource of an export, with whose it is."""

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
    """Rows being gathered, column by column."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._columns: list[list[Any]] = [[] for _ in schema]
        self._index = {name: at for at, name in enumerate(schema.names)}

    def __len__(self) -> int:
        return len(self._columns[0])

    def add(self, **values: Any) -> None:  # noqa: ANN401 (one type per column)
        """Add a row; what is not named is null."""
        for name, column in zip(self._index, self._columns, strict=True):
            column.append(values.get(name))

    def batch(self) -> pa.RecordBatch:
        """Return them and begin anew."""
        arrays = [
            pa.array(column, each.type)
            for column, each in zip(self._columns, self._schema, strict=True)
        ]
        self._columns = [[] for _ in self._schema]
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)
