"""Prefetch templates become queries about one patient."""

from urllib.parse import parse_qsl

import pytest

from cds_service.from_fhir.fetch.query import Query, is_id, query_of
from cds_service.hooks.services import SERVICES

_PATIENT = "{{context.patientId}}"


def test_a_read_and_a_search() -> None:
    """The two forms that templates have."""
    read = query_of(f"Patient/{_PATIENT}", "p-1.a_B")
    search = query_of(f"Observation?patient={_PATIENT}&code=a|1,b|2&_count=5", "p1")

    assert read == Query("Patient", "p-1.a_B")
    assert search == Query("Observation", form="patient=p1&code=a%7C1,b%7C2&_count=5")


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_every_template_becomes_a_query(service: object) -> None:
    """No token is left, and every search is about the patient."""
    for template in SERVICES[str(getattr(service, "id", ""))].templates.values():
        query = query_of(template, "p1")

        assert "{{" not in f"{query}"
        assert query.identity == "p1" or any(
            value in {"p1", "Patient/p1"} for _, value in parse_qsl(query.form)
        )


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("p1", True),
        ("erXuFYUfucBZaryVksYEcMg3", True),
        ("a_b", True),
        ("x" * 128, True),
        ("x" * 129, False),
        ("", False),
        (".", False),
        ("..", False),
        ("a/b", False),
        ("a,b", False),
        ("a&b", False),
        ("a?b", False),
        ("a#b", False),
        ("a%2Fb", False),
        ("a b", False),
        ("a\n", False),
        ("ä", False),
    ],
)
def test_what_can_be_asked_for(text: str, fits: bool) -> None:
    """An id names one resource and no other address."""
    assert is_id(text) is fits
