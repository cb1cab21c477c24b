"""There is evidence that an organ is damaged; its cause is to be settled.

When  an adult has systemic mastocytosis that is not on record as advanced
and   blood counts are low twice, 14 days apart (or very low once), or liver,
      spleen, bowel or bone show damage by code and by laboratory limits
Then  say what was found and ask for its cause before anything is reclassified:
      a warning beside an indolent or smouldering subtype, a note otherwise.

One low count alone asks for a second. Counts under a drug that lowers them,
after a transfusion, or explained by another problem are left out.
Says nothing in aggressive disease and mast cell leukaemia, where damage is known,
nor in SM-AHN, where sm-ahn-component-attribution asks.
Asks when laboratory results were not sent or a blood count could not be used.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.c_finding import CFinding, CKind
from cds_service.clinical.c_findings import (
    C_FINDING_NEEDS,
    low_counts,
    present_c_findings,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.drug_windows import AFTER_CHEMOTHERAPY, AFTER_KINASE_INHIBITOR
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.organ_damage import (
    DETAIL,
    CountsLow,
    CountToRepeat,
    OrganDamage,
    causes_of,
    disputed_by,
    earliest,
    evidence_of,
    kinds_with,
    left_out_of,
    undisputed,
)
from cds_service.clinical.organ_damage_advice import (
    organ_damage_gaps,
    organ_damage_proposals,
    repeat_of,
)
from cds_service.clinical.organs import LOW_ALBUMIN, SIX_MONTHS, WEIGHT_LOST
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.persistent_low import (
    APART,
    LOW_COUNTS,
    RECENT,
    unread_counts,
)
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.transfusion import AFTER_TRANSFUSION
from cds_service.knowledge.classification_advice import (
    ALREADY_KNOWN,
    COUNT_LIMITS,
    OTHER_CAUSE,
    PAGE_COMPLICATIONS,
    REVIEW_AHN,
    REVIEW_C,
    TABLE_2022,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if subtype(chart).advanced:
        return NotIndicated("the subtype on record is advanced", subtype(chart).used)
    found = present_c_findings(chart)
    return _finding(chart, found) if found else _without(chart)


def _without(chart: Chart) -> Outcome:
    single = next((each for each in low_counts(chart) if each.single), None)
    if single is not None:
        return CountToRepeat(
            indicator=Indicator.INFO,
            used=single.used,
            missing=organ_damage_gaps(chart),
            proposals=(repeat_of(single.used[0]),),
            count=single.used[0],
        )
    if gaps := chart.lacks(Record.LABS):
        return InsufficientData(gaps[0].of("laboratory results"))
    unread = tuple(item for each in LOW_COUNTS for item in unread_counts(chart, each))
    if unread:
        reason = f"a blood count could not be used: {unread[0].why}"
        return InsufficientData(reason, unread)
    return NotIndicated("no evidence of organ damage")


def _finding(chart: Chart, found: tuple[CFinding, ...]) -> OrganDamage:
    low = [each for each in low_counts(chart) if each.presence is Presence.PRESENT]
    evidence, causes, reading = evidence_of(found), causes_of(found), subtype(chart)
    kind = CountsLow if low else OrganDamage
    return kind(
        indicator=_indicator(chart, found),
        used=tuple(dict.fromkeys((*evidence, *causes, *reading.used))),
        missing=organ_damage_gaps(chart),
        proposals=organ_damage_proposals(),
        kinds=tuple(item.kind for item in found),
        since=earliest(found),
        evidence=evidence,
        subtypes=reading.used,
        bone_by=disputed_by(found, CKind.BONE),
        spleen_by=disputed_by(found, CKind.SPLEEN),
        causes=causes,
        left_out=left_out_of(chart),
        not_assessable=kinds_with(chart, Presence.UNKNOWN),
        absent=kinds_with(chart, Presence.ABSENT),
        count=low[0].used[0] if low else None,
    )


def _indicator(chart: Chart, found: tuple[CFinding, ...]) -> Indicator:
    """Warn where a subtype without organ damage is on record and all agree."""
    surprising = subtype(chart).outside_advanced and undisputed(found)
    return Indicator.WARNING if surprising else Indicator.INFO


RULE: Final = Rule(
    id="classify-c-findings",
    title="Evidence for C-findings (organ damage)",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has systemic mastocytosis that is not on record as advanced, and"
        " blood counts are low and stay low, or liver, spleen, bowel or bone show"
        " damage by code and by laboratory limits."
    ),
    then=(
        "List the evidence, what else may be behind it, and ask for the cause; a"
        " warning where the subtype on record is indolent or smouldering. One low"
        " count asks for a second. No subtype is ever assigned."
    ),
    silent_when=(
        "The subtype is advanced, the counts were taken under a drug that lowers them"
        " or after a transfusion, or another problem on record explains them."
    ),
    evaluate=evaluate,
    texts={
        OrganDamage: CardText(
            "Settle the cause of a possible C-finding before reclassifying: {kinds}",
            DETAIL,
        ),
        CountsLow: CardText(
            "Settle the cause of a possible C-finding ({kinds}): {count}", DETAIL
        ),
        CountToRepeat: CardText(
            "Repeat the CBC: {count} is a possible C-finding only if it stays low",
            (
                (
                    "One low count may be anything. Two of them, at least {apart}"
                    " apart and within {recent}, are evidence for organ damage."
                ),
            ),
        ),
    },
    cites=(REVIEW_C, TABLE_2022, REVIEW_AHN, PAGE_COMPLICATIONS),
    needs=C_FINDING_NEEDS,
    statements=("S1-22", "S2-09", "S2-10"),
    rests_on=(
        *COUNT_LIMITS,
        APART,
        RECENT,
        AFTER_KINASE_INHIBITOR,
        AFTER_CHEMOTHERAPY,
        AFTER_TRANSFUSION,
        LOW_ALBUMIN,
        WEIGHT_LOST,
        SIX_MONTHS,
    ),
    override_reasons=(OTHER_CAUSE, ALREADY_KNOWN),
    not_evaluated=(
        "whether the mast cells are the cause",
        "imaging, endoscopy and biopsy reports",
        "iron stores, unless iron deficiency is on the problem list",
    ),
    caveat=(
        "Iron deficiency that nobody coded can look like a C-finding, and a"
        " transfusion that nobody recorded can hide one."
    ),
)
