"""Avapritinib in indolent disease where no one dose, or an odd one, was ordered."""

from decimal import Decimal

import pytest
from aya_charts import AYA, chart
from charts import ASM, ISM, SM, diagnosis, draft

from cds_service.clinical.avapritinib_findings import DoseNotRead, TooMuchForIndolent
from cds_service.clinical.avapritinib_indolent_findings import (
    BoundsTooMuchForIndolent,
    NotOnceDaily,
    PartTooMuchForIndolent,
    TabletTooStrong,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.interval import Interval
from cds_service.clinical.medication import Dose
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import ChangeDose, RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_dose_by_subtype import evaluate

SSM = diagnosis(Disease.SMOULDERING_SM)
GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)
ONCE_25 = Dose(Decimal(25), Decimal(1))


def answer(dose: Dose, *diagnoses: Diagnosis, piece: str | None = None) -> Outcome:
    """Return what is said of one order, in indolent disease by default."""
    order = replace(
        draft(AYA, dose), piece_mg=None if piece is None else Decimal(piece)
    )
    return evaluate(chart(drafts=(order,), diagnoses=diagnoses or (ISM,)))


def within(low: str, high: str | None) -> Dose:
    """Return a dose of which only bounds are known."""
    most = None if high is None else Decimal(high)
    return Dose(text="as written", stated=Interval(Decimal(low), most))


@pytest.mark.parametrize("high", ["26", "300", None])
def test_the_least_that_is_named_is_too_much(high: str | None) -> None:
    """From just above 25 mg the whole of it is too much: critical, as of one dose."""
    found = answer(within("25.1", high))
    assert isinstance(found, BoundsTooMuchForIndolent)
    assert found.indicator is Indicator.CRITICAL
    change, back = found.proposals
    assert isinstance(change, ChangeDose)
    assert isinstance(back, RemoveDraft)


@pytest.mark.parametrize(
    ("low", "high"), [("25", "25.1"), ("25", "200"), ("0", "200"), ("20", None)]
)
def test_some_amount_that_is_named_is_too_much(low: str, high: str | None) -> None:
    """Where the least is 25 mg or less nobody knows which one is meant: a warning."""
    found = answer(within(low, high))
    assert isinstance(found, PartTooMuchForIndolent)
    assert found.indicator is Indicator.WARNING


def test_no_amount_that_is_named_is_too_much() -> None:
    """12.5 to 25 mg stays a dose that could not be read."""
    assert type(answer(within("12.5", "25"))) is DoseNotRead


@pytest.mark.parametrize("other", [SSM, GIST])
def test_where_another_dose_may_be_meant(other: Diagnosis) -> None:
    """Smouldering disease has no labelled dose, a tumour another: a warning."""
    diagnoses = (SSM,) if other is SSM else (ISM, GIST)
    found = answer(within("200", "300"), *diagnoses)
    assert isinstance(found, PartTooMuchForIndolent)
    assert found.indicator is Indicator.WARNING


@pytest.mark.parametrize("subtype", [ASM, SM])
def test_outside_indolent_disease_bounds_say_nothing(subtype: Diagnosis) -> None:
    """The dose could not be read, and that is all that is said."""
    assert type(answer(within("200", "300"), subtype, piece="200")) is DoseNotRead


@pytest.mark.parametrize(
    ("piece", "warned"), [("25", False), ("25.1", True), ("50", True), ("200", True)]
)
@pytest.mark.parametrize("dose", [Dose(Decimal("0.2"), Decimal(1)), ONCE_25])
def test_one_tablet_is_more_than_the_dose(
    dose: Dose, piece: str, *, warned: bool
) -> None:
    """25 mg, or micrograms, cannot be taken of a stronger tablet."""
    found = answer(dose, piece=piece)
    assert isinstance(found, TabletTooStrong if warned else NotIndicated)
    if isinstance(found, TabletTooStrong):
        assert found.indicator is Indicator.WARNING


def test_a_strong_tablet_without_an_instruction() -> None:
    """The strength alone is a warning; without one the dose is not read."""
    assert isinstance(answer(Dose(), piece="200"), TabletTooStrong)
    assert type(answer(Dose(), piece="25")) is DoseNotRead
    assert type(answer(Dose())) is DoseNotRead


def test_too_much_wins_over_the_strength_of_the_tablet() -> None:
    """200 mg of a 200 mg tablet is as critical as ever."""
    found = answer(Dose(Decimal(200), Decimal(1)), piece="200")
    assert type(found) is TooMuchForIndolent
    assert type(answer(within("200", "300"), piece="200")) is BoundsTooMuchForIndolent


def test_as_needed() -> None:
    """25 mg is for every day, not for bad days."""
    found = answer(replace(ONCE_25, as_needed=True))
    assert isinstance(found, NotOnceDaily)
    assert found.indicator is Indicator.WARNING
