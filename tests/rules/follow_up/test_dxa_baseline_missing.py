"""No bone density scan on record in an adult with systemic mastocytosis."""

from datetime import date

import pytest
from bone_charts import (
    CHILD,
    FRACTURE,
    MAN_OF_49,
    OSTEOPOROSIS,
    SPINE,
    ago,
    chart,
    problem,
    scan,
)
from charts import ADULT, Chart, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_scan_findings import NoBaselineScan
from cds_service.clinical.event import Phase
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.follow_up.dxa_baseline_missing import evaluate


def test_no_scan_is_a_note() -> None:
    """With an order to make it."""
    answer = evaluate(chart())

    assert isinstance(answer, NoBaselineScan)
    assert answer.indicator is Indicator.INFO
    assert len(answer.proposals) == 1


@pytest.mark.parametrize(
    "silent",
    [
        chart(events=(scan("2009-01-01"),)),
        chart(events=(scan(ago(180), Phase.ORDERED),)),
        chart(lab(Analyte.T_SCORE_CALCANEUS, "0.1", "2009-01-01")),
        chart(lab(SPINE, "0.1", "2009-01-01")),
        chart(problems=(OSTEOPOROSIS,)),
        chart(problems=(FRACTURE,)),
        chart(lab(SPINE, "-2.8"), patient=MAN_OF_49),
        chart(patient=CHILD),
        replace(chart(), diagnoses=()),
    ],
)
def test_silent(silent: Chart) -> None:
    """A scan of any age, one arranged, bone disease, a child, no mastocytosis."""
    assert isinstance(evaluate(silent), NotIndicated)


@pytest.mark.parametrize(
    "record", [Record.LABS, Record.PROCEDURES, Record.IMAGING_REPORTS]
)
def test_records_not_read_say_nothing(record: Record) -> None:
    """The scan may be in them."""
    gaps = (Gap(record, "was not sent"),)

    assert isinstance(evaluate(replace(chart(), gaps=gaps)), NotIndicated)


def test_a_scan_that_is_not_sure_is_named() -> None:
    """And an order that was forgotten does not count."""
    unsure = scan("2024-01-01", sure=False)
    answer = evaluate(chart(events=(unsure, scan(ago(181), Phase.ORDERED))))

    assert isinstance(answer, NoBaselineScan)
    assert answer.doubtful == (unsure,)


def test_a_pregnancy_is_not_scanned() -> None:
    """Radiation can wait; without the pregnancy the rule asks."""
    young = replace(ADULT, born_from=date(1990, 5, 1), born_to=date(1990, 5, 1))
    asked = chart(patient=young)
    pregnancy = problem(Ailment.PREGNANCY, began=ago(60))
    waiting = replace(asked, problems=(*asked.problems, pregnancy))

    assert isinstance(evaluate(asked), Finding)
    assert isinstance(evaluate(waiting), NotIndicated)
