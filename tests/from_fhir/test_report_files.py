"""A molecular report that is a file is named; the files of others are not."""

from typing import Any

import pytest
from from_fhir.genetic_results import kit, loinc, read, report, unread

from cds_service.clinical.record import Topic
from cds_service.clinical.variant import KitFinding

PDF: dict[str, Any] = {"presentedForm": [{"contentType": "application/pdf"}]}


@pytest.mark.parametrize(
    "code",
    [
        loinc("50398-7"),
        {"text": "Molecular pathology report"},
        {"text": "Myeloid NGS panel"},
        {"text": "Bone marrow biopsy"},
        {"text": "Molekulargenetischer Befund"},
    ],
)
@pytest.mark.parametrize("said", [{}, {"conclusion": "See attached report."}])
def test_general_report(code: dict[str, Any], said: dict[str, str]) -> None:
    """KIT is often one line in it, so that it was not read is told."""
    lost = unread(report(code=code, **PDF, **said))

    assert (lost.about, lost.status_only) == (Topic.KIT, False)


@pytest.mark.parametrize(
    "name",
    [
        "Chest radiograph",
        "SARS-CoV-2 molecular test",
        "MRI bone marrow",
        "Cytogenetics",
    ],
)
def test_other_reports(name: str) -> None:
    """What holds no KIT result makes no noise."""
    assert read(report(code={"text": name}, **PDF)) == []


def test_formatted_text_of_a_general_report() -> None:
    """It is made from the fields that were read: no noise either."""
    text = {"status": "generated", "div": "<div>Molecular report</div>"}

    assert read(report(code={"text": "Molecular report"}, text=text)) == []


def test_conclusion_that_speaks_of_kit() -> None:
    """Then the conclusion counts, and the file is only its picture."""
    sent = report(code=loinc("50398-7"), conclusion="KIT D816V detected.", **PDF)

    assert kit(sent).finding is KitFinding.D816V_PRESENT
