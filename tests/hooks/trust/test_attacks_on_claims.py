"""Attacks by what a token claims, each under its name."""

import json
from pathlib import Path
from typing import Final

import pytest
from refused import fails
from tokens import (
    ISSUER,
    SECONDS,
    Hospital,
    bearer,
    claims_for,
    ec_key,
    jwk,
    jwks,
    signed,
    token,
    unsigned,
)

_PATH: Final = "/cds-services"
_CLAIMS: Final = claims_for(_PATH)


def test_claims_changed_after_signing(hospital: Hospital) -> None:
    """The signature is of other claims."""
    head, _, signature = token(_PATH).split(".")
    other = unsigned({}, _CLAIMS | {"exp": SECONDS + 600}).split(".")[1]

    fails(hospital, f"{head}.{other}.{signature}", "signature")


def test_sec_11_a_token_used_twice(hospital: Hospital) -> None:
    """SEC-11, replay: one token, one call, even to the same address."""
    sent = token(_PATH)

    assert hospital.discovers(sent) == 200
    fails(hospital, sent, "replayed")


def test_a_token_for_another_address(hospital: Hospital) -> None:
    """SEC-05: what was meant for one service opens no other."""
    fails(hospital, token("/cds-services/sm-order-sign"), "audience")


def test_the_host_header_decides_nothing(hospital: Hospital) -> None:
    """SEC-05: the audience is under CDS_PUBLIC_URL, not under what a caller wrote."""
    sent = token(_PATH, aud="https://evil.example.org/cds-services")
    answer = hospital.client.get(
        _PATH, headers={**bearer(sent), "Host": "evil.example.org"}
    )

    assert (answer.status_code, hospital.cause) == (401, "audience")


def test_a_client_in_the_name_of_another(tmp_path: Path) -> None:
    """Each issuer has its own keys: being known is not being somebody else."""
    (tmp_path / "other.json").write_text(json.dumps(jwks(jwk(ec_key("clinic")))))
    other = (
        '[[client]]\nname = "clinic"\nissuer = "https://clinic.example.org"\n'
        'jwks_file = "other.json"'
    )
    hospital = Hospital(tmp_path, more=other)

    fails(hospital, signed(_CLAIMS, ec_key("clinic")), "signature")
    own = claims_for(_PATH, iss="https://clinic.example.org")
    assert hospital.discovers(signed(own, ec_key("clinic"))) == 200


@pytest.mark.parametrize(
    "issuer", ["https://evil.example.org", f"{ISSUER}/", ISSUER.upper(), "", 7, None]
)
def test_sec_10_a_foreign_issuer(hospital: Hospital, issuer: object) -> None:
    """SEC-10: only issuers of the clients file, letter for letter."""
    text = signed({**_CLAIMS, "iss": issuer})

    assert hospital.discovers(text) == 401
    assert hospital.cause in {"unknown-issuer", "token-claims"}
