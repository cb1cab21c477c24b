"""One resource as it was sent, byte for byte."""

import json

import pytest
from calls import bundle, call, count, drafting, order

from cds_service.from_fhir.original import original

SPACED = b'{ "resourceType" : "Observation",  "id":"o1", "x": 1.10, "y": "\\u00e4" }'


def test_the_bytes_are_kept() -> None:
    """Spaces, digits and escapes stay; nothing is lost of what we do not read."""
    body = call({"labs": bundle(bundle({"HERE": 1}))}).replace(b'{"HERE": 1}', SPACED)
    assert original(body, "Observation/o1") == SPACED


def test_a_draft_comes_before_the_record() -> None:
    """The order being signed is the newer one."""
    body = drafting(
        order(status="draft"), prefetch={"medicationRequests": bundle(order())}
    )
    found = original(body, "MedicationRequest/m1")
    assert found is not None
    assert json.loads(found)["status"] == "draft"


def test_a_resource_alone_under_its_key_is_found() -> None:
    """Not everything lies in a Bundle."""
    found = original(call({"labs": count()}), "Observation/o1")
    assert found is not None
    assert json.loads(found) == count()


def test_an_entry_without_id_is_found_by_its_address() -> None:
    """As its facts refer to it."""
    address = "urn:uuid:7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11"
    entry = {"fullUrl": address, "resource": {"resourceType": "Observation"}}
    body = call({"labs": {"resourceType": "Bundle", "entry": [None, entry]}})
    assert original(body, address) == b'{"resourceType": "Observation"}'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"prefetch": 5}',
        b'{"context": {"draftOrders": 5}}',
        b'{"prefetch": {"labs": {"resourceType": "Bundle", "entry": 5}}}',
        b"[" * 10_000,
        call({"labs": "junk", "more": {"resourceType": 5}}),
        call({"labs": bundle(count(id="other"))}),
    ],
)
def test_what_is_not_there_is_none(body: bytes) -> None:
    """Nothing raises."""
    assert original(body, "Observation/o1") is None
