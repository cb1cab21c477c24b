"""All rules: by topic, by words, and on one page for printing."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from cds_service.hooks.rule_content import every_rule
from cds_service.hooks.rule_pages import rule_router
from cds_service.hooks.rule_topics import TOPICS, topic_of
from cds_service.hooks.services import SERVICES


@pytest.fixture(scope="module")
def pages() -> TestClient:
    """Return a client of the pages of the real rules."""
    app = FastAPI()
    app.include_router(rule_router(SERVICES.values()))
    return TestClient(app, headers={"Accept": "text/html"})


def test_rules_are_found_by_words(pages: TestClient) -> None:
    """Every word must stand somewhere on the page of the rule; case does not matter."""
    found = pages.get("/rules?q=TRYPTASE+alone").text
    assert "tryptase-not-sole-driver" in found
    assert "mido-dose-check" not in found
    none = pages.get("/rules", params={"q": "<b>nothing</b>"})
    assert "0 rules" in none.text
    assert "<b>" not in none.text


def test_everything_is_on_the_page_for_printing(pages: TestClient) -> None:
    """A committee reads each rule once, in full, with its numbers and its tests."""
    text = pages.get("/rules/print").text
    for rule in every_rule(SERVICES.values()):
        assert text.count(f'id="{rule.id}"') == 1
        assert f"fhir_fixtures/{rule.id}/" in text


def test_every_rule_has_a_topic() -> None:
    """A rule of a new package needs a chapter."""
    assert {topic_of(rule) for rule in every_rule(SERVICES.values())} <= set(
        TOPICS.values()
    )
