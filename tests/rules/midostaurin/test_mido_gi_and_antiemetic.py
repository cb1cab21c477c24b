"""Midostaurin and the stomach: at the first order, and when nausea is on record."""

from decimal import Decimal

import pytest
from charts import Chart, Hook, on
from mido_charts import TAKING, chart, held
from order_charts import CHILD

from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_gi_and_antiemetic import (
    Nausea,
    StartWithAntiemetic,
    evaluate,
)


def nausea(began: str | None) -> Chart:
    """Return a chart on midostaurin, first dose on 2025-12-04, with nausea."""
    when = on(began) if began else None
    ailments = frozenset({Ailment.NAUSEA_OR_VOMITING})
    return replace(chart(), problems=(Problem("C/n", ailments, began=when),))


def test_the_first_order_is_signed() -> None:
    """A line, with the pause of 3 days and the dose to resume at."""
    answer = evaluate(chart(hook=Hook.ORDER_SIGN, taken=()))
    assert isinstance(answer, StartWithAntiemetic)
    assert answer.indicator is Indicator.INFO
    assert (answer.pause.days, answer.resume_dose.value) == (3, Decimal(50))


def test_silent_while_writing_renewing_or_not_knowing() -> None:
    """Once is enough; a gap may hide an earlier course."""
    for made in (
        chart(hook=Hook.ORDER_SELECT, taken=()),
        chart(hook=Hook.ORDER_SIGN, taken=(TAKING,)),
        replace(
            chart(hook=Hook.ORDER_SIGN, taken=()),
            gaps=(Gap(Record.MEDICATION_ORDERS, "was not sent"),),
        ),
        chart(hook=Hook.ORDER_SIGN, taken=(), drafts=()),
    ):
        assert isinstance(evaluate(made), NotIndicated)


@pytest.mark.parametrize(
    ("began", "told"),
    [("2025-12-03", False), ("2025-12-04", True), (None, True)],
)
def test_nausea_since_the_first_dose(began: str | None, *, told: bool) -> None:
    """The day of the first dose counts; a day that is not known may be later."""
    assert isinstance(evaluate(nausea(began)), Nausea if told else NotIndicated)


def test_silent_without_midostaurin_or_nausea() -> None:
    """On hold, not taken, over, another problem, a child."""
    made = nausea("2026-01-02")
    (found,) = made.problems
    other = replace(found, means=frozenset({Ailment.FLUSHING}))
    for silent in (
        replace(made, medications=(held(),)),
        replace(made, medications=()),
        replace(made, problems=(replace(found, current=False),)),
        replace(made, problems=(other,)),
        replace(made, problems=()),
        replace(made, patient=CHILD),
    ):
        assert isinstance(evaluate(silent), NotIndicated)
