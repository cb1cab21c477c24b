"""In a browser: orders, suggestions, overrides, and what is sent back."""

import json
from typing import Any

import pytest
from at_the_ehr import expect_card, expect_no_card, keep, pick, press
from playwright.sync_api import Page, Request, expect


def sent(request: Request) -> dict[str, Any]:
    """Return the JSON that the page sent."""
    body: dict[str, Any] = json.loads(request.post_data or "{}")
    return body


def test_signing_an_order_shows_its_cards_and_a_suggestion_changes_the_draft(
    page: Page,
) -> None:
    """Taking the order back empties the drafts, fires the hook again, is reported."""
    press(page, "Sign the orders")
    expect_card(page, "Interrupt midostaurin", "critical")
    keep(page, "order-sign")

    press(page, "Wait: take the midostaurin order back")

    expect(page.locator("#drafts")).to_contain_text("None.")
    expect_no_card(page, "Interrupt midostaurin")
    told = page.locator("#feedback").text_content() or ""
    assert told.startswith("200")
    assert json.loads(told[3:])["feedback"][0]["outcome"] == "accepted"


def test_an_override_sends_its_reason(page: Page) -> None:
    """With the card's uuid and the code of the chosen reason."""
    card = page.locator(".card").filter(has_text="Interrupt midostaurin").first
    card.get_by_text("Override", exact=True).click()
    card.get_by_label("Reason").select_option(label="G-CSF planned")
    with page.expect_response("**/feedback") as answered:
        card.get_by_role("button", name="Override with this reason").click()

    assert answered.value.status == 200
    item = sent(answered.value.request)["feedback"][0]
    assert item["outcome"] == "overridden"
    assert item["overrideReason"]["reason"]["code"] == "g-csf-planned"


def test_an_order_can_be_written_and_its_dose_changed(page: Page) -> None:
    """Imatinib beside KIT D816V, then another dose: each change asks again."""
    pick(page, "indolent-well-treated")
    page.get_by_text("Write an order").click()
    form = page.locator("#order-form")
    form.get_by_label("Drug").select_option(label="imatinib")
    form.get_by_label("Dose, mg").fill("400")
    form.get_by_label("Times a day").fill("1")
    press(page, "Add the order")
    press(page, "Sign the orders")
    expect_card(page, "Imatinib not indicated")

    with page.expect_request("**/cds-services/sm-order-sign") as asked:
        page.get_by_label("Dose of imatinib").fill("100")
        page.get_by_label("Dose of imatinib").press("Tab")
    drafts = sent(asked.value)["context"]["draftOrders"]["entry"]
    amounts = [json.dumps(entry["resource"]["dosageInstruction"]) for entry in drafts]
    assert any('"value": 100' in amount for amount in amounts)


@pytest.mark.parametrize(
    ("button", "member"),
    [
        ("Select the orders", "selections"),
        ("Discharge", "encounterId"),
        ("Book the appointment", "appointments"),
        ("Refill", "medications"),
        ("Open the chart: suspicion", "patientId"),
    ],
)
def test_every_hook_is_asked_as_an_ehr_would(
    page: Page, button: str, member: str
) -> None:
    """The context that the hook demands, and prefetch by discovery's keys."""
    with page.expect_request("**/cds-services/*") as asked:
        press(page, button)
    body = sent(asked.value)

    assert member in body["context"]
    assert {"patient", "conditions"} <= set(body["prefetch"])
    assert body["extension"] == {"org.smcds.as-of": "2026-01-06"}


def test_the_page_works_with_the_keyboard_alone(page: Page) -> None:
    """Tab reaches the hooks, and Enter presses them."""
    page.get_by_role("button", name="Open the chart", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_response("**/explain/sm-order-sign"):
        page.keyboard.press("Enter")
    expect_card(page, "Interrupt midostaurin")
