"""Attacks on how a token is signed, each under its name."""

import base64
import hmac
import json
import warnings
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from refused import fails
from tokens import (
    KID,
    Hospital,
    Json,
    claims_for,
    ec_key,
    jwk,
    jwks,
    rsa_key,
    signed,
    unsigned,
)

_PATH: Final = "/cds-services"
_CLAIMS: Final = claims_for(_PATH)


def _hmac(header: Json, secret: bytes) -> str:
    content = unsigned(header, _CLAIMS).rsplit(".", 1)[0]
    digest = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}[header["alg"]]
    signature = hmac.new(secret, content.encode(), digest).digest()
    return f"{content}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def test_a_sound_token_gets_in(hospital: Hospital) -> None:
    """What the attacks are measured against."""
    assert hospital.discovers() == 200


@pytest.mark.parametrize("none", ["none", "None", "NONE", "nOnE", ""])
@pytest.mark.parametrize("signature", [b"", b"x" * 96])
def test_sec_06_none_is_no_algorithm(
    hospital: Hospital, none: str, signature: bytes
) -> None:
    """SEC-06: a token that says that it needs no signature."""
    header = {"alg": none, "typ": "JWT", "kid": KID}

    fails(hospital, unsigned(header, _CLAIMS, signature), "algorithm")


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
def test_sec_07_key_confusion(hospital: Hospital, algorithm: str) -> None:
    """SEC-07: HMAC, with the public key as the secret in every spelling of it."""
    public = ec_key().public_key()
    spki = PublicFormat.SubjectPublicKeyInfo
    secrets = (
        public.public_bytes(Encoding.PEM, spki),
        public.public_bytes(Encoding.PEM, spki).strip(),
        public.public_bytes(Encoding.DER, spki),
        json.dumps(jwk(ec_key())).encode(),
        json.dumps(jwks()).encode(),
        KID.encode(),
        b"",
    )
    for secret in secrets:
        header = {"alg": algorithm, "typ": "JWT", "kid": KID}
        fails(hospital, _hmac(header, secret), "algorithm")


def test_sec_08_an_algorithm_that_the_client_may_not_use(tmp_path: Path) -> None:
    """SEC-08: RS256, rightly signed, where only ES384 and RS384 are allowed."""
    hospital = Hospital(tmp_path, jwk(rsa_key()))

    fails(hospital, signed(_CLAIMS, rsa_key(), "RS256"), "algorithm")
    assert hospital.discovers(signed(_CLAIMS, rsa_key(), "RS384")) == 200


def test_an_algorithm_may_be_allowed_for_a_client(tmp_path: Path) -> None:
    """What the operator allows is taken, and then only that."""
    more = 'algorithms = ["RS256"]\nreplay_protection = false'
    hospital = Hospital(tmp_path, jwk(rsa_key()), more=more)

    assert hospital.discovers(signed(_CLAIMS, rsa_key(), "RS256")) == 200
    fails(hospital, signed(_CLAIMS, rsa_key(), "RS384"), "algorithm")


def test_a_key_is_used_for_its_own_algorithm_only(tmp_path: Path) -> None:
    """A key that says RS384 of itself checks no RS256 token, nor an EC key RSA."""
    more = 'algorithms = ["ES384", "RS384", "RS256"]'
    hospital = Hospital(tmp_path, jwk(rsa_key(), alg="RS384"), more=more)

    fails(hospital, signed(_CLAIMS, rsa_key(), "RS256"), "unknown-key")
    fails(hospital, signed(_CLAIMS, ec_key()), "unknown-key")


@pytest.mark.parametrize(("bits", "status"), [(1024, 401), (2047, 401), (2048, 200)])
def test_rsa_keys_under_2048_bits(tmp_path: Path, bits: int, status: int) -> None:
    """RFC 7518, 3.3: 2048 or larger; a smaller one signs nothing."""
    hospital = Hospital(tmp_path, jwk(ec_key(), "other"), jwk(rsa_key(bits)))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of what we sign here
        sent = signed(_CLAIMS, rsa_key(bits), "RS384")
    assert hospital.discovers(sent) == status
    assert hospital.cause == ("unknown-key" if status == 401 else "")


@pytest.mark.parametrize("curve", [ec.SECP256R1, ec.SECP521R1, ec.SECP256K1])
def test_an_ec_key_of_another_curve(
    tmp_path: Path, curve: type[ec.EllipticCurve]
) -> None:
    """ES384 is P-384 and nothing else."""
    other = ec.generate_private_key(curve())
    hospital = Hospital(tmp_path, jwk(ec_key(), "other"), jwk(other))
    header = {"alg": "ES384", "typ": "JWT", "kid": KID}

    fails(hospital, unsigned(header, _CLAIMS, b"x" * 96), "unknown-key")


def test_a_token_signed_with_another_key(hospital: Hospital) -> None:
    """The right name, the right kid, and a key of the attacker's own."""
    fails(hospital, signed(_CLAIMS, ec_key("attacker")), "signature")


@pytest.mark.parametrize(
    "signature", [b"", b"\0" * 96, b"\0", b"\xff" * 96, b"x" * 200]
)
def test_a_signature_of_nothing(hospital: Hospital, signature: bytes) -> None:
    """Empty, all zero (r = s = 0), too short, too long."""
    header = {"alg": "ES384", "typ": "JWT", "kid": KID}

    fails(hospital, unsigned(header, _CLAIMS, signature), "signature")
