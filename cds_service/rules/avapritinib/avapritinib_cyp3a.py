"""Avapritinib beside a drug that raises or lowers its level.

When  avapritinib and a strong or moderate CYP3A inhibitor or inducer are taken
      or ordered together, and one of the two is being ordered now
Then  advise against the pair: a strong inhibitor is critical; beside a moderate
      one that cannot be avoided, advanced disease starts at 50 mg.

Says nothing of a moderate inhibitor beside 50 mg a day or less in advanced
disease, or of 300 mg a day beside a gastrointestinal stromal tumour.
Asks when medication records could not be read in full.
"""

from typing import Final

from cds_service.clinical.avapritinib import RECORDS
from cds_service.clinical.avapritinib_interactions import (
    ABOUT_LEVELS,
    Inducer,
    ModerateInhibitor,
    ModerateInhibitorAdvanced,
    StrongInhibitor,
    check_level,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.ayvakit_label import (
    GIST_DOSE,
    INTERACTIONS,
    MODERATE_INHIBITOR_DOSE,
    PAGE_INHIBITORS,
    SPECIALIST,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return check_level(chart, MODERATE_INHIBITOR_DOSE, GIST_DOSE)


_DETAIL: Final = (
    "Avapritinib as it stands: {avapritinib}.",
    "Changing its level: {all_of_them}.",
    (
        "The label asks to avoid strong and moderate inhibitors and inducers of CYP3A"
        " beside avapritinib, which is stricter than for midostaurin. Look for an"
        " alternative to the other drug with whoever ordered it; an anticonvulsant is"
        " never stopped at once."
    ),
)

RULE: Final = Rule(
    id="avapritinib-cyp3a",
    title="Avapritinib: drugs that change its level",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Avapritinib meets a strong or moderate CYP3A inhibitor or inducer, and one of"
        " the two is being ordered."
    ),
    then=(
        "Advise against the pair; beside a moderate inhibitor that cannot be avoided,"
        " 50 mg once daily in advanced disease."
    ),
    silent_when=(
        "Advanced disease is treated with 50 mg a day or less beside a moderate"
        " inhibitor, or 300 mg a day is for a gastrointestinal stromal tumour."
    ),
    evaluate=evaluate,
    texts={
        StrongInhibitor: CardText(
            "Avoid avapritinib beside a strong CYP3A inhibitor: its level rises, and"
            " with it bleeding and confusion",
            _DETAIL,
        ),
        ModerateInhibitorAdvanced: CardText(
            "Avoid a moderate CYP3A inhibitor beside avapritinib; if unavoidable, the"
            " label starts at {lower_dose} once daily",
            _DETAIL,
        ),
        ModerateInhibitor: CardText(
            "Avoid a moderate CYP3A inhibitor beside avapritinib: no labelled dose"
            " outside advanced disease",
            (
                *_DETAIL,
                (
                    "In advanced disease the label starts at {lower_dose} once daily"
                    " where it cannot be avoided; in indolent disease it says to avoid."
                ),
            ),
        ),
        Inducer: CardText(
            "Avoid a CYP3A inducer beside avapritinib: its level falls and it may not"
            " work",
            _DETAIL,
        ),
    },
    cites=(INTERACTIONS, PAGE_INHIBITORS),
    needs=RECORDS,
    about=ABOUT_LEVELS,
    statements=("S1-12",),
    rests_on=(MODERATE_INHIBITOR_DOSE, GIST_DOSE),
    override_reasons=(
        OverrideReason("no-alternative", "No alternative to the other drug"),
        OverrideReason("other-drug-ends", "The other drug ends before the first dose"),
        SPECIALIST,
    ),
    not_evaluated=("grapefruit, herbs and drugs bought without an order",),
    act="avapritinib-interaction",
    version="1.1.0",
)
