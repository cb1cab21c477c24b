"""Cladribine is ordered once more than the sources allow.

When  cladribine is being ordered for an adult with systemic mastocytosis
and   six courses (or, as a note, five) are on record
Then  say which course this would be, and that six are the most.

A course is what was given or handed over on days less than 21 days apart; an
order within that time goes on with it.
Says nothing of earlier courses. Asks when records of drugs that were given are
missing, because a course may be in them.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import (
    ABOUT_CLADRIBINE,
    CLADRIBINE,
    cladribine_drafts,
    courses,
    hairy_cell_leukemia,
    next_number,
    not_about_cladribine,
)
from cds_service.clinical.concerned import doubts, softened
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, Proposal, Referral, RemoveDraft
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS, medication_gaps
from cds_service.knowledge.cladribine_advice import (
    COURSE_GAP,
    MOST_COURSES,
    OTHER_DISEASE,
    REVIEW_CLADRIBINE,
    SPECIALIST,
)


class BeyondTheLimit(Finding):
    """This would be one course too many."""

    number: int
    most: int
    began: tuple[Moment, ...]
    draft: Medication


class LastCourse(BeyondTheLimit):
    """This would be the last one."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_about_cladribine(chart, must_say=True)
    if aside is not None:
        return aside
    if other := hairy_cell_leukemia(chart):
        why = "cladribine may be for the hairy cell leukaemia on record"
        return InsufficientData(why, other)
    number = next_number(chart, COURSE_GAP)
    if number >= int(MOST_COURSES.value):
        return _finding(chart, number)
    hidden = chart.unread_about(*CLADRIBINE)
    if gaps := medication_gaps(chart):
        records = ", ".join(sorted(gap.record for gap in gaps))
        return InsufficientData(f"earlier courses may be missing from: {records}")
    if hidden:
        return InsufficientData("a record of cladribine could not be read", hidden)
    return NotIndicated(f"this would be course {number}")


def _finding(chart: Chart, number: int) -> BeyondTheLimit:
    drafts, found = cladribine_drafts(chart), courses(chart, COURSE_GAP)
    beyond = number > int(MOST_COURSES.value)
    kind = BeyondTheLimit if beyond else LastCourse
    firsts = tuple(course[0] for course in found)
    return kind(
        indicator=softened(chart, Indicator.WARNING if beyond else Indicator.INFO),
        used=(*firsts, *drafts),
        missing=(*doubts(chart), "courses given elsewhere"),
        proposals=_proposals(drafts) if beyond else (),
        number=number,
        most=int(MOST_COURSES.value),
        began=tuple(item.starts for item in firsts if item.starts),
        draft=drafts[0],
    )


def _proposals(drafts: tuple[Medication, ...]) -> tuple[Proposal, ...]:
    return (
        RemoveDraft("Take the cladribine order back", drafts[0].reference),
        OrderTest(
            "Ask haematology about another treatment",
            Referral.HEMATOLOGY,
            "Six courses of cladribine on record",
        ),
    )


_SEEN: Final = (
    "First day of each course on record: {began}",
    "The limit comes from a French series with courses of 0.14 mg/kg a day for 5 days",
)

RULE: Final = Rule(
    id="cladribine-course-limit",
    title="Cladribine: number of courses",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "Cladribine is being ordered for an adult with systemic mastocytosis, and five"
        " or more courses are on record."
    ),
    then="Warn from the seventh course on; note that the sixth is the last.",
    silent_when="Fewer than five courses are on record, and records were read in full.",
    evaluate=evaluate,
    about=ABOUT_CLADRIBINE,
    texts={
        BeyondTheLimit: CardText(
            "Ask before more cladribine: this would be course {number}, {most} are the"
            " most",
            ("Being ordered: {draft}", *_SEEN),
        ),
        LastCourse: CardText(
            "Plan what follows cladribine: this would be course {number}, the last of"
            " {most}",
            ("Being ordered: {draft}", *_SEEN),
        ),
    },
    cites=(REVIEW_CLADRIBINE,),
    needs=MEDICATION_RECORDS | {Record.PATIENT, Record.CONDITIONS},
    statements=("S2-35",),
    rests_on=(MOST_COURSES, COURSE_GAP),
    override_reasons=(SPECIALIST, OTHER_DISEASE),
    not_evaluated=("cladribine tablets, which are given for multiple sclerosis",),
)
