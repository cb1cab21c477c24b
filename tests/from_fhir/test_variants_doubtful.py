"""Panels, files and notes: nothing that may be a KIT result is passed over."""

from typing import Any

import pytest
from from_fhir.genetic_results import (
    component,
    fusion,
    kit,
    loinc,
    observation,
    read,
    report,
    unread,
)

from cds_service.clinical.record import Topic
from cds_service.clinical.variant import FusionFinding, KitFinding

_P = KitFinding.D816V_PRESENT
_N = KitFinding.D816V_ABSENT
_U = KitFinding.UNCLEAR
PDF = [{"contentType": "application/pdf", "data": "JVBERi0="}]
WORDS = {"status": "generated", "div": "<div>KIT D816V detected</div>"}


@pytest.mark.parametrize("panel", ["55201-8", "51966-0", "no-such-code"])
@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (component("88519-4", valueString="Detected"), _P),
        (component("88519-4", valueCodeableConcept=loinc("LA6576-8")), _P),
        ({"code": {"text": "KIT D816V"}, "valueString": "Not detected"}, _N),
        ({"code": {"text": "KIT D816V"}}, _U),
    ],
)
def test_component_of_a_panel(
    panel: str, part: dict[str, Any], expected: KitFinding
) -> None:
    """A component that tests for D816V is a result of its own."""
    other = {"code": {"text": "JAK2 V617F"}, "valueString": "Detected"}

    assert kit(observation(panel, component=[part, other])).finding is expected


@pytest.mark.parametrize(
    "note",
    [
        "Addendum: on repeat testing the assay was positive.",
        "This result is under review.",
        "Sample mislabelled, disregard this result.",
    ],
)
def test_note_that_takes_a_negative_back(note: str) -> None:
    """A coded answer does not stand against the note beside it."""
    answer: dict[str, Any] = {
        "valueCodeableConcept": loinc("LA9634-2"),
        "note": [{"text": note}],
    }

    assert kit(observation("88519-4", **answer)).finding is _U
    assert fusion(observation("55297-6", **answer)).finding is FusionFinding.UNCLEAR


@pytest.mark.parametrize("sent", [{"presentedForm": PDF}, {"text": WORDS}])
def test_report_that_came_as_a_file(sent: dict[str, Any]) -> None:
    """A KIT or fusion report without a conclusion is told as unread."""
    lost = unread(report(code=loinc("55201-8"), **sent))

    assert (lost.about, lost.status_only) == (Topic.KIT, False)
    assert unread(report(code=loinc("55297-6"), **sent)).about is Topic.FUSION


@pytest.mark.parametrize(
    "fields",
    [
        {"code": loinc("11526-1"), "presentedForm": PDF},
        {"code": loinc("55201-8"), "status": "cancelled", "presentedForm": PDF},
        {
            "code": loinc("55201-8"),
            "presentedForm": PDF,
            "result": [{"reference": "Observation/1"}],
        },
    ],
)
def test_file_that_hides_nothing(fields: dict[str, Any]) -> None:
    """Other reports, void ones, and copies of results that were sent."""
    assert read(report(**fields)) == []
