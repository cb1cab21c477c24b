"""Which questionnaire was filled in: these have titles and no codes."""

from datetime import date
from typing import Any

import pytest
from calls import bundle, call, read

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment

DISPLAY = "http://hl7.org/fhir/StructureDefinition/display"


def filled_in(**more: Any) -> tuple[Event, ...]:  # noqa: ANN401 (JSON)
    """Read a questionnaire that was filled in on 2026-01-02."""
    sent = {
        "resourceType": "QuestionnaireResponse",
        "id": "q",
        "status": "completed",
        "questionnaire": "https://ehr.example/Questionnaire/msaf|1.0",
        "subject": {"reference": "Patient/p1"},
        "authored": "2026-01-02",
        **more,
    }
    return read(call({"questionnaireResponses": bundle(sent)})).events


def test_one_that_was_filled_in() -> None:
    """By its address."""
    assert filled_in() == (
        Event(
            "QuestionnaireResponse/q",
            EventKind.SYMPTOM_SCORE,
            "https://ehr.example/Questionnaire/msaf|1.0",
            Moment(date(2026, 1, 2)),
        ),
    )


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("completed", 1),
        ("amended", 1),
        ("in-progress", 0),
        ("stopped", 0),
        ("entered-in-error", 0),
        (None, 0),
    ],
)
def test_one_that_was_only_begun_is_none(status: str | None, events: int) -> None:
    """Its score is missing."""
    assert len(filled_in(status=status)) == events


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Mastocytosis Symptom Assessment Form (MSAF)", "mediator-symptom-score"),
        ("ISM-SAF TSS", "mediator-symptom-score"),
        ("AdvSM-SAF", "mediator-symptom-score"),
        ("https://x.example/Questionnaire/mastocytosis-symptom-assessment-form", None),
        ("Mastocytosis Quality of Life Questionnaire", "mastocytosis-quality-of-life"),
        ("MC-QoL", "mastocytosis-quality-of-life"),
        ("mqlq_v2", "mastocytosis-quality-of-life"),
        ("PHQ-9", "depression-screen"),
        ("PHQ2", "depression-screen"),
        ("Patient Health Questionnaire", "depression-screen"),
        ("http://loinc.org/q/44249-1", "depression-screen"),
        ("http://loinc.org/vs/55757-9|2.72", "depression-screen"),
    ],
)
def test_titles_and_addresses(title: str, kind: str | None) -> None:
    """In their short and long forms."""
    (event,) = filled_in(questionnaire=title)
    assert event.kind.startswith(kind or "mediator-symptom-score")


@pytest.mark.parametrize(
    "title",
    [
        "MPN-SAF TSS",
        "Total Symptom Score",
        "GAD-7",
        "Asthma quality of life",
        "https://ehr.example/Questionnaire/123",
        "http://loinc.org/q/718-7",
        "",
        None,
    ],
)
def test_other_questionnaires(title: str | None) -> None:
    """A symptom score of another disease is none of this one."""
    assert filled_in(questionnaire=title) == ()


def test_where_else_a_title_stands() -> None:
    """Beside the address, in a reference of STU3, in the questionnaire itself."""
    address = "https://ehr.example/Questionnaire/77"
    beside = {"extension": [{"url": DISPLAY, "valueString": "MSAF"}]}
    (event,) = filled_in(questionnaire=address, _questionnaire=beside)
    assert event.name == "MSAF"
    (event,) = filled_in(questionnaire={"reference": address, "display": "MSAF"})
    assert event.name == "MSAF"
    inside = [
        {"resourceType": "Patient", "name": [{"family": "MSAF"}]},
        {"resourceType": "Practitioner", "title": "MQLQ"},
        {"resourceType": "Questionnaire", "id": "q", "title": "MSAF"},
    ]
    (event,) = filled_in(questionnaire="#q", contained=inside)
    assert (event.name, event.kind) == ("MSAF", EventKind.SYMPTOM_SCORE)


def test_one_named_twice_is_one_event() -> None:
    """By title and by address."""
    (event,) = filled_in(
        questionnaire={"reference": "Questionnaire/msaf", "display": "MSAF"}
    )
    assert event.name == "MSAF"


@pytest.mark.parametrize("shape", [5, "x", [5], {"extension": 5}, None])
def test_what_is_beside_may_have_any_shape(shape: object) -> None:
    """It costs nothing else."""
    assert len(filled_in(_questionnaire=shape, contained=shape)) == 1
