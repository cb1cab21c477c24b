"""In a browser: who works with the keyboard stays where the work is."""

import pytest
from at_the_ehr import expect_card, press
from playwright.sync_api import Page, expect


def test_tab_leads_on_from_a_changed_dose(page: Page) -> None:
    """The draft is drawn anew between the change and the next button."""
    dose = page.get_by_label("Dose of midostaurin")
    dose.fill("50")
    with page.expect_response("**/explain/*"):
        dose.press("Tab")

    expect(page.get_by_role("button", name="Edit midostaurin")).to_be_focused()


def test_a_ticked_draft_and_a_chosen_filter_keep_the_focus(page: Page) -> None:
    """Both are drawn anew by what they do."""
    tick = page.get_by_label("Select midostaurin")
    tick.focus()
    with page.expect_response("**/explain/*"):
        tick.press("Space")
    expect(tick).to_be_focused()

    fired = page.locator("#filters button").filter(has_text="Fired")
    fired.press("Enter")
    expect(fired).to_be_focused()


def test_after_a_suggestion_the_focus_is_at_the_cards(page: Page) -> None:
    """The button is gone with its card; its panel is not."""
    press(page, "Sign the orders")
    expect_card(page, "Interrupt midostaurin", "critical")
    page.get_by_role("button", name="Wait: take the midostaurin").press("Enter")

    expect(page.locator("#drafts")).to_contain_text("None.")
    expect(page.get_by_role("heading", name="Cards")).to_be_focused()


def test_a_date_typed_key_by_key_asks_for_no_impossible_day(page: Page) -> None:
    """The years 0002 and 0020 on the way to 2025 are not sent."""
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.post_data or ""))
    page.get_by_label("As of", exact=True).press_sequentially("12242025")

    expect(page.locator("#hidden-later")).to_contain_text("later entries")
    assert not [body for body in asked if '"org.smcds.as-of":"00' in body]


def test_an_opened_rule_stays_open(page: Page) -> None:
    """A change of the day does not close what is being read."""
    rule = page.locator(".rule").filter(has_text="low neutrophil count")
    rule.locator("summary").click()
    press(page, "Sign the orders")

    expect(rule).to_have_attribute("open", "")


@pytest.mark.parametrize("opened", [{"color_scheme": "dark"}], indirect=True)
def test_on_paper_the_page_is_dark_on_light(page: Page) -> None:
    """A dark screen prints readable cards, with the day and the dose."""
    page.emulate_media(media="print", color_scheme="dark")
    card = page.locator(".card").first

    expect(card).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(card).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.get_by_label("As of", exact=True)).to_be_visible()
    expect(page.get_by_label("Dose of midostaurin")).to_be_visible()
