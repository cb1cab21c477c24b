"""Interferon is ordered: for which course of disease it suits.

When  interferon alfa is being ordered for an adult with systemic mastocytosis
Then  a line on its place: slow disease, not fast organ failure.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import doubts, not_concerned
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Finding, Indicator, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.knowledge.cladribine_advice import (
    OVERVIEW_ADVANCED,
    REVIEW_INTERFERON,
)
from cds_service.knowledge.regulatory_status import statuses_of


class PlaceOfInterferon(Finding):
    """Where it helps; `statuses` say what is still to be had."""

    statuses: tuple[str, ...]


_ABOUT: Final = Subject.of(Drug.INTERFERON, otherwise="no interferon is being ordered")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = chart.drafted(Drug.INTERFERON)
    if not drafts:
        return _ABOUT.otherwise
    aside = not_concerned(chart, drafts, must_say=False)
    if aside is not None:
        return aside
    rows = statuses_of("peginterferon alfa-2b")
    return PlaceOfInterferon(
        indicator=Indicator.INFO,
        used=drafts,
        missing=doubts(chart),
        statuses=tuple(row.said(chart.as_of) for row in rows),
    )


_PLACE: Final = (
    "With prednisone or without; for bone disease that worsens under bisphosphonates"
    " too. Not for fast organ failure."
)

RULE: Final = Rule(
    id="interferon-role",
    title="Place of interferon",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when="Interferon alfa is being ordered for an adult with systemic mastocytosis.",
    then="A line on the disease it suits.",
    silent_when="Nothing is said while no interferon is being ordered.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        PlaceOfInterferon: CardText(
            "Interferon suits slowly progressive disease: it starts slowly, spares"
            " cladribine, also treats MPN",
            (
                _PLACE,
                "{statuses}",
            ),
        ),
    },
    cites=(OVERVIEW_ADVANCED, REVIEW_INTERFERON),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, Record.MEDICATION_ORDERS}),
    statements=("S0-16", "S0-20", "S0-26", "S2-37"),
    not_evaluated=("how fast the disease progresses",),
)
