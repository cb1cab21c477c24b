"""The pages of the rules: all a clinician needs, nothing that runs."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from cards.rules_for_tests import LowCount, rule
from fastapi import FastAPI
from jinja2 import Environment
from starlette.testclient import TestClient

from cds_service.clinical.chart import Hook
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import CardText
from cds_service.frozen import replace
from cds_service.hooks.refusals import speak_for
from cds_service.hooks.rule_content import RuleContent, content
from cds_service.hooks.rule_pages import rule_router
from cds_service.hooks.service import Service

TEXT = CardText("Stop at {count} <b>", ("**Now** at {count}.", "<script>x</script>"))
RULE = rule("test-rule", text=TEXT, title="Stop & <think>")
SERVICE = Service("sm-patient-view", Hook.PATIENT_VIEW, "t", "d", "u", (RULE,))
PAGES = ("/rules", "/rules/test-rule", "/rules/care-plan", "/rules/could-not-check")


@pytest.fixture
def pages() -> TestClient:
    """Return a client of the pages alone."""
    app = FastAPI()
    app.include_router(rule_router([SERVICE]))
    speak_for(app)
    return TestClient(app)


class _Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_a_page_runs_or_is_styled_inline(
    path: str, pages: TestClient
) -> None:
    """No script, no inline style, no event handler; and the policy forbids them."""
    answer = pages.get(path)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    for tag, attributes in _Tags(answer.text).seen:
        assert tag not in {"script", "style", "iframe", "img"}
        assert tag != "form" or attributes == {
            "action": "",
            "method": "get",
            "role": "search",
        }
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_warns_and_fits_a_telephone(path: str, pages: TestClient) -> None:
    """It says what it is not, and does not zoom out on a small screen."""
    text = pages.get(path).text

    assert "Not validated for patient care" in text
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in text


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(path: str, pages: TestClient) -> None:
    """Links are relative, so that they hold behind a path of a proxy as well."""
    for _, attributes in _Tags(pages.get(path).text).seen:
        if href := attributes.get("href"):
            assert not href.startswith("/")
            assert pages.get(str(pages.base_url.join(path).join(href))).is_success


def test_a_rule_page_has_every_part(pages: TestClient) -> None:
    """Logic, numbers with unit and basis, words, reasons, sources, services."""
    text = pages.get("/rules/test-rule").text

    for part in (
        "Stop &amp; &lt;think&gt;",
        "Silent when",
        "<strong>1.0 x10^9/L</strong> ANC limit",
        "TESTIB prescribing information: 2.3",
        "local choice: no source sets one",
        "<strong>Now</strong> at [count].",
        "Stop at [count] &lt;b&gt;",
        "&lt;script&gt;x&lt;/script&gt;",
        "renal function",
        "Will monitor",
        "last read 2026-01-01",
        "sm-patient-view",
        "version 1.0.0",
        "product label",
    ):
        assert part in text


def test_json_has_the_same(pages: TestClient) -> None:
    """A program gets the data behind the page, with nothing null or empty."""
    answer = pages.get("/rules/test-rule", headers={"accept": "application/json"})

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["vary"] == "Accept"
    assert answer.json()["numbers"][0] == {
        "name": "ANC limit",
        "value": "1.0 x10^9/L",
        "basis": "TESTIB prescribing information: 2.3",
    }
    assert not _empties(answer.json())


def test_what_every_card_says_is_said_once() -> None:
    """Paragraphs that all cards of a rule share stand apart from their own."""
    first = CardText("A", ("Only here.", "In {both}."))
    second = CardText("B", ("In {both}.",))
    several = replace(RULE, texts={Finding: first, LowCount: second})

    page = content(several, [])

    assert page.every_card_says == ("In [both].",)
    assert [text.detail for text in page.texts] == [("Only here.",), ()]


def test_json_lists_all(pages: TestClient) -> None:
    """The list holds whole rules, so that one call is enough."""
    answer = pages.get("/rules", headers={"accept": "application/json"})

    assert [item["id"] for item in answer.json()["rules"]] == ["test-rule"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*", "text/html"),
        ("application/json, text/plain, */*", "application/json"),
        ("text/html, application/json;q=0.5", "text/html"),
    ],
)
def test_who_asks_for_what(accept: str, expected: str, pages: TestClient) -> None:
    """A browser gets a page, a program that names JSON first gets JSON."""
    answer = pages.get("/rules", headers={"accept": accept})

    assert answer.headers["content-type"].startswith(expected)


def test_an_unknown_rule_is_refused_in_words(pages: TestClient) -> None:
    """The answer is an OperationOutcome that does not repeat the id."""
    answer = pages.get("/rules/no-such-rule")

    assert answer.status_code == 404
    assert answer.json()["resourceType"] == "OperationOutcome"
    assert "no-such-rule" not in answer.text


def test_the_style_sheet_loads_nothing(pages: TestClient) -> None:
    """One small sheet, from here, that fetches nothing from anywhere."""
    answer = pages.get("/rules/style.css")

    assert answer.headers["content-type"].startswith("text/css")
    assert "url(" not in answer.text
    assert "@import" not in answer.text


def _empties(value: Any) -> bool:  # noqa: ANN401 (any JSON)
    if isinstance(value, dict):
        return not value or any(_empties(item) for item in value.values())
    if isinstance(value, list):
        return not value or any(_empties(item) for item in value)
    return value is None or json.dumps(value) == '""'


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("path", [*PAGES, "/rules/print"])
def test_a_page_is_written_once(
    path: str, accept: str, pages: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody may ask for it, and to write it takes as long as many calls."""
    first = pages.get(path, headers={"Accept": accept})
    monkeypatch.setattr(Environment, "get_template", None)
    monkeypatch.setattr(RuleContent, "model_dump", None)
    again = pages.get(path, headers={"Accept": accept})

    assert again.status_code == 200
    assert again.content == first.content
