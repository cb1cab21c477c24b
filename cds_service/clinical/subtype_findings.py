"""What is wrong with the subtype of systemic mastocytosis on record."""

from typing import Final

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding


class SubtypesConflict(Finding):
    """The record names several subtypes; fields as in the findings below."""

    diagnoses: tuple[Diagnosis, ...]
    named: frozenset[Disease] = frozenset()
    midostaurin: tuple[Medication, ...] = ()
    words_only: tuple[Diagnosis, ...] = ()
    other: Disease | None = None


class SubtypeInferred(SubtypesConflict):
    """SM-AHN follows from two diagnoses and is recorded as neither."""


class SubtypeMissing(SubtypesConflict):
    """Midostaurin is being taken and no subtype is recorded."""


class SubtypeNotAdvanced(SubtypesConflict):
    """Midostaurin is being taken for a subtype it is not approved for."""


class SubtypeUnverified(SubtypesConflict):
    """Midostaurin is being taken and only an unverified code names the subtype."""


class SubtypeInWordsOnly(SubtypesConflict):
    """A diagnosis without a code names `other` than what the codes name."""


SUBTYPE_CODES: Final = (
    "On record: {diagnoses}",
    "Named in words only, without a code: {words_only}",
    (
        "ICD-10-CM D47.02 stands for indolent, smouldering and bone marrow mastocytosis"
        " and for SM-AHN alike; C96.21 is aggressive mastocytosis, C94.3 mast cell"
        " leukaemia. So D47.02 is read as no subtype, never as indolent."
    ),
    "Advice that depends on the subtype waits until it is confirmed.",
    "Midostaurin on record: {midostaurin}",
)
