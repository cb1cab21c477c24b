"""A card in the terminal has all that a clinician would see, and nothing live."""

import io

from rich.console import Console

from cds_service.commands.card_view import card_view
from cds_service.commands.screen import plain

CARD = {
    "uuid": "x",
    "summary": "Interrupt midostaurin: [bold]ANC[/bold] 0.8",
    "indicator": "critical",
    "detail": "**Data used**\n\n- ANC 0.8 [link](https://evil.example)",
    "source": {"label": "A label", "url": "http://127.0.0.1/rules/x"},
    "suggestions": [{"label": "Hold the order", "actions": [{"type": "update"}]}],
    "overrideReasons": [{"code": "a", "display": "Will monitor"}],
}


def drawn(card: object) -> str:
    """Draw on a wide terminal with colours."""
    stream = io.StringIO()
    console = Console(file=stream, width=120, force_terminal=True, color_system=None)
    console.print(card_view(card))  # type: ignore[arg-type]
    return stream.getvalue()


def test_every_part_is_shown() -> None:
    """Indicator, summary, detail, suggestion, reasons and source are there."""
    text = drawn(CARD)

    for part in ("CRITICAL", "Data used", "Hold the order", "update", "Will monitor"):
        assert part in text
    assert "Source: A label · http://127.0.0.1/rules/x" in text


def test_markup_of_the_terminal_is_text() -> None:
    """A summary cannot change how the terminal writes."""
    assert "[bold]ANC[/bold]" in drawn(CARD)


def test_a_link_is_no_hyperlink() -> None:
    """An address is shown and never hidden behind a word."""
    assert "\x1b]8;" not in drawn(CARD)


def test_control_characters_do_not_reach_the_terminal() -> None:
    """A record cannot clear the screen or move the cursor."""
    assert plain("a\x1b[2Jb\x07c\x9b1md\ne\tf") == "a[2Jbc1md\ne\tf"
    assert "\x1b[2J" not in drawn({**CARD, "summary": "x\x1b[2J"})


def test_a_card_that_is_no_card_is_drawn() -> None:
    """Another server may answer anything."""
    for card in (None, 3, {}, {"source": 3, "suggestions": [None]}):
        assert "Source" in drawn(card)
