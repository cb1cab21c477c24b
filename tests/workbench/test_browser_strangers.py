"""In a browser: what strangers paste stays text, and the page stays usable."""

import json
from typing import Any

import pytest
from at_the_ehr import keep, press
from axe_playwright_python.sync_playwright import Axe
from hook_calls import AGGRESSIVE_SM, PATIENT
from playwright.sync_api import Page, expect

TRAP = "<img src=x onerror=document.title='taken'>"
GRAVE = {"serious", "critical"}
WINDOWS = [
    {"viewport": {"width": 1280, "height": 900}},
    {"viewport": {"width": 390, "height": 844}},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
]


def bundle(*resources: dict[str, Any]) -> str:
    """Return a collection of resources as text."""
    entry = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entry})


def paste(page: Page, text: str) -> None:
    """Paste JSON into the page's dialog."""
    page.get_by_role("button", name="Paste JSON").click()
    page.get_by_label("JSON", exact=True).fill(text)
    page.get_by_role("button", name="Use it").click()


def test_a_drug_named_like_markup_is_text_everywhere(page: Page) -> None:
    """In drafts, cards, facts and the record: no image, no script, no new title."""
    title = page.title()
    name = {"text": f"midostaurin {TRAP}"}
    order = {
        "resourceType": "MedicationRequest",
        "id": "x",
        "status": "draft",
        "intent": "order",
        "medicationCodeableConcept": name,
        "subject": {"reference": "Patient/p1"},
    }
    taken = {**order, "id": "y", "status": "active", "authoredOn": "2025-12-01"}
    with page.expect_response("**/explain/*"):
        paste(page, bundle(PATIENT, AGGRESSIVE_SM, order, taken))
    press(page, "Sign the orders")

    expect(page.locator("#drafts")).to_contain_text(TRAP)
    expect(page.locator("#summary")).to_contain_text(TRAP)
    assert page.locator("img").count() == 0
    assert page.title() == title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"resourceType": "Patient", "id": "p1"}', "neither a FHIR Bundle nor"),
        (bundle(AGGRESSIVE_SM), "holds 0 Patient resources"),
    ],
)
def test_what_is_no_record_is_said(page: Page, text: str, said: str) -> None:
    """The patient shown before stays, and the page says what was wrong."""
    paste(page, text)

    expect(page.get_by_role("alert").first).to_contain_text(said)
    expect(page.locator("#summary")).to_contain_text("Clara Hawthorn")


def test_what_is_no_json_is_not_taken(page: Page) -> None:
    """The dialog stays open with what was typed."""
    paste(page, "{not json")

    expect(page.locator("#editor-problem")).to_contain_text("This is no JSON")
    expect(page.get_by_label("JSON", exact=True)).to_have_value("{not json")


@pytest.mark.parametrize(
    "opened", WINDOWS, indirect=True, ids=["wide", "narrow", "dark"]
)
def test_nothing_keeps_anyone_out(page: Page, opened: dict[str, Any]) -> None:
    """axe-core finds nothing serious, and no window scrolls sideways."""
    for summary in page.locator("details > summary").all()[:6]:
        summary.click()
    found = Axe().run(page).response["violations"]
    grave = [each["id"] for each in found if each["impact"] in GRAVE]

    assert grave == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= opened["viewport"]["width"]
    keep(page, f"window-{width}-{opened.get('color_scheme', 'light')}")
