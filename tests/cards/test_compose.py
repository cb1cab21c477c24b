"""What is shown: most urgent first, five at most, each act once."""

from itertools import permutations

import pytest
from cards.rules_for_tests import answer, chart, low, rule, setting, shown
from msgspec import structs

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.clinical.chart import Hook
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import AddTask, HoldOrder
from cds_service.clinical.rule import CardText, Tier
from cds_service.frozen import replace

CRITICAL, WARNING, INFO = Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO
ORDER = Hook.ORDER_SIGN


def pages(cards: list[Card]) -> list[str]:
    """Return which page each card leads to."""
    return [card.source.topic.code for card in cards]


def test_nothing_to_say_is_no_card() -> None:
    """Silence is an empty list."""
    assert shown(answer(NotIndicated("fine"))) == []


def test_a_card_in_full() -> None:
    """Every part a clinician reads is there, the knowledge line last."""
    (card,) = shown(answer(low(words="<b>10*3")))

    assert card.summary == (
        "Interrupt testib: ANC 0.8 x10^9/L on 2026-01-05, below 1.0 x10^9/L"
    )
    assert card.detail == (
        "ANC 0.8 x10^9/L on 2026-01-05 is below 1.0 x10^9/L.\n\n"
        "The record says: &lt;b&gt;10\\*3.\n\n"
        "**Data used**\n\n- ANC: 0.8 x10^9/L, 2026-01-05, 1 day old\n\n"
        "**Not evaluated:** renal function.\n\n"
        "**Local choices, which no source gives:** age of a count 7 days.\n\n"
        "**Sources**\n\n"
        "- TESTIB prescribing information, Table 4 (product label)\n"
        "- TESTIB prescribing information, 2.3 (product label)\n\n"
        "Based on systemic mastocytosis source documents and product label"
        " (rule test-rule 1.0.0).\n\n"
        "*Knowledge as of 2026-11-22. Decision support, not validated for patient"
        " care.*"
    )
    assert card.indicator == "warning"
    assert card.source.label == "TESTIB prescribing information"
    assert card.source.url == "https://cds.example.org/rules/test-rule"
    assert card.source.topic.system == "https://cds.example.org/rules"
    assert card.source.topic.display == "Title of test-rule"
    assert card.suggestions is None
    assert card.extension.evidence.resources == ("Observation/neutrophils-2026-01-05",)
    assert [spoke.id for spoke in card.extension.evidence.rules] == ["test-rule"]


def test_a_patient_who_died_gets_no_card() -> None:
    """Nobody is helped by advice on the dead."""
    dead = replace(chart(), patient=replace(chart().patient, deceased=True))

    assert compose([answer(low(CRITICAL))], dead, setting()) == []


def test_most_urgent_first_in_any_order() -> None:
    """The order of the answers changes nothing but the uuids."""
    answers = (
        answer(low(WARNING), rule("b-p1", tier=Tier.P1)),
        answer(low(WARNING), rule("c-p0")),
        answer(low(CRITICAL), rule("z")),
        answer(InsufficientData("no count"), rule("a")),
    )

    for order in permutations(answers):
        assert pages(shown(*order)) == ["z", "c-p0", "b-p1", "could-not-check"]


def test_the_same_call_differs_in_uuids_alone() -> None:
    """A card can be compared from one call to the next."""
    answers = (answer(low(WARNING, AddTask("a", "b"))), answer(low(INFO), rule("i")))
    first, second = shown(*answers), shown(*answers)

    def bare(card: Card) -> Card:
        return structs.replace(
            card, uuid="u", suggestions=None, selection_behavior=None
        )

    assert {card.uuid for card in first}.isdisjoint(card.uuid for card in second)
    assert list(map(bare, first)) == list(map(bare, second))


