"""In a browser: without an answer, nothing of an earlier one stays on the page."""

import json
from typing import Any

import pytest
from at_the_ehr import pick, press
from hook_calls import AGGRESSIVE_SM, PATIENT, patient_view
from playwright.sync_api import Page, Route, expect

OUTCOME = {"resourceType": "OperationOutcome", "issue": [{"diagnostics": "Told why."}]}
SILENCE = "No card: every rule looked"


@pytest.fixture
def refusals() -> bool:
    """The calls in here are meant to fail."""
    return True


def paste(page: Page, content: dict[str, Any]) -> None:
    """Paste JSON into the page's dialog."""
    page.get_by_role("button", name="Paste JSON").click()
    page.get_by_label("JSON", exact=True).fill(json.dumps(content))
    page.get_by_role("button", name="Use it").click()


def expect_nothing_known(page: Page, why: str) -> None:
    """Wait until the page says why, and shows neither chart, card nor trace."""
    expect(page.locator("#problem")).to_contain_text(why)
    expect(page.locator("#status")).to_contain_text("No answer")
    for place in ("#summary", "#card-list", "#rules", "#request", "#response"):
        expect(page.locator(place)).to_be_empty()


@pytest.mark.parametrize("status", [400, 412, 413, 500])
def test_a_refused_call_leaves_no_card_of_another(page: Page, status: int) -> None:
    """The cards of the last patient do not stand under the next."""

    def refuse(route: Route) -> None:
        route.fulfill(status=status, json=OUTCOME)

    page.route("**/cds-services/*", refuse)
    page.get_by_label("Invented patient").select_option("no-mastocytosis")
    expect_nothing_known(page, f"{status}: Told why.")

    page.unroute("**/cds-services/*")
    press(page, "Open the chart")
    expect(page.locator("#status")).to_contain_text(SILENCE)
    expect(page.locator("#problem")).to_be_empty()


def test_a_stopped_service_is_said(page: Page) -> None:
    """The picker keeps naming whose chart is shown; a hook then shows no old card."""
    page.route("**/*", lambda route: route.abort())
    page.get_by_label("Invented patient").select_option("no-mastocytosis")
    expect(page.locator("#problem")).to_contain_text("The service does not answer")
    expect(page.locator("#pick")).to_have_value("aggressive-midostaurin-week-3")

    page.get_by_role("button", name="Sign the orders").click()
    expect_nothing_known(page, "The service does not answer")


def test_feedback_that_did_not_arrive_is_not_called_sent(page: Page) -> None:
    """And the card stays to be overridden again."""
    page.route("**/feedback", lambda route: route.abort())
    card = page.locator(".card").filter(has_text="Interrupt midostaurin").first
    card.get_by_text("Override", exact=True).click()
    card.get_by_role("button", name="Override with this reason").click()

    expect(page.locator("#status")).to_contain_text("Not overridden")
    expect(card.locator("h3").first).to_contain_text("Interrupt midostaurin")


def test_what_a_pasted_request_did_not_know_stays_unknown(page: Page) -> None:
    """Conditions that were not sent do not become "no conditions"."""
    asked = patient_view(patient=PATIENT)
    del asked["prefetch"]["conditions"]
    paste(page, asked)

    expect_nothing_known(page, "412")


def test_a_pasted_request_is_asked_of_its_own_hook(page: Page) -> None:
    """With what it selected, and nothing more."""
    sick = {"resourceType": "Bundle", "entry": [{"resource": AGGRESSIVE_SM}]}
    asked = patient_view(patient=PATIENT, conditions=sick)
    draft = {"resourceType": "MedicationRequest", "id": "x", "status": "draft"}
    drafts = {"resourceType": "Bundle", "entry": [{"resource": draft}]}
    context = {**asked["context"], "draftOrders": drafts, "selections": []}
    with page.expect_request("**/cds-services/sm-order-select") as sent:
        paste(page, {**asked, "hook": "order-select", "context": context})

    assert json.loads(sent.value.post_data or "")["context"]["selections"] == []
    assert json.loads(sent.value.post_data or "")["prefetch"]["labs"] is None


def test_a_page_of_a_record_is_not_taken_for_all_of_it(page: Page) -> None:
    """What lies on the next page is not here: the service is told that there is one."""
    link = [{"relation": "next", "url": "https://ehr.example/page-2"}]
    entry = [{"resource": PATIENT}, {"resource": AGGRESSIVE_SM}]
    with page.expect_request("**/cds-services/sm-patient-view") as sent:
        paste(page, {"resourceType": "Bundle", "link": link, "entry": entry})
    prefetch = json.loads(sent.value.post_data or "")["prefetch"]

    assert prefetch["conditions"]["link"] == link
    assert prefetch["conditions"]["entry"]


def test_an_entry_with_an_impossible_date_does_not_stop_the_page(page: Page) -> None:
    """It is handed to the service as it is, and the time line ignores it."""
    odd = {**AGGRESSIVE_SM, "recordedDate": "not a date"}
    entry = [{"resource": PATIENT}, {"resource": odd}, None]
    paste(page, {"resourceType": "Bundle", "entry": entry})

    expect(page.locator("#summary")).to_contain_text("aggressive SM")
    expect(page.locator("#problem")).to_be_empty()


def test_silence_about_the_dead_is_explained(page: Page) -> None:
    """Rules fired, no card is shown, and the chart says why."""
    pick(page, "deceased")

    expect(page.locator("#status")).to_have_text(
        "No card: the patient is recorded as deceased."
    )
    expect(page.locator("#summary")).to_contain_text("Deceased")
