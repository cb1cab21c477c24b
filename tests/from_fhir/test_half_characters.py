"""Half a character costs the resource in which it stands, and nothing else."""

import pytest
from calls import bundle, call, count, drafting, order, read
from hook_calls import Json, low_neutrophils, path_of
from starlette.testclient import TestClient

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import Drug
from cds_service.from_fhir.half_characters import marked
from cds_service.from_fhir.request import BadRequest, decode

WHY = "a text in it holds half a character"
HALVES = [rb"\ud800", rb"\uDC00", rb"\udbff and", rb"\ud800\u0041", rb"\ude00\ud83d"]


def with_text(body: bytes, text: bytes) -> bytes:
    """Return a body in which a text stands where HERE was."""
    assert b"HERE" in body
    return body.replace(b"HERE", text)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("depth", [0, 1])
def test_the_resource_that_holds_it_is_unread(half: bytes, depth: int) -> None:
    """In a field that is read or not; the result beside it is read."""
    held = bundle(count(), count(id="o2", note=[{"text": "HERE"}]))
    for _ in range(depth):
        held = bundle(held)
    chart = read(with_text(call({"labs": held}), half))
    assert [lab.reference for lab in chart.labs] == ["Observation/o1"]
    assert [(item.reference, item.about, item.why) for item in chart.unread] == [
        ("Observation/o2", Analyte.NEUTROPHILS, WHY)
    ]


def test_a_draft_that_holds_it_is_told() -> None:
    """It is about to be signed, so it must not vanish."""
    draft = order(dosageInstruction=[{"text": "HERE"}])
    chart = read(with_text(drafting(draft), rb"\ud800"))
    assert chart.drafts == ()
    assert [(item.about, item.why) for item in chart.unread] == [
        (Drug.MIDOSTAURIN, WHY)
    ]


@pytest.mark.parametrize(
    "whole", [rb"\ud83d\ude00", rb"\\ud800", rb"\\\\udc00", rb"\u00e9", b"plain"]
)
def test_whole_characters_are_left_alone(whole: bytes) -> None:
    """A pair is one character; behind an escaped backslash stand mere letters."""
    assert marked(whole) is None


def test_half_beside_whole() -> None:
    """Only the half is marked, also behind an escaped backslash."""
    assert marked(rb"\ud83d\ude00 \\\ud800") == rb"\ud83d\ude00 \\\ufdd0"


def test_what_is_no_json_is_still_none() -> None:
    """Another fault of the text is not excused by half a character."""
    body = with_text(call({"labs": bundle(count(note=[{"text": "HERE"}]))}), rb"\ud800")
    with pytest.raises(BadRequest):
        decode(body[:-1])
    with pytest.raises(BadRequest):
        decode(body.replace(b"final", rb"\q"))


def test_a_skipped_kind_may_hold_it() -> None:
    """A care plan is not read, so nothing is lost and nothing is said."""
    plan = {"resourceType": "CarePlan", "id": "c", "title": "HERE"}
    chart = read(with_text(call({"labs": bundle(count(), plan)}), rb"\ud800"))
    assert (len(chart.labs), chart.unread) == (1, ())


def test_the_call_is_answered(client: TestClient) -> None:
    """Over HTTP: 200, the card of the good result, and the other one named."""
    sent: Json = low_neutrophils()
    sent["prefetch"]["labs"]["entry"].append(
        {"resource": count(id="o3", note=[{"text": "HERE"}])}
    )
    body = with_text(
        TestClient.build_request(client, "POST", "/", json=sent).read(), rb"\ud800"
    )
    answer = client.post(
        path_of(sent), content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 200
    assert "ANC 0.8" in answer.text
    assert WHY in answer.text
