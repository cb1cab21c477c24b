"""What the cards about the dose of an avapritinib order say."""

from collections.abc import Mapping
from typing import Final

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
from cds_service.clinical.avapritinib_indolent_findings import (
    BoundsTooMuchForIndolent,
    NotOnceDaily,
    PartTooMuchForIndolent,
    TabletTooStrong,
)
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import CardText

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

DOSE_TEXTS: Final[Mapping[type[Finding], CardText]] = {
    TooMuchForIndolent: CardText(
        "Lower avapritinib: {ordered} ordered, indolent mastocytosis on record,"
        " label {indolent_dose} once daily",
        (_LABEL, *_BESIDE, *_ADVICE),
    ),
    BoundsTooMuchForIndolent: CardText(
        "Lower avapritinib: {stated} mg ordered, indolent mastocytosis on record,"
        " label {indolent_dose} once daily",
        (_LABEL, *_BESIDE, *_ADVICE),
    ),
    PartTooMuchForIndolent: CardText(
        "Check the avapritinib order: {stated} mg named, label {indolent_dose} once"
        " daily in indolent mastocytosis",
        (
            "What is said of the dose in several places or for several times differs.",
            _LABEL,
            *_BESIDE,
            *_ADVICE,
        ),
    ),
    TabletTooStrong: CardText(
        "Check the avapritinib order: tablets of {piece} mg, label {indolent_dose} once"
        " daily in indolent mastocytosis",
        (
            (
                "Ordered: {ordered}. One of these tablets is more than the"
                " label gives in a day."
            ),
            _LABEL,
            *_BESIDE,
            *_ADVICE,
        ),
    ),
    NotOnceDaily: CardText(
        "Check the avapritinib order: {ordered}, label {indolent_dose} once daily in"
        " indolent mastocytosis",
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
}
