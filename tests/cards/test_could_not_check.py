"""What could not be read, fetched or decided is said once, quietly."""

import pytest
from cards.rules_for_tests import answer, chart, rule
from charts import ADULT, AS_OF, draft, on
from unread_answers import shown

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Failed, InsufficientData
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.clinical.rule import Answer, Tier
from cds_service.frozen import replace

UNREAD = Unread("Observation/1", Analyte.PLATELETS, "no unit", "50", on("2026-01-02"))


GAP = Gap(Record.LABS, "was not sent")


HEALTHY = Chart(AS_OF, ADULT, unread=(UNREAD,), gaps=(GAP,))


UNDECIDED = answer(InsufficientData("no current count"), rule("x"))


ORDER = Hook.ORDER_SIGN


def test_everything_is_said_once() -> None:
    """Undecided and failed rules, unreadable results and gaps, on one card."""
    of = replace(chart(), unread=(UNREAD, UNREAD), gaps=(GAP, GAP))
    (card,) = shown(of, UNDECIDED, answer(Failed("KeyError"), rule("y")))

    assert card.summary == "Could not check: Title of x; Title of y"
    assert card.indicator == "info"
    assert card.source.topic.code == "could-not-check"
    assert card.suggestions is None
    assert card.detail.startswith(
        "No alert on these points does not mean that they are in order.\n\n"
        "**Could not be decided**\n\n"
        "- Title of x: no current count\n"
        "- Title of y: this rule failed; its advice is missing\n\n"
        "**Could not be read**\n\n"
        '- platelets, 2 times; the newest sent as "50" on 2026-01-02: no unit\n\n'
        "**Not in what was sent**\n\n"
        "- laboratory results were not sent\n\n"
    )
    assert "KeyError" not in card.detail


@pytest.mark.parametrize(
    ("answers", "unread", "gaps", "summary"),
    [
        ((UNDECIDED,), (), (), "Could not check: Title of x: no current count"),
        ((), (UNREAD,), (), "Could not check: platelets (not readable)"),
        ((), (), (GAP,), "Could not check: laboratory results (not complete)"),
        (
            (answer(InsufficientData("x" * 200), rule("long")),),
            (),
            (),
            "Could not check: Title of long",
        ),
    ],
)
def test_the_summary_names_what_matters_most(
    answers: tuple[Answer, ...],
    unread: tuple[Unread, ...],
    gaps: tuple[Gap, ...],
    summary: str,
) -> None:
    """A rule before a result, a result before a part of the record."""
    (card,) = shown(replace(chart(), unread=unread, gaps=gaps), *answers)

    assert card.summary == summary


def test_only_the_safety_core_asks() -> None:
    """What a P1 rule could not decide is in the trace, not on a card."""
    asked = answer(InsufficientData("no count"), rule("x", tier=Tier.P1))

    assert shown(chart(), asked) == []


def test_what_may_be_critical_is_asked_by_any_rule() -> None:
    """A grave gap is told of a rule outside the safety core as well."""
    left = InsufficientData("test unclear", grave=True)
    asked = answer(left, rule("x", tier=Tier.P2))

    assert len(shown(chart(), asked)) == 1


@pytest.mark.parametrize("hook", list(Hook))
def test_a_patient_without_mastocytosis_is_left_alone(hook: Hook) -> None:
    """Neither gaps nor unreadable results are noise for everybody else."""
    assert shown(replace(HEALTHY, hook=hook)) == []


def test_another_drug_for_a_patient_without_mastocytosis_is_left_alone() -> None:
    """Imatinib for another disease does not ask for our data."""
    of = replace(HEALTHY, hook=ORDER, drafts=(draft(Drug.IMATINIB),))

    assert shown(of) == []


def test_on_order_hooks_our_drug_in_our_patient_is_told() -> None:
    """An order we would speak about is not met with silence over gaps."""
    of = replace(chart(ORDER), gaps=(GAP,))

    assert shown(of) == []
    assert len(shown(replace(of, drafts=(draft(Drug.MIDOSTAURIN),)))) == 1


@pytest.mark.parametrize("asked", [UNDECIDED, answer(Failed("KeyError"))])
def test_on_order_hooks_a_rule_that_could_not_decide_is_told(asked: Answer) -> None:
    """A rule that concerns the order and cannot decide always says so."""
    (card,) = shown(replace(HEALTHY, hook=ORDER), asked)

    assert "platelets" in card.detail
    assert "laboratory results" in card.detail


def test_a_problem_list_that_is_not_there_is_told() -> None:
    """Whether the rules concern the patient is itself unknown; no more is said."""
    gap = Gap(Record.CONDITIONS, "only part of it was sent", partial=True)
    (card,) = shown(replace(HEALTHY, gaps=(GAP, gap)))

    assert card.summary == "Could not check: problem list (not complete)"
    assert "platelets" not in card.detail


def test_a_diagnosis_that_cannot_be_read_is_told() -> None:
    """An unreadable mastocytosis is not absence of mastocytosis."""
    unread = Unread("Condition/1", Disease.SYSTEMIC_MASTOCYTOSIS, "no status")
    (card,) = shown(replace(HEALTHY, unread=(unread, UNREAD)))

    assert card.summary == "Could not check: systemic mastocytosis (not readable)"
