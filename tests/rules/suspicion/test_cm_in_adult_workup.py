"""Mastocytosis of the skin that began in an adult asks whether it is systemic."""

import pytest
from charts import AS_OF, ISM, Chart, diagnosis, lab, on
from kit_charts import INADEQUATE
from organ_charts import born

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import Specimen
from cds_service.clinical.workup import TESTS, WorkupPart
from cds_service.frozen import replace
from cds_service.rules.suspicion.cm_in_adult_workup import SkinInAdult, evaluate

SKIN = diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS)
CHART = Chart(AS_OF, born("1974-03-12"), diagnoses=(SKIN,))
MARROW = Event("Procedure/m", EventKind.BONE_MARROW_EXAMINATION, "marrow")


@pytest.mark.parametrize(
    ("day", "asks"), [("1992-03-11", False), ("1992-03-12", True), (None, True)]
)
def test_on_record_since_the_18th_birthday(day: str | None, *, asks: bool) -> None:
    """Childhood disease is another; an unknown beginning is asked."""
    skin = replace(SKIN, recorded=on(day) if day else None)
    found = evaluate(replace(CHART, diagnoses=(skin,)))
    assert isinstance(found, SkinInAdult) is asks
    if isinstance(found, SkinInAdult):
        assert found.missing == (() if day else ("at what age it began",))


def test_what_is_there_is_not_asked_for() -> None:
    """Marrow answers it all; tryptase and KIT in blood answer their part."""
    assert isinstance(evaluate(replace(CHART, events=(MARROW,))), NotIndicated)
    blood = replace(INADEQUATE, specimen=Specimen.BLOOD)
    known = replace(CHART, labs=(lab(Analyte.TRYPTASE, "14"),), kit=(blood,))
    found = evaluate(known)
    assert isinstance(found, SkinInAdult)
    assert found.parts == (WorkupPart.MARROW,)


def test_the_first_of_several_records_tells_the_age() -> None:
    """Recorded in childhood and again later: a disease of childhood."""
    child, adult = (
        replace(SKIN, recorded=on(day)) for day in ("1990-01-01", "2020-01-01")
    )

    for skin in ((child, adult), (adult, child)):
        assert isinstance(evaluate(replace(CHART, diagnoses=skin)), NotIndicated)


def test_what_is_missing_is_offered() -> None:
    """A referral first, then each test; a marrow is for haematology to order."""
    found = evaluate(CHART)
    assert isinstance(found, SkinInAdult)
    assert [each.label for each in found.proposals] == [
        "Refer to haematology",
        *(f"Order: {TESTS[part]}" for part in found.parts[1:]),
    ]
    assert len(found.parts) > 1


@pytest.mark.parametrize(
    "record",
    [Record.PROCEDURES, Record.LABS, Record.GENETICS, Record.CONDITIONS],
)
def test_what_was_not_read_may_hold_it(record: Record) -> None:
    """Then nothing is said."""
    gap = Gap(record, "was cut", partial=True)
    assert isinstance(evaluate(replace(CHART, gaps=(gap,))), NotIndicated)


@pytest.mark.parametrize(
    "diagnoses",
    [
        (),
        (SKIN, ISM),
        (
            diagnosis(
                Disease.CUTANEOUS_MASTOCYTOSIS,
                verification=Verification.PROVISIONAL,
            ),
        ),
    ],
)
def test_who_is_not_concerned(diagnoses: tuple[Diagnosis, ...]) -> None:
    """Nobody with systemic disease on record, nor a mere suspicion."""
    assert isinstance(evaluate(replace(CHART, diagnoses=diagnoses)), NotIndicated)


def test_a_child_is_not_concerned() -> None:
    """paediatric-differences speaks of children."""
    child = replace(CHART, patient=born("2015-01-01"))
    assert isinstance(evaluate(child), NotIndicated)
