"""The regular review of systemic mastocytosis is overdue.

When  an adult has systemic mastocytosis that is not known to be advanced
and   the last visit to haematology or allergy, blood count with neutrophils and
      platelets, or chemistry panel is 365 days old and a month more, or was
      never found; 183 days and a month in smouldering SM, with splenomegaly or
      a raised alkaline phosphatase, on avapritinib or omalizumab
or    a new mediator symptom was not seen for 30 days
Then  ask for what is lacking. A warning beyond 548 days, or with a new symptom.

Says nothing in the first year after the diagnosis, of a visit that is booked or
was asked for in the last 90 days, or in advanced disease.
Asks when visits or laboratory results could not be read.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_scan import SCAN_NEEDS
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.follow_up import (
    NEW_SYMPTOM,
    OPEN_REFERRAL,
    SEEN_WITH_SYMPTOM,
)
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.review_due import GRACE, LONG_OVERDUE, review_due
from cds_service.clinical.review_findings import (
    ReviewNotFound,
    ReviewOverdue,
    SymptomNotSeen,
)
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.knowledge.review_advice import (
    CITES,
    REVIEW_AT_RISK,
    REVIEW_USUAL,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return review_due(chart, REVIEW_USUAL, REVIEW_AT_RISK)


_PARTS: Final = (
    "Too old: {late}",
    "Never found in this record: {never}",
    "Last visit: {visit}.",
    "Last blood count: {counts}",
    "Last chemistry panel: {chemistry}.",
    "Other results to look at: {others}",
    "New symptoms that nobody saw: {symptoms}",
    "Every {interval} and not less often, because of {smouldering}.",
    "Every {interval} and not less often, because of: {closer}",
)
_EVERY: Final = (
    "History, examination and laboratory are due every 6 to 12 months, sooner with new"
    " symptoms. Told after {grace} of grace."
)

RULE: Final = Rule(
    id="followup-overdue",
    title="Regular review of mastocytosis overdue",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has systemic mastocytosis that is not known to be advanced, and the"
        " last visit to haematology or allergy, blood count or chemistry panel is more"
        " than a year old (half a year at more risk), or a new symptom was not seen."
    ),
    then="Ask for the visit and the laboratory tests that are lacking.",
    silent_when=(
        "All three are in time, the diagnosis is new, or the disease is advanced. A"
        " visit that is being booked or was asked for of late counts as arranged."
    ),
    evaluate=evaluate,
    texts={
        ReviewOverdue: CardText(
            "Arrange the overdue review ({late}): last {last_day}, {days_ago} days ago,"
            " due every {interval}",
            (*_PARTS, _EVERY),
        ),
        ReviewNotFound: CardText(
            "Arrange the review of mastocytosis: no {never} found in this record, due"
            " every {interval}",
            (*_PARTS, _EVERY),
        ),
        SymptomNotSeen: CardText(
            "Arrange a visit: new symptom on record since {began}, {days_ago} days ago,"
            " and no visit since",
            (
                "New symptoms: {symptoms}",
                "Last visit to haematology or allergy: {visit}.",
                "New symptoms are a reason to be seen before the next regular review.",
            ),
        ),
    },
    cites=CITES,
    needs=SCAN_NEEDS
    | MEDICATION_RECORDS
    | {
        Record.PATIENT,
        Record.CONDITIONS,
        Record.ENCOUNTERS,
        EventKind.HEMATOLOGY_CARE,
        EventKind.ALLERGY_CARE,
        EventKind.CHEMISTRY,
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
        Analyte.ALP,
        Analyte.TRYPTASE,
    },
    statements=("S0-13", "S1-03", "S3-04", "S4-06"),
    rests_on=(
        REVIEW_USUAL,
        REVIEW_AT_RISK,
        GRACE,
        LONG_OVERDUE,
        SEEN_WITH_SYMPTOM,
        NEW_SYMPTOM,
        OPEN_REFERRAL,
    ),
    override_reasons=(
        OverrideReason("done-elsewhere", "Done elsewhere"),
        OverrideReason("palliative-goals", "Hospice or palliative goals"),
    ),
    not_evaluated=(
        "visits whose specialty is not coded",
        "what was asked and examined at a visit",
    ),
    act="specialist-centre-referral",
    version="1.1.0",
)
