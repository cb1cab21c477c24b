"""Transfusions, awaited KIT tests and anaphylactic reactions."""

from datetime import date
from typing import Any

import pytest

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.events import (
    read_allergy,
    read_procedure,
    read_service_request,
)
from cds_service.from_fhir.wire.clinical import (
    AllergyIntolerance,
    Coded,
    Procedure,
    Reaction,
    ServiceRequest,
)
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Coding, Period
from cds_service.knowledge.terminology import value_sets

SNOMED = "http://snomed.info/sct"
DAY = Moment(date(2026, 1, 2))


def coded(code: str, system: str = SNOMED, text: str | None = None) -> Coded:
    """Return a concept of one code."""
    return Coded(coding=[Coding(system=system, code=code)], text=text)


def transfused(**more: Any) -> list[Event]:  # noqa: ANN401
    """Read a red cell transfusion of 2026-01-02."""
    sent: dict[str, Any] = {
        "status": "completed",
        "code": coded("116863004", text="2 units red cells"),
        "performed_date_time": "2026-01-02",
        **more,
    }
    return list(read_procedure(Procedure(**sent), "Procedure/p"))


def test_a_transfusion_is_an_event() -> None:
    """With its name as sent and its day."""
    assert transfused() == [
        Event("Procedure/p", EventKind.TRANSFUSION, "2 units red cells", DAY)
    ]


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("71493000", SNOMED),
        ("12719002", SNOMED),
        ("30233N1", "http://www.cms.gov/Medicare/Coding/ICD10"),
        ("36430", "http://www.ama-assn.org/go/cpt"),
    ],
)
def test_transfusions_are_coded_in_many_ways(code: str, system: str) -> None:
    """Packed cells, platelets, ICD-10-PCS, CPT."""
    assert len(transfused(code=coded(code, system))) == 1


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("completed", 1),
        ("in-progress", 1),
        (" Completed ", 1),
        ("preparation", 0),
        ("not-done", 0),
        ("stopped", 0),
        ("entered-in-error", 0),
        (None, 0),
    ],
)
def test_only_what_was_done_counts(status: str | None, events: int) -> None:
    """A transfusion that was planned changed no count."""
    assert len(transfused(status=status)) == events


def test_a_transfusion_counts_as_of_its_end() -> None:
    """The period's end, else its start, else no date at all."""
    period = Period(start="2026-01-01", end="2026-01-02")
    none: dict[str, Any] = {"performed_date_time": None}
    assert transfused(performed_period=period, **none)[0].when == DAY
    start = Period(start="2026-01-02")
    assert transfused(performed_period=start, **none)[0].when == DAY
    assert transfused(**none)[0].when is None


def test_another_procedure_is_no_transfusion() -> None:
    """Nor is one without a code."""
    assert transfused(code=coded("80146002")) == []
    assert transfused(code=None) == []


@pytest.mark.parametrize(
    ("status", "events"),
    [("active", 1), ("draft", 0), ("completed", 0), ("revoked", 0), (None, 0)],
)
def test_an_active_order_of_a_kit_test_is_awaited(
    status: str | None, events: int
) -> None:
    """A completed one has its result elsewhere."""
    order = ServiceRequest(
        status=status,
        code=coded("55201-8", "http://loinc.org"),
        authored_on="2026-01-02",
    )
    read = list(read_service_request(order, "ServiceRequest/s"))
    assert [(item.kind, item.when) for item in read] == [
        (EventKind.KIT_TEST_ORDERED, DAY)
    ] * events


def test_another_order_is_no_kit_test() -> None:
    """A blood count that was ordered is none."""
    order = ServiceRequest(status="active", code=coded("58410-2", "http://loinc.org"))
    assert list(read_service_request(order, "ServiceRequest/s")) == []


def allergic(
    *reactions: Reaction, verification: str | None = None, clinical: str | None = None
) -> list[Event]:
    """Read an allergy to bee venom with these reactions."""
    allergy = AllergyIntolerance(
        code=CodeableConcept(text="bee venom"),
        recorded_date="2026-01-02",
        reaction=[*reactions],
        verification_status=verification,
        clinical_status=clinical,
    )
    return list(read_allergy(allergy, "AllergyIntolerance/a"))


ANAPHYLAXIS = Reaction(manifestation=[coded("39579001")])
HIVES = Reaction(manifestation=[coded("126485001")])


def test_an_anaphylactic_reaction_is_an_event() -> None:
    """Once, however many reactions there were, and whatever the list looks like."""
    expected = [
        Event("AllergyIntolerance/a", EventKind.ANAPHYLAXIS_REACTION, "bee venom", DAY)
    ]
    assert allergic(HIVES, ANAPHYLAXIS, ANAPHYLAXIS) == expected
    assert allergic(Reaction(manifestation=coded("39579001"))) == expected
    assert allergic(HIVES, Reaction()) == []
    assert allergic() == []


def test_a_refuted_allergy_is_none_and_a_resolved_one_was_one() -> None:
    """The reaction happened, even if the allergy is gone."""
    assert allergic(ANAPHYLAXIS, verification="refuted") == []
    assert allergic(ANAPHYLAXIS, verification="entered-in-error") == []
    assert len(allergic(ANAPHYLAXIS, clinical="resolved")) == 1


_FROM_ELSEWHERE = {
    EventKind.PREGNANCY_TEST,
    EventKind.CHEMISTRY,
    EventKind.KIT_TEST_ORDERED,
    EventKind.ANAPHYLAXIS_REACTION,
}
CODED_KINDS = [
    kind
    for kind in EventKind
    if kind.value in value_sets() and value_sets()[kind.value].codes
]


@pytest.mark.parametrize("kind", CODED_KINDS)
def test_a_procedure_of_any_set_is_an_event(kind: EventKind) -> None:
    """A kind is read as soon as its value set exists; results come from results."""
    system, code = next(iter(value_sets()[kind.value].codes))
    kinds = [event.kind for event in transfused(code=coded(code, system))]
    assert (kind in kinds) is (kind not in _FROM_ELSEWHERE)
