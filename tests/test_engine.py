"""Every rule is asked, and a broken one never hides the others."""

from typing import NoReturn

from charts import ADULT, AS_OF, ISM, Chart
from every_rule import BY_ID

from cds_service.clinical.outcome import (
    Answered,
    Failed,
    InsufficientData,
    NotIndicated,
)
from cds_service.engine import ask_all
from cds_service.frozen import replace

RULES = tuple(BY_ID.values())
CHART = Chart(AS_OF, ADULT, diagnoses=(ISM,))


def broken(_: Chart) -> NoReturn:
    """Fail with a message that names a patient."""
    reason = "Condition/1 of Patient/p1"
    raise KeyError(reason)


def test_one_answer_for_each_rule_in_their_order() -> None:
    """Each is what the rule says of the chart."""
    answers = ask_all(RULES, CHART)
    assert [answer.rule for answer in answers] == list(RULES)
    assert [answer.outcome for answer in answers] == [
        rule.evaluate(CHART) for rule in RULES
    ]
    assert ask_all((), CHART) == ()


def test_a_broken_rule_hides_no_other_and_repeats_no_message() -> None:
    """Its answer names the type of the error only."""
    first, *others = RULES
    answers = ask_all((replace(first, evaluate=broken), *others), CHART)
    assert answers[0].outcome == Failed("KeyError")
    assert answers[1:] == ask_all(others, CHART)


def test_answers_of_two_kinds_are_never_equal() -> None:
    """Nothing to say is not the same as not knowing, whatever the reason."""
    answers: set[Answered] = {NotIndicated("why"), InsufficientData("why")}
    assert len(answers) == 2
    assert NotIndicated("why") in answers
