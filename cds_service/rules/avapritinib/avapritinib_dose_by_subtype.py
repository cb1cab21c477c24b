"""An avapritinib order does not fit the subtype of mastocytosis.

When  avapritinib is ordered for systemic mastocytosis
and   the dose is above 25 mg a day in indolent disease, is none of 200, 100, 50
      and 25 mg once daily in advanced disease, or the subtype is not named
Then  say so: an eightfold overdose in indolent disease bleeds.

When  the dose fits, and cirrhosis or liver failure or a bilirubin above 3 mg/dL is
      on record, at more than 100 mg a day in advanced, 25 mg every other day in
      indolent disease
Then  ask to grade the liver first: in Child-Pugh class C the label starts lower.

When  several orders of one call make too much together, though none does alone
Then  say so.

When  no one dose can be read in indolent disease, and the least that is named is above
      25 mg
Then  say so as of a dose that is surely too much; warn where only some amount that is
      named is above it, or one tablet is, or the order is as needed.

Mentions another dose that cannot be read.
Says nothing of 300 mg a day beside a gastrointestinal stromal tumour; beside one it
asks what another dose is for, and offers none in indolent disease.
Asks when mastocytosis is not confirmed by a code, and in children.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import ABOUT_AVAPRITINIB, RECORDS
from cds_service.clinical.avapritinib_dose import check_dose
from cds_service.clinical.avapritinib_doses import Doses
from cds_service.clinical.chart import Chart
from cds_service.clinical.liver import BILIRUBIN_AGE, HIGH_BILIRUBIN
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.avapritinib_dose_texts import DOSE_TEXTS
from cds_service.knowledge.ayvakit_label import (
    ADVANCED_DOSE,
    DOSING,
    GIST_DOSE,
    INDOLENT_DOSE,
    PAGE_INHIBITORS,
    PLATELET_TABLE,
    SPECIALIST,
    STEPS_DOWN,
)

_DOSES: Final = Doses(ADVANCED_DOSE, STEPS_DOWN, INDOLENT_DOSE, GIST_DOSE)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return check_dose(chart, _DOSES)


RULE: Final = Rule(
    id="avapritinib-dose-by-subtype",
    title="Avapritinib: dose for the subtype of mastocytosis",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Avapritinib is ordered above 25 mg a day in indolent systemic mastocytosis,"
        " at none of 200, 100, 50 and 25 mg once daily in advanced disease, without a"
        " subtype on record, or at a usual dose beside cirrhosis, liver failure or a"
        " bilirubin above 3 mg/dL; or several orders make too much together; or in"
        " indolent disease an amount that is named, or one tablet, is above 25 mg, or"
        " it is ordered as needed."
    ),
    then="Say so, name the labelled doses, and ask for the subtype where it is open.",
    silent_when=(
        "The dose is a labelled one for the subtype, or 300 mg a day beside a"
        " gastrointestinal stromal tumour."
    ),
    evaluate=evaluate,
    about=ABOUT_AVAPRITINIB,
    texts=DOSE_TEXTS,
    cites=(DOSING, PLATELET_TABLE, PAGE_INHIBITORS),
    needs=RECORDS | {Record.LABS, Analyte.BILIRUBIN},
    statements=("S1-12",),
    rests_on=(
        ADVANCED_DOSE,
        *STEPS_DOWN,
        INDOLENT_DOSE,
        GIST_DOSE,
        HIGH_BILIRUBIN,
        BILIRUBIN_AGE,
    ),
    override_reasons=(
        OverrideReason("advanced-disease", "Advanced disease, not yet coded"),
        OverrideReason("different-indication", "Gastrointestinal stromal tumour"),
        SPECIALIST,
    ),
    not_evaluated=("Child-Pugh class", "food"),
    caveat=(
        "The starting dose in advanced disease with severe hepatic impairment is"
        " recalled; it was not found in the copies read."
    ),
    act="avapritinib-dose",
    version="1.2.1",
)
