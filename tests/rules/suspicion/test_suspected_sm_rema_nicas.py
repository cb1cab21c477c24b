"""Anaphylaxis without the diagnosis: the REMA score as a range."""

import pytest
from charts import AS_OF, ISM, Chart, diagnosis, lab, on
from organ_charts import born, problem

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.suspicion.suspected_sm_rema_nicas import (
    RemaHigh,
    RemaOpen,
    evaluate,
)

ATTACK = replace(diagnosis(Disease.ANAPHYLAXIS), recorded=on("2025-10-11"))
MAN, WOMAN = born("1980-01-01", Sex.MALE), born("1980-01-01")
SYNCOPE, HIVES = problem(Ailment.SYNCOPE), problem(Ailment.URTICARIA)
CHART = Chart(AS_OF, MAN, diagnoses=(ATTACK,))


@pytest.mark.parametrize(
    ("tryptase", "kind", "least"),
    [("14.9", NotIndicated, 1), ("15", RemaHigh, 2), ("25.1", RemaHigh, 4)],
)
def test_a_man_with_syncope_and_urticaria(
    tryptase: str, kind: type, least: int
) -> None:
    """Everything is known: 2 and more is high, 1 is not."""
    labs = (lab(Analyte.TRYPTASE, tryptase),)
    found = evaluate(replace(CHART, problems=(SYNCOPE, HIVES), labs=labs))
    assert type(found) is kind
    if isinstance(found, RemaHigh):
        assert (found.least, found.most, found.unknown) == (least, least, ())
        assert found.indicator is Indicator.INFO


def test_what_is_missing_leaves_a_range_without_a_class() -> None:
    """And baseline tryptase is offered first."""
    found = evaluate(CHART)
    assert isinstance(found, RemaOpen)
    assert (found.least, found.most) == (-2, 7)
    first = found.proposals[0]
    assert isinstance(first, OrderTest)
    assert first.test is TestOrder.TRYPTASE


def test_a_score_that_cannot_be_high_is_silent() -> None:
    """A woman with urticaria and a low tryptase: -4 to -1."""
    labs = (lab(Analyte.TRYPTASE, "5"),)
    chart = replace(CHART, patient=WOMAN, problems=(HIVES,), labs=labs)
    assert isinstance(evaluate(chart), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        replace(CHART, diagnoses=()),
        replace(CHART, diagnoses=(ATTACK, ISM)),
        replace(
            CHART,
            diagnoses=(
                ATTACK,
                diagnosis(Disease.INDOLENT_SM, verification=Verification.PROVISIONAL),
            ),
        ),
        replace(CHART, patient=born("2010-01-01", Sex.MALE)),
        replace(CHART, patient=Patient("Patient/p1", sex=Sex.MALE)),
        replace(CHART, gaps=(Gap(Record.CONDITIONS, "was cut", partial=True),)),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """No anaphylaxis, mastocytosis known or suspected, a child, a list in part."""
    assert isinstance(evaluate(chart), NotIndicated)


def test_with_a_tryptase_both_are_asked() -> None:
    """Allergy and haematology."""
    labs = (lab(Analyte.TRYPTASE, "25.1"),)
    found = evaluate(replace(CHART, problems=(SYNCOPE, HIVES), labs=labs))
    assert isinstance(found, RemaHigh)
    labels = [offer.label for offer in found.proposals]
    assert labels == ["Refer to allergy", "Refer to haematology"]
