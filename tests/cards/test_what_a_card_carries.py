"""What stands on a card beside its findings: a short summary, reasons to override."""

from cards.rules_for_tests import answer, low, rule, shown

from cds_service.clinical.rule import CardText


def test_a_line_that_is_too_long_goes_into_the_detail() -> None:
    """A card reaches its reader whole, whatever a fact did to its summary."""
    text = CardText("Long: {words}", ("{count}",))
    (card,) = shown(answer(low(words="😀" * 70), rule(text=text)))

    assert card.summary == "Title of test-rule"
    assert card.detail.startswith("Long: " + "😀" * 70)


def test_override_reasons_are_the_rules_and_the_common_ones() -> None:
    """Every reason has code, system and display."""
    (card,) = shown(answer(low()))

    assert [
        (reason.code, reason.display, reason.system) for reason in card.override_reasons
    ] == [
        (code, display, "https://cds.example.org/override-reasons")
        for code, display in (
            ("will-monitor", "Will monitor"),
            ("tolerated-previously", "Has tolerated before"),
            ("data-wrong-or-outdated", "Data is wrong or outdated"),
            ("not-systemic-mastocytosis", "Not systemic mastocytosis"),
        )
    ]
