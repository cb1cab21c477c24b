"""Replaying strictly: what is not valid R4 is named."""

import json

from told_service import Server, cards, case, printed

from cds_service.commands.replay import play

BAD_PATIENT = {"resourceType": "Patient", "id": "p1", "gender": 3}


def test_strict_names_what_is_not_r4() -> None:
    """Each resource that is not valid is named."""
    body = json.dumps({"prefetch": {"patient": BAD_PATIENT, "labs": None}}).encode()

    text, code = printed(*play([case(body=body)], Server(cards()), strict=True))

    assert code == 1
    assert "not valid R4: Patient/p1: " in text


def test_strict_looks_into_bundles_and_drafts() -> None:
    """Prefetch and draft orders are looked through, whatever they hold."""
    entry = {"entry": [{"resource": BAD_PATIENT}], "resourceType": "Bundle"}
    body = {"prefetch": {"labs": entry}, "context": {"draftOrders": entry}}
    sent = json.dumps(body).encode()

    (result,) = play([case(body=sent)], Server(cards()), strict=True)

    assert len(result.faults) == 2


def test_strict_lets_a_case_say_why_not() -> None:
    """A request that is knowingly not R4 is no fault."""
    sent = json.dumps({"prefetch": {"patient": BAD_PATIENT}}).encode()

    (result,) = play([case(body=sent, not_r4="as sent")], Server(cards()), strict=True)

    assert result.faults == ()


def test_strict_survives_what_is_no_request() -> None:
    """A broken body is a fault, not a crash."""
    for body in (b"{", b"[]", b'{"prefetch": 3, "context": 3}'):
        list(play([case(body=body)], Server(cards()), strict=True))
