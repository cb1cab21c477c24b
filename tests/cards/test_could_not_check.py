"""What could not be read, fetched or decided is said once, quietly."""

from dataclasses import replace

import pytest
from cards.rules_for_tests import answer, chart, low, rule, setting
from charts import ADULT, AS_OF, ISM, draft, on

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Failed, InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.rule import Answer, Tier

UNREAD = Unread("Observation/1", Analyte.PLATELETS, "no unit", "50", on("2026-01-02"))
GAP = Gap(Record.LABS, "was not sent")
HEALTHY = Chart(AS_OF, ADULT, unread=(UNREAD,), gaps=(GAP,))
UNDECIDED = answer(InsufficientData("no current count"), rule("x"))
ASKED = answer(
    NotIndicated("fine"), rule("asked", needs=frozenset({Analyte.PLATELETS}))
)
"""A rule of the safety core that asks for platelets, and is content."""
ORDER = Hook.ORDER_SIGN


def shown(of: Chart, *answers: Answer) -> list[Card]:
    """Return the cards of a chart."""
    return compose((*answers, ASKED), of, setting())


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


@pytest.mark.parametrize(
    ("about", "needs"),
    [
        (Analyte.PLATELETS, Analyte.PLATELETS),
        (Drug.MIDOSTAURIN, Record.MEDICATION_ORDERS),
        (Topic.UNKNOWN_DRUG, Record.MEDICATION_STATEMENTS),
        (Topic.KIT, Record.GENETICS),
    ],
)
def test_a_withdrawn_result_is_told_where_it_is_missed(
    about: Analyte | Drug | Topic, needs: Record
) -> None:
    """Entered in error is no news, unless a rule wanted exactly that."""
    unread = Unread("Observation/1", about, "entered in error", status_only=True)
    of = replace(chart(), diagnoses=(ISM,), unread=(unread,))
    wants = answer(InsufficientData("none"), rule("x", needs=frozenset({needs})))
    (missed,) = shown(of, wants)
    (not_missed,) = shown(of, UNDECIDED)

    assert "entered in error" in missed.detail
    assert "entered in error" not in not_missed.detail
    assert shown(of) == []


def test_a_withdrawn_diagnosis_is_not_told() -> None:
    """A rule that waits for a count does not wait for a refuted disease."""
    about = Disease.AGGRESSIVE_SM
    unread = Unread("Condition/1", about, "it is refuted", status_only=True)
    wants = answer(
        InsufficientData("none"), rule("x", needs=frozenset({Record.CONDITIONS}))
    )
    (card,) = shown(replace(chart(), diagnoses=(ISM,), unread=(unread,)), wants)
    assert "refuted" not in card.detail


def test_a_long_list_is_counted() -> None:
    """Ten lines are read, a hundred are not."""
    unread = tuple(
        Unread(f"Observation/{number}", Analyte.PLATELETS, f"reason {number}")
        for number in range(14)
    )
    (card,) = shown(replace(chart(), unread=unread))

    assert card.detail.count("reason") == 10
    assert "- and 4 more" in card.detail


def test_of_many_the_newest_is_quoted() -> None:
    """The one that counts; a result without a day is the oldest."""
    newer, undated = replace(UNREAD, sent="60"), replace(UNREAD, sent="9", taken=None)
    newer = replace(newer, taken=on("2026-01-03"))
    (card,) = shown(replace(chart(), unread=(undated, newer, UNREAD)))

    assert 'platelets, 3 times; the newest sent as "60" on 2026-01-03' in card.detail


def test_words_of_the_record_are_escaped() -> None:
    """What was sent and could not be read is shown, not rendered."""
    unread = replace(UNREAD, sent="<img src=x>", why="unit 10*3 is not known")
    (card,) = shown(replace(chart(), unread=(unread,)), answer(low()))[-1:]

    assert "&lt;img src=x&gt;" in card.detail
    assert r"10\*3" in card.detail


def test_a_draft_that_could_not_be_read_is_told() -> None:
    """It may have been one of ours; for a patient without mastocytosis it is not."""
    unread = Unread("MedicationRequest/1", Topic.UNKNOWN_DRUG, "status is not text")
    (card,) = shown(replace(chart(ORDER), unread=(unread,)))

    assert "status is not text" in card.detail
    assert shown(replace(HEALTHY, hook=ORDER, unread=(unread,))) == []


def test_a_measurement_that_no_core_rule_asks_for_is_not_told() -> None:
    """An unreadable creatinine would be noise where nothing rests on creatinine."""
    creatinine = replace(UNREAD, about=Analyte.CREATININE)
    assert shown(replace(chart(), unread=(creatinine,))) == []
    assert len(shown(replace(chart(), unread=(creatinine, UNREAD)))) == 1
