"""Where a next page may lie."""

import pytest

from cds_service.from_fhir.fetch.paging import lies_under

_BASE = "https://ehr.example.org/tenant/fhir"


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://ehr.example.org/tenant/fhir?_getpages=1", True),
        ("https://ehr.example.org/tenant/fhir/Observation?page=2", True),
        ("https://EHR.example.org:443/tenant/fhir/Observation", True),
        ("http://ehr.example.org/tenant/fhir/Observation", False),
        ("https://ehr.example.org:8443/tenant/fhir/Observation", False),
        ("https://ehr.example.org.evil.org/tenant/fhir/Observation", False),
        ("https://evil.org/tenant/fhir/Observation", False),
        ("https://ehr.example.org@evil.org/tenant/fhir", False),
        ("https://me@ehr.example.org/tenant/fhir", False),
        ("https://ehr.example.org/other/fhir/Observation", False),
        ("https://ehr.example.org/tenant/fhirs", False),
        ("https://ehr.example.org/tenant/fhir/../../admin", False),
        ("https://ehr.example.org/tenant/fhir/%2e%2e/%2e%2e/admin", False),
        ("https://ehr.example.org/tenant/fhir/..\\..\\admin", False),
        ("https://ehr.example.org/tenant/fhir/..;/admin", False),
        ("https://ehr.example.org/tenant/fhir/%2e%2e;a=b/admin", False),
        ("https://ehr.example.org/tenant/fhir/a..;b", True),
        ("https://ehr.example.org:0/tenant/fhir", False),
        ("https://xn--/tenant/fhir", False),
        ("file:///tenant/fhir", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_under_the_listed_base(url: str, fits: bool) -> None:
    """The token goes to the base that the operator listed and nowhere else."""
    assert lies_under(url, _BASE) is fits


def test_a_base_without_a_path() -> None:
    """Everything at its origin lies under it."""
    assert lies_under("https://ehr.example.org/x?y", "https://ehr.example.org")
