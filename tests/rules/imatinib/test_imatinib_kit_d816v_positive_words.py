"""What the card about imatinib and a positive KIT test quotes and leaves open."""

import pytest
from kit_charts import FUSED, POSITIVE, kit_chart

from cds_service.cards.wording import paragraph
from cds_service.clinical.chart import Chart
from cds_service.clinical.imatinib_findings import D816VPositive
from cds_service.clinical.imatinib_positive_texts import POSITIVE_TEXTS
from cds_service.clinical.outcome import Finding
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import FusionFinding
from cds_service.frozen import replace
from cds_service.rules.imatinib.imatinib_kit_d816v_positive import evaluate


def finding(chart: Chart) -> Finding:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, Finding)
    return answer


@pytest.mark.parametrize(
    ("chart", "phrase"),
    [
        (kit_chart(POSITIVE), "no test on record"),
        (
            replace(kit_chart(POSITIVE), gaps=(Gap(Record.GENETICS, "not sent"),)),
            "no clear result",
        ),
        (
            kit_chart(
                POSITIVE, fusions=(replace(FUSED, finding=FusionFinding.UNCLEAR),)
            ),
            "no clear result",
        ),
    ],
)
def test_what_is_known_of_the_fusion(chart: Chart, phrase: str) -> None:
    """No test, and a test that is not clear or not sent, are told apart."""
    assert f"FIP1L1-PDGFRA: {phrase}" in finding(chart).missing


@pytest.mark.parametrize("kind", POSITIVE_TEXTS)
def test_the_report_is_quoted_first(kind: type[D816VPositive]) -> None:
    """What the laboratory wrote stands under the first line, harmless as Markdown."""
    chart = kit_chart(replace(POSITIVE, quote="D816V *found*"))
    first = POSITIVE_TEXTS[kind].detail[0]

    assert paragraph(first, finding(chart)) == r'As reported: "D816V \*found\*"'
    assert paragraph(first, finding(kit_chart(replace(POSITIVE, quote="")))) == ""
