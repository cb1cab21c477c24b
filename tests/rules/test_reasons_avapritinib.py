"""What is said of avapritinib when nothing is to be done, word for word."""

import aya_charts as aya
import pytest
from charts import (
    ISM,
    Chart,
    lab,
)
from reasons_said import Evaluate, said, unread

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import Drug
from cds_service.frozen import replace
from cds_service.rules.avapritinib import (
    avapritinib_cyp3a,
    avapritinib_platelet_monitor,
    avapritinib_platelet_start,
)

BEGUN_WHEN = (
    "when avapritinib was begun is not on record: in its first 8 weeks platelets are"
    " due every 2 weeks"
)


@pytest.mark.parametrize(
    ("evaluate", "chart", "reason"),
    [
        (
            avapritinib_platelet_start.evaluate,
            aya.chart(lab(Analyte.PLATELETS, "90"), taken=(aya.taking(),)),
            "taken already, see avapritinib-platelet-monitor",
        ),
        (
            avapritinib_platelet_monitor.evaluate,
            aya.chart(
                lab(Analyte.PLATELETS, "90"),
                hook=aya.VIEW,
                taken=(aya.taking(dose="25"),),
                diagnoses=(ISM,),
            ),
            "no count is due by the calendar in indolent disease",
        ),
        (
            avapritinib_platelet_monitor.evaluate,
            aya.chart(
                lab(Analyte.PLATELETS, "90"), hook=aya.VIEW, taken=(aya.taking(None),)
            ),
            "the platelets are counted in time",
        ),
        (
            avapritinib_platelet_monitor.evaluate,
            aya.chart(
                lab(Analyte.PLATELETS, "90", "2025-12-20"),
                hook=aya.VIEW,
                taken=(aya.taking(None),),
            ),
            BEGUN_WHEN,
        ),
        (
            avapritinib_cyp3a.evaluate,
            replace(aya.chart(), unread=unread(Drug.STRONG_CYP3A_INHIBITOR)),
            "a drug could not be read: it has no unit",
        ),
        (
            avapritinib_platelet_monitor.evaluate,
            replace(
                aya.chart(hook=aya.VIEW, taken=()), unread=unread(Drug.AVAPRITINIB)
            ),
            "an avapritinib record could not be used: it has no unit",
        ),
    ],
)
def test_avapritinib(evaluate: Evaluate, chart: Chart, reason: str) -> None:
    """Each silence on avapritinib names its own cause."""
    assert said(evaluate(chart)) == reason
