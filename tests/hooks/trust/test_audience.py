"""Whom a token is meant for: the address that was called, and which tenant."""

from pathlib import Path
from typing import Final

import pytest
from hook_calls import low_neutrophils, path_of
from refused import fails
from tokens import ISSUER, PUBLIC, Hospital, bearer, token

from cds_service.hooks.trust.claims import audiences

_PATH: Final = "/cds-services"


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
