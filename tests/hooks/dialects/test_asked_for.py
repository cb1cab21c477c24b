"""`?dialect=` at an address: in open mode only, and never by mistake."""

from pathlib import Path

import pytest
from hook_calls import PATIENT_VIEW, low_neutrophils
from starlette.testclient import TestClient
from tokens import Hospital, bearer, token

from cds_service.hooks.dialects import DIALECTS


def _topic(answer: dict[str, list[dict[str, dict[str, dict[str, str]]]]]) -> str:
    return answer["cards"][0]["source"]["topic"]["code"]


@pytest.mark.parametrize("name", sorted(DIALECTS))
def test_open_mode_answers_in_the_dialect_that_is_asked_for(
    client: TestClient, name: str
) -> None:
    """Whoever tries the service can see each EHR's answer."""
    answer = client.post(f"{PATIENT_VIEW}?dialect={name}", json=low_neutrophils())

    assert answer.status_code == 200
    assert ("-" in _topic(answer.json())) is (name != "epic")


@pytest.mark.parametrize("asked", ["klingon", "", "EPIC", "epic&dialect=oracle"])
def test_a_dialect_that_there_is_not_is_refused(client: TestClient, asked: str) -> None:
    """A misspelt one must not look as if the EHR took the card whole."""
    answer = client.post(f"{PATIENT_VIEW}?dialect={asked}", json=low_neutrophils())

    assert answer.status_code == 400
    assert "epic" in answer.json()["issue"][0]["diagnostics"]


@pytest.mark.parametrize("query", ["", "x=1", "_=1736164800", "a=1&dialect=epic"])
def test_another_query_means_nothing(client: TestClient, query: str) -> None:
    """Clients add what they like; the answer is the one of the specification."""
    answer = client.post(f"{PATIENT_VIEW}?{query}", json=low_neutrophils())

    assert answer.status_code == 200
    assert _topic(answer.json()) == "mido-anc-interrupt"
    assert client.get(f"/cds-services?{query}").status_code == 200


@pytest.mark.parametrize(
    ("written", "topic"),
    [("", "mido-anc-interrupt"), ('dialect = "epic"', "midoancinterrupt")],
)
def test_a_client_speaks_as_its_table_says_whatever_it_asks_for(
    tmp_path: Path, written: str, topic: str
) -> None:
    """Once there are clients, the operator's file decides and nothing else."""
    hospital = Hospital(tmp_path, more=written)

    for query in ("", "?dialect=oracle", "?dialect=epic"):
        signed = bearer(token(PATIENT_VIEW, jti=f"{query}-1"))
        answer = hospital.client.post(
            f"{PATIENT_VIEW}{query}", json=low_neutrophils(), headers=signed
        )
        assert answer.status_code == 200
        assert _topic(answer.json()) == topic


@pytest.mark.parametrize(
    ("written", "looks_back"), [("", False), ('prefetch = "3.0"', True)]
)
def test_discovery_offers_what_a_client_resolves(
    tmp_path: Path, written: str, *, looks_back: bool
) -> None:
    """Templates of CDS Hooks 3.0 only to the client whose table says so."""
    hospital = Hospital(tmp_path, more=written)

    listed = hospital.client.get(
        "/cds-services", headers=bearer(token("/cds-services"))
    )

    assert ("{{today() - 730 days}}" in listed.text) is looks_back