def test_findings_about_one_act_are_one_card() -> None:
    """Two reasons to interrupt one drug are read together, told by the worst."""
    hold = HoldOrder("Hold", "MedicationRequest/1", "low")
    (card,) = shown(
        answer(low(WARNING, hold, words="second"), rule("b", act="interrupt")),
        answer(low(CRITICAL, hold, words="first"), rule("c", act="interrupt")),
    )

    assert card.indicator == "critical"
    assert pages([card]) == ["c"]
    assert card.detail.index("first") < card.detail.index("second")
    assert card.detail.count("x10^9/L on 2026-01-05 is below") == 1
    assert "**Also: Interrupt testib" in card.detail
    assert [spoke.id for spoke in card.extension.evidence.rules] == ["c", "b"]
    assert card.detail.count("- ANC: 0.8") == 1
    assert card.suggestions is not None
    assert [offer.label for offer in card.suggestions] == ["Hold"]


@pytest.mark.parametrize(
    ("first", "second", "ending"),
    [
        (CRITICAL, CRITICAL, " (+1 more finding)"),
        (CRITICAL, WARNING, ""),
        (CRITICAL, INFO, ""),
        (WARNING, INFO, ""),
        (WARNING, WARNING, ""),
        (INFO, INFO, ""),
    ],
)
def test_a_summary_says_that_there_is_more(
    first: Indicator, second: Indicator, ending: str
) -> None:
    """A second alarm on a card is in its summary; what is less urgent is not."""
    (card,) = shown(
        answer(low(first), rule("a", act="x")),
        answer(low(second), rule("b", act="x")),
        hook=ORDER,
    )

    line = "Interrupt testib: ANC 0.8 x10^9/L on 2026-01-05, below 1.0 x10^9/L"
    assert card.summary == line + ending


def test_a_summary_names_the_second_count() -> None:
    """Where its rule has words for that; also on the list of what found no room."""
    named = CardText("Second: {words}", ("{count}",), "{count}")
    both = (
        answer(low(WARNING), rule("y", act="x")),
        answer(low(WARNING), rule("z", act="x", text=named)),
    )
    others = [answer(low(CRITICAL), rule(f"w{number}")) for number in range(5)]
    said = "below 1.0 x10^9/L; also ANC 0.8 x10^9/L on 2026-01-05"

    (card,) = shown(*both)
    assert card.summary.endswith(said)
    assert "; also ANC 0.8" in shown(*others, *both)[-1].detail


@pytest.mark.parametrize(
    ("exclusive", "behaviour"), [(True, "at-most-one"), (False, "any")]
)
def test_alternatives_exclude_each_other(*, exclusive: bool, behaviour: str) -> None:
    """Only where the rule says so, and only while its choices stand alone."""
    choices = (AddTask("a", "a"), AddTask("b", "b"))
    found = low(WARNING, *choices, exclusive=exclusive)
    (card,) = shown(answer(found))
    (merged,) = shown(
        answer(found, rule("a", act="x")),
        answer(low(WARNING, AddTask("c", "c")), rule("b", act="x")),
    )

    assert card.selection_behavior == behaviour
    assert merged.selection_behavior == "any"


def test_five_cards_at_most_and_the_rest_is_named() -> None:
    """What finds no room is named at the top of the last card."""
    answers = [answer(low(WARNING), rule(f"w{number}")) for number in range(6)]
    cards = shown(*answers)

    assert pages(cards) == ["w0", "w1", "w2", "w3", "w4"]
    assert cards[-1].detail.startswith(
        "**Also found, without room for a card of its own**\n\n"
        "- warning: Interrupt testib: ANC 0.8"
    )


def test_the_could_not_check_card_never_yields() -> None:
    """What could not be checked is said, however much was found."""
    answers = [answer(low(WARNING), rule(f"w{number}")) for number in range(6)]
    cards = shown(*answers, answer(InsufficientData("no count"), rule("x")))

    assert pages(cards) == ["w0", "w1", "w2", "w3", "could-not-check"]
    assert cards[-1].detail.count("- warning: Interrupt testib") == 2


def test_the_checklist_yields_to_what_is_urgent() -> None:
    """With five warnings the care plan is named line by line, and not shown."""
    answers = [answer(low(WARNING), rule(f"w{number}")) for number in range(5)]
    cards = shown(*answers, answer(low(INFO), rule("i")), hook=Hook.PATIENT_VIEW)

    assert pages(cards) == ["w0", "w1", "w2", "w3", "w4"]
    assert "- info: Interrupt testib" in cards[-1].detail
