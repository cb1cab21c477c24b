"""What a token claims: each claim missing, misspelt, below, at and above its bound."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from hook_calls import low_neutrophils, path_of
from jwt.api_jws import PyJWS
from refused import fails
from tokens import (
    ISSUER,
    PUBLIC,
    SECONDS,
    Hospital,
    bearer,
    claims_for,
    ec_key,
    signed,
    token,
)

from cds_service.hooks.trust.claims import audiences

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


@pytest.mark.parametrize(
    "audience",
    [
        f"{PUBLIC}/cds-services",
        [f"{PUBLIC}/cds-services"],
        ["https://other.example.org", f"{PUBLIC}/cds-services"],
    ],
)
def test_sec_05_the_audience_is_the_url(hospital: Hospital, audience: object) -> None:
    """SEC-05: the URL itself, or a list with it."""
    assert hospital.discovers(token(_PATH, aud=audience)) == 200


@pytest.mark.parametrize(
    "audience",
    [
        PUBLIC,
        f"{PUBLIC}/",
        f"{PUBLIC}/cds-services/",
        f"{PUBLIC}/cds-services?x=1",
        f"{PUBLIC}/CDS-services",
        "http://cds.example.org/cds-services",
        "https://cds.example.org:443/cds-services",
        "https://cds.example.org.evil.example.org/cds-services",
        "/cds-services",
        "",
        [],
        [f"{PUBLIC}/cds-services/sm-order-sign"],
    ],
)
def test_sec_05_another_url_is_no_audience(
    hospital: Hospital, audience: object
) -> None:
    """SEC-05: letter for letter."""
    fails(hospital, token(_PATH, aud=audience), "audience")


@pytest.mark.parametrize(
    ("public_url", "path", "expected"),
    [
        ("https://c.example.org", "/cds-services", {"/cds-services"}),
        (
            "https://c.example.org",
            "/cds-services//x/",
            {"/cds-services/x", "/cds-services//x/"},
        ),
        ("https://c.example.org/sm", "/sm/explain/x", {"/sm/explain/x"}),
        ("https://c.example.org/sm", "/explain/x", {"/sm/explain/x"}),
        ("https://c.example.org/sm", "/smart/x", {"/sm/smart/x"}),
    ],
)
def test_the_url_as_it_is_and_as_it_was_spelled(
    public_url: str, path: str, expected: set[str]
) -> None:
    """A slash too many is signed by the client as it calls it."""
    assert audiences(public_url, path) == {
        f"https://c.example.org{one}" for one in expected
    }


def test_a_doubled_slash_is_signed_as_it_is_called(hospital: Hospital) -> None:
    """The public sandbox does so when the address was typed with a slash."""
    call = low_neutrophils()
    path = path_of(call).replace("/sm-", "//sm-")
    answer = hospital.client.post(path, json=call, headers=bearer(token(path)))

    assert answer.status_code == 200


_TENANTS: Final = 'tenants = ["east", "west"]'


@pytest.mark.parametrize(
    ("tenant", "status"), [("east", 200), ("west", 200), ("north", 401), (None, 401)]
)
def test_only_listed_tenants_get_in(
    tmp_path: Path, tenant: str | None, status: int
) -> None:
    """A tenant that is not listed, or not named, is a stranger."""
    hospital = Hospital(tmp_path, more=_TENANTS)

    assert hospital.discovers(token(_PATH, tenant=tenant)) == status
    assert hospital.cause == ("unknown-tenant" if status == 401 else "")


def test_without_a_list_any_tenant_gets_in(hospital: Hospital) -> None:
    """Most clients have one tenant and need no list."""
    assert hospital.discovers(token(_PATH, tenant="anything")) == 200


def test_one_issuer_may_stand_for_several_clients(tmp_path: Path) -> None:
    """Oracle Health signs for all its sites as one issuer: the tenant tells."""
    other = (
        f'[[client]]\nname = "west"\nissuer = "{ISSUER}"\njwks_file = "jwks.json"\n'
        'tenants = ["west"]\nrequests_per_minute = 1'
    )
    hospital = Hospital(tmp_path, more=f'tenants = ["east"]\n{other}')
    call = low_neutrophils()
    for tenant in ("east", "west"):
        sent = token(path_of(call), tenant=tenant, jti=f"for-{tenant}")
        hospital.client.post(path_of(call), json=call, headers=bearer(sent))

    told = [(line["client"], line["tenant"]) for line in hospital.lines]
    assert told == [("hospital", "east"), ("west", "west")]


def test_a_clock_that_is_wrong_is_told_as_such(hospital: Hospital) -> None:
    """Ours an hour behind: too early; an hour ahead: expired."""
    hospital.now -= timedelta(hours=1)
    fails(hospital, signed(claims_for(_PATH)), "too-early")
    hospital.now += timedelta(hours=2)
    fails(hospital, signed(claims_for(_PATH)), "expired")
