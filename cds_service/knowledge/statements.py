"""What the source documents say, statement by statement, in our own words.

The prefix of an id names its document. The rules say which statements they
cover; what covers none, or is covered by none, fails a test.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from cds_service.clinical.basis import Source
from cds_service.frozen import Frozen
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_CENTRE_PAGE,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_DOCUMENTS: Final = {
    "S0": SM_TREATMENT_OVERVIEW,
    "S1": SM_PATIENT_PAGE,
    "S2": MASTOCYTOSIS_REVIEW_2019,
    "S3": SM_CENTRE_PAGE,
    "S4": SM_OVERVIEW_PAGE,
}


class Statement(Frozen, kw_only=False):
    """One statement; what is not `actionable` is background."""

    id: str
    source: Source
    passage: str
    actionable: bool
    says: str


@cache
def statements() -> dict[str, Statement]:
    """Return every statement by its id, in the order of the documents."""
    text = (files("cds_service.knowledge") / "statements.toml").read_text("utf-8")
    return {
        id_: Statement(id=id_, source=_DOCUMENTS[id_[:2]], **row)
        for id_, row in tomllib.loads(text).items()
    }
