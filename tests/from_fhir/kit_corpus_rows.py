"""Reads the corpus of sentences in `kit_corpus/`: what is said, and its state.

A state names what each reading must be; "silent" says nothing of a KIT mutation.
"""

import tomllib
from pathlib import Path
from typing import Final

from cds_service.clinical.variant import KitFinding

Row = tuple[str, str, str]

STATES: Final = {
    "positive": KitFinding.D816V_PRESENT,
    "negative": KitFinding.D816V_ABSENT,
    "other exon 17": KitFinding.OTHER_EXON17,
    "other": KitFinding.OTHER_VARIANT,
    "indeterminate": KitFinding.INDETERMINATE,
    "pending": KitFinding.PENDING,
    "unclear": KitFinding.UNCLEAR,
}
_FOLDER: Final = Path(__file__).parent / "kit_corpus"


def _rows() -> tuple[Row, ...]:
    files = sorted(_FOLDER.glob("*.toml"))
    tables = (tomllib.loads(file.read_text("utf-8")) for file in files)
    return tuple(
        (state, said, why)
        for table in tables
        for state, said, why in table["sentences"]
    )


ROWS: Final = _rows()


def expected(state: str) -> tuple[KitFinding, ...]:
    """Return the findings that a state of the corpus stands for."""
    if state == "silent":
        return ()
    return tuple(STATES[name] for name in state.split(" and "))
