"""Asks every rule; a broken rule never hides the others."""

from collections.abc import Iterable

from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Answered, Failed
from cds_service.clinical.rule import Answer, Rule
from cds_service.clinical.subject import called_for


def ask_all(rules: Iterable[Rule], chart: Chart) -> tuple[Answer, ...]:
    """Return one answer per rule, in the order of the rules.

    A rule about orders of something else is not asked: its subject answers for it.
    """
    things = called_for(chart) if chart.hook.about_orders else None
    answers = []
    for rule in rules:
        about, outcome = rule.about, None
        if about is not None and things is not None and things.isdisjoint(about.things):
            outcome = about.otherwise
        answers.append(Answer(rule, outcome or _ask(rule, chart)))
    return tuple(answers)


def _ask(rule: Rule, chart: Chart) -> Answered:
    # Everything is caught, as in few other places: to keep rules apart is the point,
    # and the failure is shown on the card. The message may hold patient data.
    try:
        return rule.evaluate(chart)
    except Exception as error:  # noqa: BLE001
        return Failed(type(error).__name__)
