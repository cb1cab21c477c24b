"""Which keys of a JWKS may sign."""

import json
from pathlib import Path

import pytest
from jwt.algorithms import ECAlgorithm
from tokens import Hospital, Json, claims_for, ec_key, jwk, jwks, rsa_key, signed

from cds_service.hooks.trust.keys import KeysError, read_keys
from cds_service.settings import SettingsError

_DEFAULT = ("ES384", "RS384")


def _found(*keys: Json) -> set[tuple[str, str]]:
    return set(read_keys(json.dumps(jwks(*keys)).encode(), _DEFAULT))


def test_a_key_without_alg_is_for_what_its_kind_can() -> None:
    """SEC-09: EHRs often leave alg and use away."""
    keys = _found(jwk(ec_key(), "a"), jwk(rsa_key(), "b"))

    assert keys == {("a", "ES384"), ("b", "RS384")}


@pytest.mark.parametrize(
    "more",
    [
        {"use": "enc"},
        {"alg": "ES256"},
        {"alg": "HS256"},
        {"key_ops": ["sign"]},
        {"key_ops": "verify"},
        {"key_ops": 5},
        {"kid": None},
        {"kid": 7},
        {"kid": ""},
        {"x": "!!"},
        {"x": None},
        {"x": "AAAA"},
        {"crv": "P-256"},
        {"kty": "oct", "k": "c2VjcmV0"},
        {"kty": ["EC"]},
    ],
)
def test_a_key_that_is_for_something_else_signs_nothing(more: Json) -> None:
    """Nor does one that is broken, or whose private half was published."""
    sound = jwk(rsa_key(), "sound")

    assert _found(sound, jwk(ec_key(), "spoilt") | more) == {("sound", "RS384")}


def test_a_private_key_that_was_published_signs_nothing() -> None:
    """Everybody has it: it is nobody's any more."""
    leaked = ECAlgorithm.to_jwk(ec_key(), as_dict=True) | {"kid": "leaked"}
    assert "d" in leaked

    assert _found(jwk(rsa_key(), "sound"), leaked) == {("sound", "RS384")}


def test_a_short_key_is_not_even_kept() -> None:
    """`check` says so before any token comes."""
    assert _found(jwk(ec_key(), "a"), jwk(rsa_key(1024), "b")) == {("a", "ES384")}


@pytest.mark.parametrize(
    "more", [{"use": "sig"}, {"key_ops": ["verify"]}, {"x5t": "y"}]
)
def test_a_key_that_says_what_it_is_for(more: Json) -> None:
    """What fits is no hindrance."""
    assert _found(jwk(ec_key(), "a") | more) == {("a", "ES384")}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON Web Key Set"),
        (b"<html>", "no JSON Web Key Set"),
        (b"[]", "no JSON Web Key Set"),
        (b'{"keys": {}}', "no JSON Web Key Set"),
        (b'{"keys": [7]}', "no JSON Web Key Set"),
        (b'{"keys": ' + b"[" * 100_000, "no JSON Web Key Set"),
        (b"\xff\xfe", "no JSON Web Key Set"),
        (b'{"keys": []}', "no public key with a kid for ES384, RS384"),
    ],
)
def test_what_is_no_set_of_keys_is_refused(content: bytes, why: str) -> None:
    """And nothing of it is repeated."""
    with pytest.raises(KeysError, match=why):
        read_keys(content, _DEFAULT)


def test_a_file_of_keys_that_cannot_be_used_stops_the_service(tmp_path: Path) -> None:
    """Better no service than one that lets nobody in and does not say why."""
    with pytest.raises(SettingsError, match=r"client hospital: .* no public key"):
        Hospital(tmp_path, jwk(ec_key(), use="enc"))

    with pytest.raises(SettingsError, match=r"cannot be read \(No such file"):
        Hospital(tmp_path, more='[[client]]\nname="b"\nissuer="x"\njwks_file="none"')


@pytest.mark.parametrize("typ", ["JWT", "jwt"])
def test_sec_03_typ_is_jwt(hospital: Hospital, typ: str) -> None:
    """SEC-03: RFC 7519 spells it in capitals, and media types have no case."""
    assert hospital.discovers(token_of_type(typ)) == 200


@pytest.mark.parametrize("typ", ["at+jwt", "JWS", "", None, 7])
def test_sec_03_another_typ_is_refused(hospital: Hospital, typ: object) -> None:
    """SEC-03: a token that was made for something else opens nothing here."""
    assert hospital.discovers(token_of_type(typ)) == 401
    assert hospital.cause == "token-header"


def token_of_type(typ: object) -> str:
    """Return a sound token that says that it is of this type."""
    return signed(claims_for("/cds-services"), typ=typ)
