"""One resource as it was sent, byte for byte."""

import json
from collections.abc import Iterator

import msgspec
import pytest
from calls import bundle, call, count, drafting, order

from cds_service.from_fhir import original as module
from cds_service.from_fhir.entries import Original, originals_in
from cds_service.from_fhir.original import Originals
from cds_service.from_fhir.original import original as original_in
from cds_service.from_fhir.request import decode


def original(body: bytes, reference: str) -> bytes | None:
    """Find it in a whole call."""
    return original_in(decode(body).values, reference)


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


def test_a_refill_is_a_draft_under_another_name() -> None:
    """One hook calls its draft orders `medications`."""
    context = {"patientId": "p1", "medications": bundle(order())}
    sent = {"hook": "medication-refill", "hookInstance": "i", "context": context}
    body = json.dumps(sent).encode()
    assert original(body, "MedicationRequest/m1") is not None


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
    "beside",
    [
        order(id="other", identifier=[{"value": "m1"}]),
        order(id="other", contained=[order(status="draft")]),
        order(id="other", note=[{"text": '{"id":"m1"}'}]),
        count(id="m1"),
        order(id="m11"),
        order(id=5),
        None,
    ],
)
def test_what_only_holds_the_id_is_passed_over(beside: object) -> None:
    """An id in another place, or of another kind, is not the resource."""
    sent = {"resourceType": "Bundle", "entry": [{"resource": beside}, None, 5]}
    body = call({"labs": sent, "medicationRequests": bundle(order())})
    found = original(body, "MedicationRequest/m1")
    assert found is not None
    assert json.loads(found) == order()


def test_an_id_may_be_written_with_escapes() -> None:
    """To JSON it is the same id, though its bytes are other ones."""
    sent = json.dumps(bundle(order())).replace('"m1"', '"\\u006d1"').encode()
    body = call({"medicationRequests": "HERE"}).replace(b'"HERE"', sent)
    assert original(body, "MedicationRequest/m1") is not None


def test_the_values_that_may_hold_it_are_enough() -> None:
    """Who knows where it lies need not have the whole body searched."""
    values = [msgspec.Raw(b"null"), msgspec.Raw(SPACED), msgspec.Raw(b"5")]
    assert original_in(values, "Observation/o1") == SPACED
    assert original_in(values[:1], "Observation/o1") is None


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b'{"resourceType": "Bundle", "entry": 5}',
        b"[" * 10_000,
        b'"junk"',
        b'{"resourceType": 5}',
        json.dumps(bundle(count(id="other"))).encode(),
    ],
)
def test_what_is_not_there_is_none(sent: bytes) -> None:
    """Nothing raises."""
    assert original_in([msgspec.Raw(sent)], "Observation/o1") is None


def test_a_value_is_read_for_good_when_many_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Hundreds of orders take three passes over the record that holds them."""
    passes: list[bytes] = []

    def noting(raw: msgspec.Raw, holding: bytes = b"") -> Iterator[Original]:
        passes.append(holding)
        return originals_in(raw, holding)

    monkeypatch.setattr(module, "originals_in", noting)
    many = [order(id=f"order-{at}") for at in range(300)]
    body = call({"labs": bundle(count()), "medicationRequests": bundle(*many)})
    find = Originals(decode(body).values)
    found = [find(f"MedicationRequest/order-{at}") for at in range(300)]

    assert [json.loads(each or b"null") for each in found] == many
    assert passes == [b"order-0", b"order-1", b""]


def test_of_two_with_the_same_id_the_first_is_found() -> None:
    """Within a value as between values."""
    twice = bundle(order(status="draft"), order())
    found = original(call({"medicationRequests": twice}), "MedicationRequest/m1")
    assert found is not None
    assert json.loads(found)["status"] == "draft"


def test_a_value_that_breaks_off_is_not_passed_over() -> None:
    """Where the newer one cannot be read, the older one is not put in its place."""
    broken = b'{"resourceType": "Bundle", "entry": [{"fullUrl": "m1 \xff"}]}'
    older = json.dumps(order()).encode()
    values = [msgspec.Raw(broken), msgspec.Raw(older)]
    assert original_in(values[1:], "MedicationRequest/m1") == older
    assert original_in(values, "MedicationRequest/m1") is None
