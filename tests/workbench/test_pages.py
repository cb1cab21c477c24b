"""The page and its files: served by the service, and nothing from elsewhere."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cds_service.app import create_app
from cds_service.knowledge.terminology import value_sets
from cds_service.settings import Settings
from cds_service.workbench.patients import patients

STATIC = Path(str(files("cds_service.workbench") / "static"))
LOADED_FIRST = 100_000
"""Bytes: what the issue of the page's first paint allows without the plot library."""


def test_the_policy_allows_no_inline_script_and_no_other_host(
    client: TestClient,
) -> None:
    """What a card or a record brings along cannot run, whatever the page does."""
    policy = client.get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert "http" not in policy


def test_the_page_has_no_inline_script_or_handler() -> None:
    """It would be blocked, and it is where injected text would run."""
    page = (STATIC / "index.html").read_text("utf-8")

    assert not re.search(r"<script(?![^>]*src=)", page)
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize("file", sorted(STATIC.iterdir()), ids=lambda file: file.name)
def test_no_file_names_another_host(file: Path) -> None:
    """Code systems are names, not addresses; nothing else may look like one."""
    named = set(re.findall(r"https?://[\w.]+", file.read_text("utf-8")))

    assert named <= {"http://loinc.org", "http://unitsofmeasure.org"}


def test_the_first_paint_is_light(client: TestClient) -> None:
    """Page, scripts and styles together stay under 100 kB; the plot comes after."""
    page = client.get("/").content
    paths = (f"/workbench/{file.name}" for file in STATIC.iterdir())
    loaded = sum(len(client.get(path).content) for path in paths)

    assert len(page) + loaded < LOADED_FIRST


def test_the_plot_library_is_served_as_it_is_installed(client: TestClient) -> None:
    """A script of the package, cached by the browser."""
    answer = client.get("/workbench/plot-library.js")

    assert answer.headers["content-type"].startswith("text/javascript")
    assert "max-age" in answer.headers["cache-control"]
    assert b"plotly.js" in answer.content[:200]


def test_what_can_be_written_down_has_verified_codes(client: TestClient) -> None:
    """The page invents no code: each is in our value sets, and verified there."""
    known = client.get("/workbench/vocabulary").json()

    for term in (*known["results"], *known["drugs"]):
        assert value_sets()[term["id"]].codes[term["system"], term["code"]] is True
    drugs = {term["id"] for term in known["drugs"]}
    assert {"midostaurin", "imatinib", "avapritinib"} < drugs


def test_without_the_workbench_none_of_its_addresses_answers() -> None:
    """CDS_WORKBENCH=false leaves the addresses that machines use."""
    client = TestClient(create_app(Settings.load({"CDS_WORKBENCH": "false"})))

    for path in ("/", "/workbench/patients", "/workbench/main.js"):
        assert client.get(path).status_code == 404
    assert client.post("/workbench/sm-patient-view/chart", json={}).status_code == 404


def test_an_installed_service_brings_the_patients_along() -> None:
    """The wheel holds them where `patients` looks first."""
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")

    assert '"fhir_fixtures/whole-patients" = "cds_service/workbench/patients"' in text
    assert patients()
