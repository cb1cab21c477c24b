"""What a call is about besides drugs reaches the chart, and only that."""

from typing import Any

import pytest
from calls import bundle, condition, drafting, order, read

from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.record import Topic

MINE = {"reference": "Patient/p1"}
THEIRS = {"reference": "Patient/p2"}


def imaging(id_: str = "s1", /, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return a draft order of imaging with contrast."""
    return {
        "resourceType": "ServiceRequest",
        "id": id_,
        "status": "draft",
        "subject": MINE,
        "code": {"text": "CT abdomen with contrast"},
        **more,
    }


def shown(chart: Chart) -> list[tuple[str, str, str]]:
    """Return what is wanted: reference, kind, phase."""
    return [(item.reference, item.kind, item.phase) for item in chart.wanted]


def test_drafts_on_signing() -> None:
    """All of them, in one order however they come; an order of a drug is no event."""
    surgery = imaging("s2", code={"text": "knee surgery"})
    expected = [
        ("ServiceRequest/s1", "contrast-imaging", "being ordered"),
        ("ServiceRequest/s2", "surgery-or-anaesthesia", "being ordered"),
    ]
    drafts = [imaging(), surgery, order(status="draft")]
    assert shown(read(drafting(*drafts))) == expected
    assert shown(read(drafting(*drafts[::-1]))) == expected
    assert shown(read(drafting(imaging(), *drafts))) == expected


def test_drafts_on_selecting() -> None:
    """Only the selected ones; all where it cannot be told which."""
    drafts = [imaging("s1"), imaging("s2"), order(id="m1", status="draft")]

    def selecting(*selections: str) -> list[str]:
        body = drafting(*drafts, hook="order-select", selections=[*selections])
        return [item.reference for item in read(body).wanted]

    assert selecting("ServiceRequest/s2") == ["ServiceRequest/s2"]
    assert selecting("MedicationRequest/m1") == []
    assert selecting("MedicationRequest/m1", "ServiceRequest/s1") == [
        "ServiceRequest/s1"
    ]
    assert selecting() == ["ServiceRequest/s1", "ServiceRequest/s2"]
    assert selecting("ServiceRequest/of-nobody") == selecting()


@pytest.mark.parametrize(
    ("status", "number"),
    [
        ("draft", 1),
        ("active", 1),
        (None, 1),
        ("of-another-word", 1),
        ("on-hold", 0),
        ("revoked", 0),
        ("cancelled", 0),
        ("completed", 0),
        ("entered-in-error", 0),
    ],
)
def test_an_ended_draft_is_not_about_to_be_done(
    status: str | None, number: int
) -> None:
    """The same as for drugs."""
    assert len(read(drafting(imaging(status=status))).wanted) == number


def test_an_order_that_is_signed_anew_is_a_draft_and_not_on_record() -> None:
    """Others on record stay; nothing of a visit is taken for an order."""
    active = [imaging("s1", status="active"), imaging("s2", status="active")]
    record = {"serviceRequests": bundle(*active)}
    chart = read(drafting(imaging("s1"), prefetch=record))
    assert [(item.reference, item.phase) for item in chart.events] == [
        ("ServiceRequest/s2", Phase.ORDERED)
    ]
    ended = read(drafting(imaging("s1", status="revoked"), prefetch=record))
    assert len(ended.events) == 2


def test_a_draft_of_no_interest_makes_no_noise() -> None:
    """Not even when it cannot be read."""
    count = imaging(code={"text": "CBC"})
    for draft in (count, {**count, "authoredOn": 5}, {**count, "subject": "x"}):
        chart = read(drafting(draft))
        assert (chart.wanted, chart.unread) == ((), ())


@pytest.mark.parametrize(
    "code",
    [
        {"text": "CT with contrast"},
        {"coding": [{"system": "http://snomed.info/sct", "code": "32962002"}]},
        {"text": 5},
    ],
)
def test_a_draft_of_interest_that_cannot_be_read_is_said(code: Any) -> None:  # noqa: ANN401 (JSON)
    """And so is one of which nothing is known."""
    chart = read(drafting(imaging(code=code, authoredOn=5)))
    assert chart.wanted == ()
    assert [(item.reference, item.about) for item in chart.unread] == [
        ("ServiceRequest/s1", Topic.UNKNOWN)
    ]


def test_drafts_of_another_patient_are_counted() -> None:
    """And never read."""
    chart = read(drafting(imaging(subject=THEIRS)))
    assert chart.wanted == ()
    assert [(item.reference, item.why) for item in chart.unread] == [
        ("ServiceRequest", "1 resource belongs to another patient")
    ]


def test_a_transfusion_that_is_ordered_is_none_that_was_given() -> None:
    """Neither from the record nor from the drafts."""
    code = {"coding": [{"system": "http://snomed.info/sct", "code": "116863004"}]}
    blood = imaging("s2", code=code, status="active", authoredOn="2026-01-05")
    record = {"serviceRequests": bundle(blood), "conditions": bundle(condition())}
    chart = read(drafting(imaging(code=code), prefetch=record))
    assert [item.phase for item in chart.events_of(EventKind.TRANSFUSION)] == [
        Phase.ORDERED
    ]
    assert chart.done(EventKind.TRANSFUSION) == ()
