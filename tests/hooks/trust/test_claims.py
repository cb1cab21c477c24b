"""What a token claims: each claim missing, misspelt, below, at and above its bound."""

import json
from datetime import timedelta
from typing import Final

import pytest
from jwt.api_jws import PyJWS
from refused import fails
from tokens import (
    SECONDS,
    Hospital,
    claims_for,
    ec_key,
    signed,
    token,
)

_PATH: Final = "/cds-services"


@pytest.mark.parametrize("claim", ["iss", "aud", "exp", "iat", "jti"])
def test_sec_04_each_claim_is_needed(hospital: Hospital, claim: str) -> None:
    """SEC-04: drop one, and the call is not let in."""
    fails(hospital, token(_PATH, **{claim: None}), "token-claims")


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("exp", "soon"),
        ("exp", str(SECONDS + 300)),
        ("exp", True),
        ("exp", [SECONDS]),
        ("iat", "now"),
        ("iat", {}),
        ("nbf", "now"),
        ("jti", ""),
        ("jti", 7),
        ("aud", 7),
        ("aud", [7]),
        ("aud", {}),
        ("tenant", 7),
    ],
)
def test_sec_04_claims_have_their_types(
    hospital: Hospital, claim: str, value: object
) -> None:
    """SEC-04: a number is a number, a text a text; nothing is converted."""
    fails(hospital, token(_PATH, **{claim: value}), "token-claims")


@pytest.mark.parametrize("number", ["1e999", "NaN", "Infinity", "-1e999"])
def test_numbers_that_are_none(hospital: Hospital, number: str) -> None:
    """JSON has no infinity; what stands for one crashes nothing."""
    sound = json.dumps(claims_for(_PATH))
    spoilt = sound.replace(f'"exp": {SECONDS + 300}', f'"exp": {number}')
    assert spoilt != sound
    text = PyJWS().encode(
        spoilt.encode(), ec_key(), "ES384", {"kid": "key-1", "typ": "JWT"}
    )

    fails(hospital, text, "token-claims")


@pytest.mark.parametrize(
    ("ended", "status"), [(-300, 200), (59, 200), (59.9, 200), (60, 401), (120, 401)]
)
def test_sec_15_exp_with_60_seconds_of_skew(
    hospital: Hospital, ended: float, status: int
) -> None:
    """SEC-15: a token counts until a minute after its end, and no longer."""
    sent = token(_PATH, exp=SECONDS - ended, iat=SECONDS - 400)

    assert hospital.discovers(sent) == status
    assert hospital.cause == ("expired" if status == 401 else "")


@pytest.mark.parametrize("claim", ["iat", "nbf"])
@pytest.mark.parametrize(("ahead", "status"), [(1, 200), (60, 200), (61, 401)])
def test_sec_15_iat_and_nbf_with_60_seconds_of_skew(
    hospital: Hospital, claim: str, ahead: int, status: int
) -> None:
    """SEC-15: the caller's clock may be a minute ahead of ours."""
    assert hospital.discovers(token(_PATH, **{claim: SECONDS + ahead})) == status
    assert hospital.cause == ("too-early" if status == 401 else "")


@pytest.mark.parametrize(("life", "status"), [(3599, 200), (3600, 200), (3601, 401)])
def test_a_token_lives_an_hour_at_most(
    hospital: Hospital, life: int, status: int
) -> None:
    """What lives longer could not be remembered until its end."""
    assert hospital.discovers(token(_PATH, exp=SECONDS + life)) == status
    assert hospital.cause == ("lives-too-long" if status == 401 else "")


def test_sec_15_other_claims_and_epics_are_passed_over(hospital: Hospital) -> None:
    """SEC-15: sub, and nbf five minutes before iat, are no reason to refuse."""
    sent = token(_PATH, sub="https://ehr.example.org", nbf=SECONDS - 300, x={"y": [1]})

    assert hospital.discovers(sent) == 200


def test_a_clock_that_is_wrong_is_told_as_such(hospital: Hospital) -> None:
    """Ours an hour behind: too early; an hour ahead: expired."""
    hospital.now -= timedelta(hours=1)
    fails(hospital, signed(claims_for(_PATH)), "too-early")
    hospital.now += timedelta(hours=2)
    fails(hospital, signed(claims_for(_PATH)), "expired")
