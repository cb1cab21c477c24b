"""A tryptase on record says less than its number.

When  a tryptase of the last year is on record
and   it was drawn within a day after anaphylaxis or epinephrine, is beyond the
      range of the assay, or is above 20 beside kidney failure, hereditary
      alpha-tryptasaemia or a haematologic neoplasm not yet named as SM-AHN
Then  a line of the checklist: confirm the baseline, say what to think of.

Says nothing of a tryptase without any of these, or for other patients.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import (
    Fact,
    Finding,
    Indicator,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.renal import CREATININE_AGE
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.tryptase import newest_tryptase
from cds_service.clinical.tryptase_context import Flag, context
from cds_service.knowledge.cytoreduction_advice import (
    B_CRITERIA,
    HIGH_TRYPTASE,
    MINOR_CRITERION,
    PITFALLS,
)
from cds_service.knowledge.literature import CLASSIFICATIONS_2022

RESULT_AGE: Final = Recency(
    "tryptase that is still looked at", 365, HouseChoice("one year of follow-up")
)
LOW_GFR: Final = Threshold(
    "eGFR below which tryptase rises",
    Decimal(30),
    "mL/min/{1.73_m2}",
    HouseChoice("severe kidney disease; no source gives a number"),
)


class TryptaseInContext(Finding):
    """A tryptase, and why it says less than its number."""

    tryptase: Lab
    flags: tuple[Flag, ...]
    shown_by: tuple[Fact, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_for_this_patient(chart)
    if aside:
        return NotIndicated(aside)
    last = newest_tryptase(chart)
    if last is None or last.taken.age_in_days(chart.as_of) > RESULT_AGE.days:
        return NotIndicated("no tryptase of the last year")
    found = context(chart, last, HIGH_TRYPTASE, LOW_GFR)
    if not found:
        return NotIndicated("nothing on record changes what it says", (last,))
    shown = tuple(fact for each in found for fact in each.used if fact is not last)
    flags = tuple(each.flag for each in found)
    return TryptaseInContext(
        indicator=Indicator.INFO,
        used=(last, *shown),
        proposals=(_REPEAT,) if Flag.EVENT in flags else (),
        tryptase=last,
        flags=flags,
        shown_by=shown,
    )


_REPEAT: Final = OrderTest(
    "Repeat tryptase when well, at least 24 hours after a reaction",
    TestOrder.TRYPTASE,
    "Baseline tryptase",
)

RULE: Final = Rule(
    id="tryptase-interpretation",
    title="Tryptase: what changes its meaning",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "A tryptase of the last year was drawn within a day after a reaction, is beyond"
        " the range of the assay, or is above 20 ng/mL beside an eGFR below 30,"
        " hereditary alpha-tryptasaemia or a haematologic neoplasm."
    ),
    then="Ask to confirm the baseline, and say what to think of.",
    silent_when="Nothing of this is on record.",
    evaluate=evaluate,
    texts={
        TryptaseInContext: CardText(
            "Read {tryptase} with care: {flags}",
            (
                "On record: {shown_by}.",
                (
                    "A baseline is drawn when well, at least 24 hours after a reaction."
                    " Kidney failure and hereditary alpha-tryptasaemia (to think of"
                    " from 8 ng/mL on) raise it; beside a haematologic neoplasm the"
                    " minor criterion of 20 ng/mL does not count. A result beyond the"
                    " assay hides both rise and fall. A laboratory's flag above"
                    " 11.4 ng/mL is no mastocytosis."
                ),
            ),
        ),
    },
    cites=(
        PITFALLS,
        B_CRITERIA,
        MINOR_CRITERION,
        Cited(CLASSIFICATIONS_2022, "note on tryptase"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.LABS,
            Record.ALLERGIES,
            Record.MEDICATION_ADMINISTRATIONS,
            Analyte.TRYPTASE,
            Analyte.GFR,
            EventKind.ANAPHYLAXIS_REACTION,
        }
    ),
    statements=("S0-43", "S2-08"),
    rests_on=(HIGH_TRYPTASE, RESULT_AGE, LOW_GFR, CREATININE_AGE),
    not_evaluated=("the assay used", "reactions that are not on record"),
)
