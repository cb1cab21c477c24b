"""Reads a Condition: what it means, how sure it is, whether it is on record now."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import SUBTYPES
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.concepts import meanings_of, words
from cds_service.from_fhir.dates import last_day, moment
from cds_service.from_fhir.diseases import (
    diseases_worded,
    subtype_noted,
)
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.possible_in_words import mastocytosis_possible
from cds_service.from_fhir.shown_codes import shown_code
from cds_service.from_fhir.standing import (
    GONE,
    SURE,
    WITHDRAWN,
    clinical_status,
    verification_of,
)
from cds_service.from_fhir.wire.clinical import Condition
from cds_service.from_fhir.wire.datatypes import Annotation, CodeableConcept
from cds_service.from_fhir.wire.resource import NOTHING_SENT
from cds_service.frozen import Frozen

_CONFIRMED: Final = Verification.CONFIRMED
_YEAR: Final = len("2026")
_DISEASES: Final = {disease.value: disease for disease in Disease}
_HAPPENED: Final = frozenset({Disease.ANAPHYLAXIS})
"""An attack is over when it is resolved, and still says how the next may be."""
_MAST_CELL: Final = SUBTYPES | {
    Disease.SYSTEMIC_MASTOCYTOSIS,
    Disease.MAST_CELL_NEOPLASM_UNCERTAIN,
}
OF_MAST_CELLS: Final = _MAST_CELL | {
    Disease.MAST_CELL_SARCOMA,
    Disease.CUTANEOUS_MASTOCYTOSIS,
    Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS,
    Disease.MONOCLONAL_MCAS,
}


def may_be_known(code: CodeableConcept | None) -> bool:
    """Tell whether a code, or what is written beside it, means what a rule asks about.

    There are value sets of many other things: most problems are none of ours.
    """
    return _known(code) is not None


def read_condition(
    condition: Condition, reference: str, as_of: date = date.max
) -> Iterator[Diagnosis]:
    """Yield the diagnosis, unless it is withdrawn, over, or nothing we ask about.

    Without a clinicalStatus it is active, and without a verificationStatus
    confirmed; a status of another word is neither over nor sure. An attack that is
    over still happened. Words that doubt what the code says leave it provisional.
    """
    known = _known(condition.code)
    if known is None:
        return
    verification = verification_of(condition)
    clinical = clinical_status(condition, as_of)
    if verification in WITHDRAWN:
        return
    coded, worded = known.coded, known.worded | _noted(condition, known)
    if clinical in GONE:
        coded, worded = coded & _HAPPENED, worded & _HAPPENED
        if not coded and not worded:
            return
    yield Diagnosis(
        reference,
        coded=coded,
        worded=worded,
        code=known.code,
        text=known.text,
        verification=_CONFIRMED if verification in SURE else Verification.PROVISIONAL,
        remission=clinical == "remission",
        recorded=recorded_on(condition),
        unverified_code=known.unverified,
        onset=_onset(condition.onset_date_time, as_of),
    )


def meant_by(code: CodeableConcept | None) -> frozenset[Disease]:
    """Return the diseases that a code and the words beside it mean."""
    known = _known(code)
    return known.coded | known.worded if known else frozenset()


def recorded_on(condition: Condition) -> Moment | None:
    """Return when it was recorded; else when it began."""
    return moment(condition.recorded_date) or moment(condition.onset_date_time)


def _onset(said: str | None, as_of: date) -> Moment | None:
    """Return when it began, a month as its last day; no mere year, and none to come.

    So it never makes a diagnosis look older than it is.
    """
    began = last_day(said)
    if said is None or began is None or began.day > as_of:
        return None
    return None if len(said.strip()) == _YEAR else began


class _Known(Frozen, kw_only=False):
    """What a code and the words beside it mean."""

    coded: frozenset[Disease]
    worded: frozenset[Disease]
    code: str
    text: str
    unverified: bool


@remembered
def _known(concept: CodeableConcept) -> _Known | None:
    coded = _coded(concept)
    mastocytosis = not _MAST_CELL.isdisjoint(coded)
    worded = frozenset(diseases_worded([concept], mastocytosis=mastocytosis))
    if OF_MAST_CELLS.isdisjoint({*coded, *worded}) and mastocytosis_possible(concept):
        worded |= {Disease.MAST_CELL_NEOPLASM_UNCERTAIN}
    if not coded and not worded:
        return None
    return _Known(
        frozenset(coded),
        worded,
        shown_code(concept, _DISEASES),
        words(concept),
        unverified=not all(coded.values()),
    )


def _coded(concept: CodeableConcept) -> dict[Disease, bool]:
    return {
        _DISEASES[value_set]: verified
        for value_set, verified in meanings_of(concept).items()
        if value_set in _DISEASES
    }


def _noted(condition: Condition, known: _Known) -> frozenset[Disease]:
    """Return the subtype in the notes, where code and words leave it open."""
    if Disease.SYSTEMIC_MASTOCYTOSIS not in known.coded:
        return frozenset()
    if SUBTYPES & (known.coded | known.worded):
        return frozenset()
    return frozenset(subtype_noted(_notes(condition.note)))


def _notes(sent: msgspec.Raw) -> Iterator[str]:
    """Yield what the notes say; a note of a wrong shape says nothing."""
    if sent == NOTHING_SENT:
        return
    for note in read_as(sent, list[msgspec.Raw]) or [sent]:
        said = read_as(note, Annotation)
        if text := said.text if said else read_as(note, str):
            yield text
