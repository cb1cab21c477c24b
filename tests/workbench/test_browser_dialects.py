"""In a browser: the cards as another record system would show them."""

from at_the_ehr import expect_card, press
from playwright.sync_api import Page, expect


def _shown_by(page: Page, name: str) -> None:
    with page.expect_response("**/preview?dialect=*"):
        page.get_by_label("Shown by").select_option(label=name)


def test_epic_shows_descriptions_and_what_is_to_be_done_by_hand(page: Page) -> None:
    """No button changes an order; the card says so, with the fact and its source."""
    _shown_by(page, "Epic")

    card = page.locator(".card").filter(has_text="Interrupt midostaurin").first
    expect(card).to_contain_text("To be done by hand")
    expect(card.locator(".remarks")).to_contain_text("facts of this record system")
    card.locator(".remarks summary").click()
    expect(card.locator(".remarks")).to_contain_text("epic-supported-action")
    expect(card.locator(".remarks")).to_contain_text("Epic on FHIR")
    expect(page.locator("#dialect-said")).to_contain_text("no live system was seen")


def test_oracle_health_interrupts_for_what_is_critical_and_opens_charts_only(
    page: Page,
) -> None:
    """Critical is a pop-up there, all else a side bar; nobody sees cards of orders."""
    _shown_by(page, "Oracle Health")
    expect(page.locator(".card.info .tag").first).to_have_text("side bar")

    press(page, "Sign the orders")

    expect_card(page, "Interrupt midostaurin")
    expect(page.locator(".card.critical .tag").first).to_have_text("pop-up")
    expect(page.locator("#dialect-said")).to_contain_text("never calls order-sign")


def test_as_specified_nothing_is_said_of_any_record_system(page: Page) -> None:
    """The page goes back to how it opened."""
    _shown_by(page, "the public sandbox")
    expect(page.locator(".remarks").first).to_be_visible()
    page.get_by_label("Shown by").select_option(label="as specified")

    expect(page.locator(".remarks")).to_have_count(0)
    expect(page.locator("#dialect-said")).to_be_empty()
