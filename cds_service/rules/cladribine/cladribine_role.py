"""Cladribine is ordered: for which disease it suits, and for which it does not.

When  cladribine is being ordered for an adult with systemic mastocytosis
Then  a line on its place; in SM-AHN, that it works poorly beside MDS.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import (
    ABOUT_CLADRIBINE,
    cladribine_drafts,
    not_about_cladribine,
)
from cds_service.clinical.concerned import doubts
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.mastocytosis import associated_neoplasms, subtype
from cds_service.clinical.outcome import Finding, Indicator, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.knowledge.cladribine_advice import (
    OVERVIEW_ADVANCED,
    REVIEW_CLADRIBINE_ADVANCED,
)


class PlaceOfCladribine(Finding):
    """Where it helps."""


class BesideANeoplasm(Finding):
    """It may not help here."""

    neoplasms: tuple[Diagnosis, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_about_cladribine(chart, must_say=False)
    if aside is not None:
        return aside
    drafts, neoplasms = cladribine_drafts(chart), associated_neoplasms(chart)
    reading = subtype(chart)
    if neoplasms or Disease.SM_AHN in reading.candidates:
        return BesideANeoplasm(
            indicator=Indicator.INFO,
            used=(*reading.used, *drafts),
            missing=doubts(chart),
            neoplasms=neoplasms,
        )
    return PlaceOfCladribine(
        indicator=Indicator.INFO, used=drafts, missing=doubts(chart)
    )


_PLACE: Final = (
    "Where the burden must fall fast, in smouldering disease, chronic mast cell"
    " leukaemia, beside a myeloproliferative neoplasm, or as a bridge to transplant."
)
_POOR: Final = (
    "Beside a myelodysplastic syndrome it works poorly and worsens cytopenia."
)

RULE: Final = Rule(
    id="cladribine-role",
    title="Place of cladribine",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when="Cladribine is being ordered for an adult with systemic mastocytosis.",
    then="A line on the disease it suits; in SM-AHN, on the disease it does not.",
    silent_when="Nothing is said while no cladribine is being ordered.",
    evaluate=evaluate,
    about=ABOUT_CLADRIBINE,
    texts={
        PlaceOfCladribine: CardText(
            "Cladribine suits fast debulking, smouldering or chronic leukaemic disease,"
            " or a bridge to transplant",
            (_PLACE, _POOR),
        ),
        BesideANeoplasm: CardText(
            "Cladribine works poorly beside MDS: weigh it in SM-AHN, it suits MPN-like"
            " disease better",
            ("Associated neoplasm: {neoplasms}", _PLACE, _POOR),
        ),
    },
    cites=(OVERVIEW_ADVANCED, REVIEW_CLADRIBINE_ADVANCED),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, Record.MEDICATION_ORDERS}),
    statements=("S0-16", "S0-24", "S2-41"),
    not_evaluated=("which neoplasm is associated, beyond its code",),
)
