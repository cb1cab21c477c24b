"""Parts of the work-up of systemic mastocytosis are not found.

When  an adult's systemic mastocytosis was put on record within a year, or is
      advanced
and   marrow, KIT, tryptase, blood count, liver tests or creatinine are not found
Then  list them, worded "not found": documents may hold them.

Bone density is asked for by dxa-baseline-missing. Says nothing of what would be
in a part of the record that was not read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.mastocytosis import confirmed_diagnoses, subtype
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Proposal
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.workup import (
    TESTS,
    WORKUP_NEEDS,
    WorkupPart,
    workup_gaps,
    workup_missing,
)
from cds_service.knowledge.classification_advice import (
    CENTRE_TESTS,
    DONE_ELSEWHERE,
    PAGE_DIAGNOSIS,
    REVIEW_WORKUP,
)

NEW: Final = Recency(
    "a new diagnosis", 365, HouseChoice("the work-up is done in the first year")
)


class WorkupGaps(Finding):
    """`parts` are not found on this record."""

    parts: tuple[WorkupPart, ...]
    diagnoses: tuple[Diagnosis, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if not subtype(chart).advanced and not _is_new(chart):
        return NotIndicated("neither new nor advanced", confirmed_diagnoses(chart))
    parts = workup_missing(chart)
    if not parts:
        return NotIndicated("nothing is missing that would be on what was read")
    return WorkupGaps(
        indicator=Indicator.INFO,
        used=confirmed_diagnoses(chart),
        missing=tuple(
            dict.fromkeys(
                gap.of("records of the work-up") for gap in workup_gaps(chart)
            )
        ),
        proposals=_proposals(parts),
        parts=parts,
        diagnoses=confirmed_diagnoses(chart),
    )


def _is_new(chart: Chart) -> bool:
    """Tell whether the earliest record of the disease is no older than a year."""
    dates = [item.recorded for item in confirmed_diagnoses(chart) if item.recorded]
    first = min(dates, key=Moment.order, default=None)
    return first is not None and 0 <= first.age_in_days(chart.as_of) <= NEW.days


def _proposals(parts: tuple[WorkupPart, ...]) -> tuple[Proposal, ...]:
    tests = dict.fromkeys(TESTS[part] for part in parts)
    why = "Work-up of systemic mastocytosis"
    return tuple(OrderTest(f"Order: {test.value}", test, why) for test in tests)


RULE: Final = Rule(
    id="workup-incomplete",
    title="Work-up of systemic mastocytosis",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult's systemic mastocytosis was put on record within a year, or is"
        " advanced, and parts of its work-up are not found."
    ),
    then="List what is not found, and offer to order it.",
    silent_when=(
        "The diagnosis is older and not advanced, everything is found, or the part of"
        " the record in which it would be was not read."
    ),
    evaluate=evaluate,
    texts={
        WorkupGaps: CardText(
            "Complete the work-up, not found on this record: {parts}",
            (
                (
                    "Not found on this record: {parts}. Documents that are not read"
                    " here may hold them."
                ),
                (
                    "A marrow biopsy is stained for CD2 and CD25, and KIT exon 17 is"
                    " tested in marrow."
                ),
                "Other imaging and biopsies are done when something points to them.",
                "Follow the current guideline of your country or society.",
                "Diagnosis on record: {diagnoses}",
            ),
        ),
    },
    cites=(REVIEW_WORKUP, PAGE_DIAGNOSIS, CENTRE_TESTS),
    needs=WORKUP_NEEDS,
    statements=("S1-03", "S2-12", "S2-14", "S3-03", "S3-04", "S3-05", "S3-06"),
    rests_on=(NEW,),
    override_reasons=(DONE_ELSEWHERE,),
    not_evaluated=("CD2 and CD25 in the marrow report", "imaging that was prompted"),
)
