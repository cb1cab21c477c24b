"""Which subtypes of systemic mastocytosis the record names, by code and in words."""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import SUBTYPES, confirmed_diagnoses, subtype

ONE_KIND: Final = frozenset({Disease.INDOLENT_SM, Disease.BONE_MARROW_MASTOCYTOSIS})
"""One classification counts bone marrow mastocytosis as indolent, one beside it."""


def named(chart: Chart) -> frozenset[Disease]:
    """Return every subtype named, also by words that differ from their own code."""
    worded = (item.worded & SUBTYPES for item in confirmed_diagnoses(chart))
    return subtype(chart).candidates.union(*worded)


def words_only(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return the diagnoses without a code whose words name a subtype."""
    return tuple(
        item
        for item in chart.diagnoses
        if not item.coded
        and item.worded & SUBTYPES
        and item.verification is Verification.CONFIRMED
    )


def other_in_words(chart: Chart) -> Disease | None:
    """Return a subtype named in words only, beside another one that has a code."""
    coded = named(chart)
    worded = frozenset[Disease]().union(*(item.worded for item in words_only(chart)))
    others = (worded & SUBTYPES) - coded
    same = not coded or coded | others <= ONE_KIND
    return None if same else min(others, default=None)
