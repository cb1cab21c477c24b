"""What is merely useful to know is one card, a line each."""

from cards.rules_for_tests import answer, chart, low, rule, setting

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.clinical.chart import Hook
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.rule import Answer, Tier
from cds_service.frozen import replace

INFO = Indicator.INFO


def shown(hook: Hook, *answers: Answer) -> list[Card]:
    """Return the cards of a patient with systemic mastocytosis."""
    return compose(answers, chart(hook), setting())


def infos(tier: Tier = Tier.P0) -> tuple[Answer, ...]:
    """Return three findings that are not urgent, with two proposals each."""
    return tuple(
        answer(
            low(INFO, AddTask(f"{name} 1", f"{name} 1"), AddTask("no", f"{name} 2")),
            rule(name, tier=tier),
        )
        for name in ("a", "b", "c")
    )


def test_on_patient_view_all_info_is_one_card() -> None:
    """One line, one citation, at most one suggestion for each finding."""
    (card,) = shown(Hook.PATIENT_VIEW, *infos())

    assert card.source.topic.code == "care-plan"
    assert card.source.url == "https://cds.example.org/rules/care-plan"
    assert card.summary == "Care plan for systemic mastocytosis: 3 points"
    assert card.detail.startswith(
        "**To consider**\n\n"
        "- Interrupt testib: ANC 0.8 x10^9/L on 2026-01-05, below 1.0 x10^9/L"
        " (TESTIB prescribing information, Table 4)\n"
    )
    assert card.indicator == "info"
    assert card.selection_behavior == "any"
    assert card.suggestions is not None
    assert [offer.label for offer in card.suggestions] == ["a 1", "b 1", "c 1"]
    assert [spoke.id for spoke in card.extension.evidence.rules] == ["a", "b", "c"]


def test_on_order_hooks_only_education_is() -> None:
    """P0 and P1 findings about an order keep cards of their own."""
    own = shown(Hook.ORDER_SIGN, *infos())
    lines = shown(Hook.ORDER_SIGN, *infos(Tier.P2))

    assert [card.source.topic.code for card in own] == ["a", "b", "c"]
    assert [card.source.topic.code for card in lines] == ["care-plan"]


def test_a_warning_is_never_a_line() -> None:
    """What is urgent stands alone, on every hook."""
    for hook in Hook:
        cards = shown(hook, answer(low(), rule("w", tier=Tier.P2)), *infos(Tier.P2))

        assert [card.source.topic.code for card in cards] == ["w", "care-plan"]


def test_one_point_is_said_at_once() -> None:
    """A title says too little: the summary of the one finding is that of the card."""
    (card,) = shown(Hook.PATIENT_VIEW, answer(low(INFO), rule("r")))

    assert card.summary == (
        "Interrupt testib: ANC 0.8 x10^9/L on 2026-01-05, below 1.0 x10^9/L"
    )


def test_without_the_diagnosis_it_is_not_called_a_care_plan() -> None:
    """Nobody is told of a mastocytosis that is only suspected."""
    noted = infos()[:2]
    (card,) = compose(noted, replace(chart(), diagnoses=()), setting())
    assert card.summary == "Clues to mastocytosis: 2 points"
