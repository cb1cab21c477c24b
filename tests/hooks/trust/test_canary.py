"""Marked patients, tokens and comments through every address and every failure.

No mark may come out in the log of this service, in what libraries log, in an
answer that is an error, or on the screens of whoever runs it. Cards do hold
what the caller sent, for the caller.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
import respx
from hook_calls import PATIENT_VIEW, Json
from tokens import (
    JWKS_URL,
    PUBLIC,
    bearer,
    claims_for,
    ec_key,
    jwks,
    signed,
    token,
)
from watched import MARK, Watched, call

from cds_service.clinical.outcome import Outcome
from cds_service.commands.logs import AllowedOnly
from cds_service.frozen import replace
from cds_service.hooks import answer
from cds_service.hooks.services import SERVICES

_FEEDBACK: Final = f"{PATIENT_VIEW}/feedback"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """Return it, its JWKS within reach, libraries logging all they can."""
    hospital = Watched(tmp_path, deadline_ms="50", max_body_bytes="100000")
    handler = logging.StreamHandler(hospital.others)
    handler.setFormatter(AllowedOnly())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    with respx.mock(assert_all_called=False) as network:
        network.get(JWKS_URL).respond(200, json=jwks())
        yield hospital
    root.removeHandler(handler)
    root.setLevel(level)


def _spoilt(spoil: Callable[[Json], object]) -> Json:
    one = call()
    spoil(one)
    return one


_ITEM: Final = {
    "card": MARK,
    "outcome": "overridden",
    "outcomeTimestamp": "2026-01-06T12:00:00Z",
    "overrideReason": {"reason": {"code": MARK}, "userComment": f"{MARK} {MARK}"},
}

_CALLS: Final[list[tuple[str, str, object, int]]] = [
    ("POST", PATIENT_VIEW, call(), 200),
    ("POST", "/explain/sm-patient-view", call(), 200),
    ("GET", "/cds-services", b"", 200),
    ("GET", f"/cds-services?{MARK}={MARK}", b"", 200),
    ("GET", f"/rules?q={MARK}", b"", 200),
    ("GET", f"/rules/{MARK}", b"", 404),
    ("GET", f"/{MARK}", b"", 404),
    ("POST", f"/cds-services/{MARK}", call(), 404),
    ("POST", f"/explain/{MARK}", call(), 404),
    ("PUT", PATIENT_VIEW, call(), 405),
    ("POST", "/cds-services", call(), 405),
    ("POST", PATIENT_VIEW, MARK.encode(), 400),
    ("POST", PATIENT_VIEW, f'{{"{MARK}": '.encode(), 400),
    ("POST", PATIENT_VIEW, MARK, 400),
    ("POST", PATIENT_VIEW, [MARK], 400),
    ("POST", PATIENT_VIEW, b"[" * 50_000, 400),
    ("POST", PATIENT_VIEW, _spoilt(lambda one: one.update(hook=MARK)), 400),
    ("POST", PATIENT_VIEW, _spoilt(lambda one: one.update(context=MARK)), 400),
    ("POST", PATIENT_VIEW, _spoilt(lambda one: one.update(prefetch=MARK)), 400),
    ("POST", PATIENT_VIEW, _spoilt(lambda one: one["context"].pop("patientId")), 400),
    ("POST", PATIENT_VIEW, _spoilt(lambda one: one["prefetch"].pop("conditions")), 412),
    ("POST", PATIENT_VIEW, MARK.encode() * 20_000, 413),
    ("POST", _FEEDBACK, {"feedback": [_ITEM]}, 400),
    ("POST", _FEEDBACK, {"feedback": [_ITEM | {"card": PUBLIC}, MARK]}, 400),
    ("POST", _FEEDBACK, {MARK: MARK}, 400),
    (
        "POST",
        _FEEDBACK,
        {"feedback": [_ITEM | {"card": "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0001"}]},
        200,
    ),
]


@pytest.mark.parametrize(("method", "path", "body", "status"), _CALLS)
def test_no_mark_comes_out(
    watched: Watched, method: str, path: str, body: object, status: int
) -> None:
    """RESP-06, AUTHZ-05, SEC-13, FB-13: every address, every way to fail."""
    assert watched.send(path, body, method) == status

    assert MARK not in watched.told()


def test_no_mark_comes_out_of_another_media_type(watched: Watched) -> None:
    """415: neither the type nor the body is repeated."""
    headers = {"Content-Type": f"text/{MARK}"}

    assert watched.send(PATIENT_VIEW, call(), headers=headers) == 415
    assert MARK not in watched.told()


@pytest.mark.parametrize(
    "text",
    [
        MARK,
        f"{MARK}.{MARK}.{MARK}",
        signed(claims_for(PATIENT_VIEW), kid=MARK),
        signed(claims_for(PATIENT_VIEW), jku=f"https://{MARK}.example.org"),
        signed(claims_for(PATIENT_VIEW), typ=MARK),
        signed(claims_for(PATIENT_VIEW), ec_key("attacker"), x5t=MARK),
        token(PATIENT_VIEW, iss=MARK),
        token(PATIENT_VIEW, aud=MARK),
        token(PATIENT_VIEW, exp=MARK),
        token(PATIENT_VIEW, exp=1, jti=MARK, sub=MARK),
    ],
)
def test_no_mark_comes_out_of_a_token(watched: Watched, text: str) -> None:
    """SEC-13: a token that is refused is not kept, told or logged, in no part."""
    assert watched.send(PATIENT_VIEW, call(), headers=bearer(text)) == 401

    told = watched.told()
    assert MARK not in told
    assert all(part not in told for part in text.split("."))


def test_no_mark_comes_out_of_a_sound_token(watched: Watched) -> None:
    """SEC-13: nor is one that is taken."""
    sent = token(PATIENT_VIEW, tenant=MARK, sub=MARK)
    assert watched.send(PATIENT_VIEW, call(), headers=bearer(sent)) == 200

    told = watched.told()
    assert MARK not in told
    assert all(part not in told for part in sent.split("."))


def test_no_mark_comes_out_of_a_defect(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """500: an exception whose message is a patient's; its type and place are told."""

    def broken(*given: object) -> object:
        raise ValueError(MARK, given)

    monkeypatch.setattr(answer, "compose", broken)
    assert watched.send(PATIENT_VIEW, call()) == 500

    assert MARK not in watched.told()
    assert watched.lines[-1]["error"] == "ValueError"
    assert watched.lines[-1]["where"].startswith("cds_service/hooks/answer.py:")


def test_no_mark_comes_out_of_a_broken_rule(tmp_path: Path) -> None:
    """A rule that breaks is named, and so is the type of its error, not its words."""

    def broken(chart: object) -> Outcome:
        raise ValueError(MARK, chart)

    service = SERVICES["sm-patient-view"]
    rule = replace(service.rules[0], evaluate=broken)
    spoilt = replace(service, rules=(rule, *service.rules[1:]))
    hospital = Watched(tmp_path, services=SERVICES | {service.id: spoilt})
    with respx.mock() as network:
        network.get(JWKS_URL).respond(200, json=jwks())
        assert hospital.send(PATIENT_VIEW, call()) == 200

    assert hospital.lines[-1]["failed"] == [f"{rule.id}@{rule.version}"]
    assert MARK not in hospital.told()


def test_the_test_would_see_a_mark(watched: Watched) -> None:
    """The marks do arrive: the caller's own cards and trace hold some."""
    assert watched.send("/explain/sm-patient-view", call()) == 200
    assert MARK in watched.answers[-1].text
    assert MARK not in watched.told()
