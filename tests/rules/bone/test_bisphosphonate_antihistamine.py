"""A bisphosphonate infusion without an antihistamine on record."""

import pytest
from bone_charts import CHILD, ZOLEDRONATE, ago, chart
from charts import Chart, Hook, draft, medication

from cds_service.clinical.bone_care_findings import NoAntihistamine
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.bone.bisphosphonate_antihistamine import evaluate

INFUSION: Chart = chart(drafts=(draft(ZOLEDRONATE),))
H1 = Drug.H1_ANTIHISTAMINE


@pytest.mark.parametrize(
    ("drug", "tells"),
    [(ZOLEDRONATE, True), (Drug.PAMIDRONATE, True), (Drug.ALENDRONATE, False)],
)
def test_infusions_only(drug: Drug, *, tells: bool) -> None:
    """Tablets bring no acute reaction."""
    answer = evaluate(chart(drafts=(draft(drug),)))

    assert isinstance(answer, NoAntihistamine if tells else NotIndicated)
    if isinstance(answer, NoAntihistamine):
        assert answer.indicator is Indicator.INFO


@pytest.mark.parametrize(
    "covered",
    [
        replace(INFUSION, medications=(medication(H1, ago(300)),)),
        replace(INFUSION, medications=(medication(Drug.SEDATING_ANTIHISTAMINE),)),
        replace(INFUSION, drafts=(draft(ZOLEDRONATE), draft(H1))),
        replace(INFUSION, other_drafts=(draft(H1),)),
    ],
)
def test_an_antihistamine_is_enough(covered: Chart) -> None:
    """Taken, or ordered beside it."""
    assert isinstance(evaluate(covered), NotIndicated)


def test_an_h2_antihistamine_alone_is_not() -> None:
    """The stomach's is no cover."""
    alone = replace(INFUSION, medications=(medication(Drug.H2_ANTIHISTAMINE, ago(9)),))

    assert isinstance(evaluate(alone), NoAntihistamine)


def test_whom_it_concerns() -> None:
    """Adults with mastocytosis, when ordering, medications read."""
    gaps = (Gap(Record.MEDICATION_STATEMENTS, "was not sent"),)

    for other in (
        replace(INFUSION, gaps=gaps),
        replace(INFUSION, patient=CHILD),
        replace(INFUSION, diagnoses=()),
        replace(INFUSION, hook=Hook.PATIENT_VIEW),
        chart(),
    ):
        assert isinstance(evaluate(other), NotIndicated)
