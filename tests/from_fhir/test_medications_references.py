"""A drug that stands elsewhere is found under every way to point at it."""

import pytest
from calls import MINE, Json, bundle, call, drafting, read

from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Topic

RYDAPT: Json = {
    "resourceType": "Medication",
    "id": "d1",
    "code": {
        "coding": [
            {
                "system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                "code": "1919088",
            }
        ]
    },
}
ADDRESS = "urn:uuid:7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11"


def pointing(pointer: Json, **more: object) -> Json:
    """Return an active order whose drug is elsewhere."""
    return {
        "resourceType": "MedicationRequest",
        "id": "m1",
        "status": "active",
        "intent": "order",
        "subject": MINE,
        "authoredOn": "2025-12-01",
        "medicationReference": pointer,
        **more,
    }


@pytest.mark.parametrize(
    ("pointer", "address"),
    [
        ("Medication/d1", ""),
        ("https://ehr.example/r4/Medication/d1", ""),
        ("Medication/d1/_history/3", ""),
        ("https://ehr.example/r4/Medication/d1/_history/3", ""),
        (
            "https://ehr.example/r4/Medication/d1",
            "https://ehr.example/r4/Medication/d1",
        ),
        (ADDRESS, ADDRESS),
    ],
)
def test_another_entry(pointer: str, address: str) -> None:
    """Relative, absolute, versioned, or by the address of its entry."""
    sent = bundle(pointing({"reference": pointer}))
    sent["entry"].append({"fullUrl": address, "resource": RYDAPT})
    chart = read(call({"medicationRequests": sent}))

    assert [item.drug for item in chart.medications] == [Drug.MIDOSTAURIN]
    assert not chart.unread


def test_under_another_key() -> None:
    """The drug may come under any key, or among the drafts."""
    order = pointing({"reference": "Medication/d1"})
    apart = {"medicationRequests": bundle(order), "drugs": bundle(RYDAPT)}

    assert len(read(call(apart)).medications) == 1
    assert len(read(drafting(order, RYDAPT)).drafts) == 1


def test_inside_the_order() -> None:
    """A contained drug."""
    order = pointing({"reference": "#d1"}, contained=[RYDAPT])

    assert len(read(call({"medicationRequests": bundle(order)})).medications) == 1


def test_its_name_only() -> None:
    """A drug that was not sent is known by the display of the reference."""
    order = pointing({"reference": "Medication/gone", "display": "Rydapt 25 mg"})
    (found,) = read(call({"medicationRequests": bundle(order)})).medications

    assert (found.drug, found.name) == (Drug.MIDOSTAURIN, "Rydapt 25 mg")


def test_nothing_there() -> None:
    """A drug that was not sent and has no name is said to be unknown."""
    order = pointing({"reference": "Medication/gone"})
    chart = read(call({"medicationRequests": bundle(order)}))

    assert chart.medications == ()
    assert [item.about for item in chart.unread] == [Topic.UNKNOWN_DRUG]
