"""A key of the frame that stands twice is told; one of the two would be lost."""

import json

import pytest
from calls import bundle, call, condition, count, drafting, order, read
from hook_calls import low_neutrophils, path_of
from starlette.testclient import TestClient

from cds_service.from_fhir.request import BadRequest, decode

CALL = call({"labs": bundle(*[count(id=f"o{n}") for n in range(9)])}, fhirServer="x")
DRAFTING = drafting(order(), prefetch={"conditions": bundle(condition())})


def doubling(body: bytes, key: str, first: object) -> bytes:
    """Return a body in which a key stands before itself, with another value."""
    name = json.dumps(key).encode() + b":"
    assert body.count(name) == 1
    return body.replace(name, name + json.dumps(first).encode() + b"," + name)


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("hook", "the body"),
        ("hookInstance", "the body"),
        ("fhirServer", "the body"),
        ("context", "the body"),
        ("prefetch", "the body"),
        ("patientId", "context"),
        ("userId", "context"),
        ("labs", "prefetch"),
    ],
)
@pytest.mark.parametrize(
    "first", [None, {}, "x", bundle(condition()), bundle(*[count()] * 9)]
)
def test_a_doubled_key_is_told(key: str, where: str, first: object) -> None:
    """Whatever stood first, short or long, like the second or not."""
    with pytest.raises(BadRequest, match=f"^{where}: .*twice"):
        decode(doubling(CALL, key, first))


@pytest.mark.parametrize(
    ("key", "where"), [("draftOrders", "context"), ("conditions", "prefetch")]
)
def test_doubled_orders_are_told(key: str, where: str) -> None:
    """One of two lists of drafts is not to vanish."""
    with pytest.raises(BadRequest, match=f"^{where}: .*twice"):
        decode(doubling(DRAFTING, key, bundle(order(id="other"))))


def test_values_that_are_alike_are_not_taken_for_one() -> None:
    """Nine keys that hold the same Bundle are nine keys; nine times one are one."""
    alike = bundle(*[count(note=[{"text": "x" * 99}])] * 9)
    sent = {f"key{n}": alike for n in range(9)}
    decode(call(sent))
    with pytest.raises(BadRequest, match="twice"):
        decode(call(sent).replace(b"key8", b"key7"))


def test_many_keys_are_looked_at_too() -> None:
    """However many there are."""
    sent = {f"key{n:04}": bundle(count()) for n in range(999)}
    decode(call(sent))
    with pytest.raises(BadRequest, match="twice"):
        decode(call(sent).replace(b"key0998", b"key0007"))


def test_what_nobody_reads_may_stand_twice() -> None:
    """Unknown fields of the body and of the context are ignored, however often."""
    body = CALL.replace(b'"hook":', b'"foo": 1, "foo": 2, "hook":')
    body = body.replace(b'"userId":', b'"foo": 1, "foo": 2, "userId":')
    assert len(read(body).labs) == 9


def test_it_is_refused_over_http(client: TestClient) -> None:
    """400, and the answer says where without repeating what was sent."""
    sent = low_neutrophils()
    body = doubling(json.dumps(sent).encode(), "labs", {"secret": 1})
    answer = client.post(
        path_of(sent), content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert "prefetch" in answer.text
    assert "secret" not in answer.text
