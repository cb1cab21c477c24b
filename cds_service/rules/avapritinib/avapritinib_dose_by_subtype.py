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

Mentions a dose that cannot be read.
Says nothing of 300 mg a day beside a gastrointestinal stromal tumour; beside one it
asks what another dose is for, and offers none in indolent disease.
Asks when mastocytosis is not confirmed by a code, and in children.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import ABOUT_AVAPRITINIB, RECORDS
from cds_service.clinical.avapritinib_dose import check_dose
from cds_service.clinical.avapritinib_doses import Doses
from cds_service.clinical.avapritinib_findings import (
    DoseDiffers,
    DoseNotRead,
    GradeTheLiver,
    MayBeForStromalTumor,
    NoDoseForSmouldering,
    SubtypeNeeded,
    SubtypeNeededForLowDose,
    TooMuchForIndolent,
    TooMuchTogether,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.liver import BILIRUBIN_AGE, HIGH_BILIRUBIN
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
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


_LABEL: Final = (
    "The label says {advanced_dose} once daily in advanced systemic mastocytosis, with"
    " steps down to 100, 50 and 25 mg, and {indolent_dose} once daily in indolent"
    " disease."
)
_BESIDE: Final = (
    (
        "Also on record, for which the label has another dose (300 mg once daily):"
        " {tumors}."
    ),
    "These change the level of avapritinib, so no dose is offered: {changing_level}.",
    "The liver may ask for a lower dose: {liver}.",
)
_ADVICE: Final = (
    "Instruction as written: {instruction}.",
    (
        "Tablets are taken on an empty stomach, 1 hour before or 2 hours after food:"
        " the opposite of midostaurin. Severe hepatic impairment (Child-Pugh C) asks"
        " for less to start with: in indolent disease 25 mg every other day, in"
        " advanced disease 100 mg once daily (recalled, not read). Check the current"
        " label."
    ),
)
_NEEDED: Final = (
    _LABEL,
    (
        "ICD-10-CM D47.02 is given to indolent and to other forms and does not tell"
        " them apart."
    ),
    "The record contradicts itself: {contradicting}.",
    *_BESIDE,
    *_ADVICE,
)

RULE: Final = Rule(
    id="avapritinib-dose-by-subtype",
    title="Avapritinib: dose for the subtype of mastocytosis",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Avapritinib is ordered above 25 mg a day in indolent systemic mastocytosis,"
        " at none of 200, 100, 50 and 25 mg once daily in advanced disease, without a"
        " subtype on record, or at a usual dose beside cirrhosis, liver failure or a"
        " bilirubin above 3 mg/dL; or several orders make too much together."
    ),
    then="Say so, name the labelled doses, and ask for the subtype where it is open.",
    silent_when=(
        "The dose is a labelled one for the subtype, or 300 mg a day beside a"
        " gastrointestinal stromal tumour."
    ),
    evaluate=evaluate,
    about=ABOUT_AVAPRITINIB,
    texts={
        TooMuchForIndolent: CardText(
            "Lower avapritinib: {ordered} ordered, indolent mastocytosis on record,"
            " label {indolent_dose} once daily",
            (_LABEL, *_BESIDE, *_ADVICE),
        ),
        MayBeForStromalTumor: CardText(
            "Ask what avapritinib {ordered} is for: stromal tumour, or indolent"
            " mastocytosis (label {indolent_dose} once daily)",
            (
                (
                    "For the tumour it may be a lowered dose; for indolent mastocytosis"
                    " it is too much. No dose is offered here."
                ),
                _LABEL,
                *_BESIDE,
                *_ADVICE,
            ),
        ),
        NoDoseForSmouldering: CardText(
            "Ask a specialist about avapritinib {ordered}: smouldering mastocytosis has"
            " no labelled dose",
            (_LABEL, *_BESIDE, *_ADVICE),
        ),
        DoseDiffers: CardText(
            "Check the avapritinib dose: {ordered}; advanced mastocytosis: label"
            " {advanced_dose} once daily",
            (_LABEL, *_BESIDE, *_ADVICE),
        ),
        SubtypeNeeded: CardText(
            "Name the subtype before avapritinib {ordered}: label {advanced_dose}"
            " advanced, {indolent_dose} indolent",
            _NEEDED,
        ),
        SubtypeNeededForLowDose: CardText(
            "Name the subtype of mastocytosis: avapritinib {ordered} is labelled for"
            " indolent disease",
            _NEEDED,
        ),
        TooMuchTogether: CardText(
            "Check the avapritinib orders: together {ordered}, label at most {most}"
            " once daily",
            ("Ordered in one call: {orders}.", _LABEL, *_BESIDE, *_ADVICE[1:]),
        ),
        GradeTheLiver: CardText(
            "Grade the liver (Child-Pugh) before avapritinib {ordered}: in class C the"
            " label starts lower",
            (*_BESIDE, *_ADVICE),
        ),
        DoseNotRead: CardText(
            "Check the avapritinib dose, it could not be read: label {advanced_dose}"
            " advanced, {indolent_dose} indolent",
            (_LABEL, *_BESIDE, *_ADVICE),
        ),
    },
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
    version="1.1.1",
)
