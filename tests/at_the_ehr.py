"""Words for what somebody does on the page."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect

SHOTS: Final = Path(__file__).parents[1] / "screenshots"


def pick(page: Page, patient: str) -> None:
    """Choose an invented patient and wait for the answer."""
    with page.expect_response("**/explain/*"):
        page.get_by_label("Invented patient").select_option(patient)


def press(page: Page, what: str) -> None:
    """Press a button that makes a call, and wait for the answer."""
    with page.expect_response("**/explain/*"):
        page.get_by_role("button", name=what, exact=True).first.click()


def as_of(page: Page, day: str) -> None:
    """Move the day."""
    with page.expect_response("**/explain/*"):
        page.get_by_label("As of", exact=True).fill(day)


def add_result(page: Page, name: str, value: str) -> None:
    """Add a result of the day."""
    form = page.locator("#result-form")
    form.get_by_label("Result").select_option(label=name)
    form.get_by_label("Value").fill(value)
    press(page, "Add the result")


def expect_card(page: Page, words: str, indicator: str = "") -> None:
    """Wait for a card whose summary holds these words."""
    cards = page.locator(f".card{'.' + indicator if indicator else ''} > h3")
    expect(cards.filter(has_text=words).first).to_be_visible()


def expect_no_card(page: Page, words: str) -> None:
    """Wait until no card's summary holds these words."""
    expect(page.locator(".card > h3").filter(has_text=words)).to_have_count(0)


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page in the folder that git ignores."""
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")
