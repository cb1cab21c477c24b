"""Attacks by what the header of a token says, each under its name."""

import base64
from pathlib import Path
from typing import Any, Final

import pytest
import respx
from refused import fails
from tokens import (
    JWKS_URL,
    KID,
    Hospital,
    claims_for,
    ec_key,
    jwk,
    jwks,
    signed,
    signed_as_it_is,
    unsigned,
)

_PATH: Final = "/cds-services"
_CLAIMS: Final = claims_for(_PATH)


@pytest.mark.parametrize("extension", [["exp"], ["b64"], ["x"], [], "exp", [7], None])
def test_crit_demands_what_nobody_understands(
    hospital: Hospital, extension: object
) -> None:
    """RFC 7515, 4.1.11: an extension that is not understood must be refused."""
    header = {"alg": "ES384", "typ": "JWT", "kid": KID, "crit": extension, "x": 1}
    text = unsigned(header, _CLAIMS, b"x" * 96)

    fails(hospital, text, "token-malformed")


def test_crit_is_refused_though_the_library_knows_it(hospital: Hospital) -> None:
    """Rightly signed: b64 is true, as always, and demanded."""
    header: dict[str, object] = {"alg": "ES384", "typ": "JWT", "kid": KID}
    assert hospital.discovers(signed_as_it_is(header, _CLAIMS)) == 200

    header |= {"b64": True, "crit": ["b64"]}
    fails(hospital, signed_as_it_is(header, _CLAIMS | {"jti": "2"}), "token-malformed")


def test_b64_takes_the_claims_out_of_the_token(hospital: Hospital) -> None:
    """RFC 7797: a signature over content that is not in the token."""
    header = {"alg": "ES384", "typ": "JWT", "kid": KID, "b64": False, "crit": ["b64"]}

    fails(hospital, unsigned(header, _CLAIMS, b"x" * 96), "token-malformed")


@pytest.mark.parametrize("name", ["jwk", "x5u", "x5c"])
def test_a_key_that_comes_with_the_token(hospital: Hospital, name: str) -> None:
    """Embedded jwk, x5u, x5c: what a token brings along proves nothing about it."""
    brought: dict[str, Any] = {
        "jwk": jwk(ec_key("attacker")),
        "x5u": "https://evil.example.org/cert.pem",
        "x5c": ["MIIB"],
    }
    sent = signed(_CLAIMS, ec_key("attacker"), **{name: brought[name]})

    with respx.mock(assert_all_called=False) as network:
        everything = network.route().respond(200)
        fails(hospital, sent, "token-carries-a-key")
    assert not everything.called


def test_sec_10_a_foreign_jku_is_never_fetched(tmp_path: Path) -> None:
    """SEC-10: the keys lie where the operator said, whatever the token says."""
    hospital = Hospital(tmp_path, published=True)
    for jku in (
        "https://evil.example.org/jwks.json",
        f"{JWKS_URL}/",
        f"{JWKS_URL}?x=1",
        f"{JWKS_URL}#x",
        "https://ehr.example.org@evil.example.org/jwks.json",
        "https://ehr.example.org/../jwks.json",
        "http://ehr.example.org/jwks.json",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "",
    ):
        with respx.mock(assert_all_called=False) as network:
            everything = network.route().respond(200, json=jwks())
            fails(hospital, signed(_CLAIMS, jku=jku), "foreign-jku")
        assert not everything.called


def test_sec_09_the_jku_of_the_client_is_welcome(tmp_path: Path) -> None:
    """SEC-09: the configured URL, letter for letter, or no jku at all."""
    hospital = Hospital(tmp_path, published=True, more="replay_protection = false")
    with respx.mock() as network:
        published = network.get(JWKS_URL).respond(200, json=jwks())
        assert hospital.discovers(signed(_CLAIMS, jku=JWKS_URL)) == 200
        assert hospital.discovers(signed(_CLAIMS)) == 200

    assert published.call_count == 1


@pytest.mark.parametrize(
    "kid",
    [
        "../../../etc/passwd",
        "/dev/null",
        "key-1\0",
        "key-1' OR '1'='1",
        "| cat /etc/passwd",
        "https://evil.example.org/key",
        "KEY-1",
        " key-1",
        "x" * 4000,
        "\u202ekey-1",
    ],
)
def test_kid_is_a_name_and_no_path(hospital: Hospital, kid: str) -> None:
    """Kid path tricks: it is looked up among the keys, and used for nothing else."""
    fails(hospital, signed(_CLAIMS, ec_key("attacker"), kid=kid), "unknown-key")
    assert kid[:20] not in hospital.log.getvalue().decode()


@pytest.mark.parametrize("kid", [7, None, True, ["key-1"], {"a": 1}])
def test_kid_of_another_type(hospital: Hospital, kid: object) -> None:
    """SEC-03: it is text, and it is there."""
    header = {"alg": "ES384", "typ": "JWT", "kid": kid}
    assert hospital.discovers(unsigned(header, _CLAIMS, b"x" * 96)) == 401
    assert hospital.cause in {"token-header", "token-malformed"}


@pytest.mark.parametrize(
    ("size", "cause"), [(8185, "no-token"), (8186, "token-too-long")]
)
def test_an_oversized_token(hospital: Hospital, size: int, cause: str) -> None:
    """With "Bearer " it is 8192 bytes or one more; it is not even decoded."""
    fails(hospital, "!" * size, cause)


def test_a_token_nested_deep(hospital: Hospital) -> None:
    """A header or claims of brackets only exhaust nothing."""
    deep = "[" * 3000
    brackets = base64.urlsafe_b64encode(deep.encode()).decode()
    head = unsigned({"alg": "ES384", "typ": "JWT", "kid": KID}, {}).split(".")[0]

    fails(hospital, f"{brackets}.e30.eA", "token-malformed")
    fails(hospital, f"{head}.{brackets}.eA", "token-claims")
