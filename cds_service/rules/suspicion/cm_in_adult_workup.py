"""Mastocytosis of the skin in an adult is usually systemic: was marrow examined?

When  an adult has mastocytosis of the skin on record, and no systemic one
and   no marrow examination is found
Then  suggest a referral, tryptase and a sensitive KIT test.

Says nothing when it was on record before the age of 18, or when a part of the
record in which the work-up would be was not read.
"""

from datetime import date
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.mastocytosis import ADULT_AGE, confirmed_by_code
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Proposal, Referral
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.suspicion import not_for_suspicion
from cds_service.clinical.workup import (
    TESTS,
    WORKUP_NEEDS,
    WorkupPart,
    workup_gaps,
    workup_missing,
)
from cds_service.knowledge.classification_advice import DONE_ELSEWHERE
from cds_service.knowledge.suspicion_advice import SKIN_CITES

_SKIN: Final = frozenset(
    {Disease.CUTANEOUS_MASTOCYTOSIS, Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS}
)
_ASKED: Final = (WorkupPart.MARROW, WorkupPart.KIT, WorkupPart.TRYPTASE)


class SkinInAdult(Finding):
    """`parts` of the work-up are not found."""

    parts: tuple[WorkupPart, ...]
    diagnoses: tuple[Diagnosis, ...]
    since: Moment | None = None


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_suspicion(chart):
        return NotIndicated(aside)
    skin = _skin(chart)
    if not skin:
        return NotIndicated("no mastocytosis of the skin on record")
    since = _since(skin)
    if since is not None and _as_child(chart, since.day):
        return NotIndicated("on record since childhood", skin)
    if gaps := workup_gaps(chart):
        return NotIndicated(gaps[0].of("records of a work-up"))
    parts = tuple(part for part in _ASKED if part in workup_missing(chart))
    if WorkupPart.MARROW not in parts:
        return NotIndicated("a marrow examination is on record", skin)
    return SkinInAdult(
        indicator=Indicator.INFO,
        used=skin,
        missing=() if since else ("at what age it began",),
        proposals=_proposals(parts),
        parts=parts,
        diagnoses=skin,
        since=since,
    )


def _skin(chart: Chart) -> tuple[Diagnosis, ...]:
    return confirmed_by_code(chart, _SKIN)


def _since(skin: tuple[Diagnosis, ...]) -> Moment | None:
    dates = [item.recorded for item in skin if item.recorded is not None]
    return min(dates, key=Moment.order, default=None)


def _as_child(chart: Chart, day: date) -> bool:
    return chart.patient.younger_than(ADULT_AGE, day) is True


def _proposals(parts: tuple[WorkupPart, ...]) -> tuple[Proposal, ...]:
    why = "Mastocytosis of the skin in an adult: is it systemic?"
    asked = [part for part in parts if part is not WorkupPart.MARROW]
    return (
        OrderTest("Refer to haematology", Referral.HEMATOLOGY, why),
        *(OrderTest(f"Order: {TESTS[part]}", TESTS[part], why) for part in asked),
    )


RULE: Final = Rule(
    id="cm-in-adult-workup",
    title="Mastocytosis of the skin in an adult",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has mastocytosis of the skin on record and no systemic one, and no"
        " marrow examination is found."
    ),
    then="Suggest a referral, tryptase and KIT.",
    silent_when=(
        "It was on record before the age of 18, marrow was examined, or a part of the"
        " record in which the work-up would be was not read."
    ),
    evaluate=evaluate,
    texts={
        SkinInAdult: CardText(
            "Ask whether mastocytosis of the skin in this adult is systemic, not found:"
            " {parts}",
            (
                (
                    "In adults mastocytosis of the skin is usually part of a systemic"
                    " one; that takes proof outside the skin, mostly from marrow."
                ),
                "On record: {diagnoses}",
                "On record since {since}",
            ),
        ),
    },
    cites=SKIN_CITES,
    needs=WORKUP_NEEDS | {Analyte.TRYPTASE},
    statements=("S2-06", "S2-07"),
    override_reasons=(DONE_ELSEWHERE,),
    not_evaluated=("biopsy reports in words",),
    version="1.0.1",
)
