"""Words for answers on which the could-not-check card speaks."""

from cards.rules_for_tests import answer, rule, setting

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.rule import Answer

ASKED = answer(
    NotIndicated("fine"), rule("asked", needs=frozenset({Analyte.PLATELETS}))
)
"""A rule of the safety core that asks for platelets, and is content."""


def shown(of: Chart, *answers: Answer) -> list[Card]:
    """Return the cards of a chart."""
    return compose((*answers, ASKED), of, setting())
