"""A marrow examination is repeated in indolent disease without a sign of progression.

When  a bone marrow examination is being ordered in indolent or smouldering disease
and   the marrow was examined before, and nothing new is on record: no C-finding,
      organ, low count, eosinophilia, symptom, or tryptase that rose
Then  a note: the marrow is looked at again for progression, not routinely.

Says nothing on a cytoreductive drug (response), in a trial, or in other subtypes.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import DERIVED_FROM, Analyte
from cds_service.clinical.basis import Recency
from cds_service.clinical.c_findings import C_FINDING_NEEDS
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import exposure_now
from cds_service.clinical.eosinophilia import PERSISTING
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.progression import (
    RECENT,
    counts_are_recent,
    signs_of_progression,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.cytoreduction_advice import (
    DOUBLED,
    HIGH_TRYPTASE,
    PITFALLS,
)

_KIND: Final = EventKind.BONE_MARROW_EXAMINATION


class MarrowAgain(Finding):
    """The marrow was examined before, and nothing new is on record."""

    earlier: tuple[Event | Lab, ...]
    recent: Recency


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    wanted = _wanted(chart)
    aside = not_for_this_patient(chart)
    if aside or not wanted:
        return NotIndicated(aside or "no marrow examination is being ordered")
    if not subtype(chart).outside_advanced or subtype(chart).unverified:
        return NotIndicated("neither indolent nor smouldering disease is on record")
    earlier = _earlier(chart)
    if not earlier:
        return NotIndicated("no earlier marrow examination on record")
    signs = signs_of_progression(chart, HIGH_TRYPTASE, DOUBLED, PERSISTING)
    reason = signs or exposure_now(chart) or chart.events_of(EventKind.CLINICAL_TRIAL)
    if reason:
        return NotIndicated("a reason to look again is on record", reason)
    return MarrowAgain(
        indicator=Indicator.INFO,
        used=(*wanted, *earlier),
        missing=_not_seen(chart),
        earlier=earlier,
        recent=RECENT,
    )


def _wanted(chart: Chart) -> tuple[Event, ...]:
    if not chart.hook.about_orders:
        return ()
    return tuple(
        event
        for event in chart.wanted
        if event.kind is _KIND and event.phase is Phase.DRAFTED
    )


def _earlier(chart: Chart) -> tuple[Event | Lab, ...]:
    return (*chart.done(_KIND), *chart.labs_of(Analyte.MAST_CELL_PERCENT))


def _not_seen(chart: Chart) -> tuple[str, ...]:
    said = {
        f"blood counts of the last {RECENT.days} days (progression cannot be judged)": (
            not counts_are_recent(chart)
        ),
        "problems that were not read in full": bool(chart.lacks(Record.CONDITIONS)),
    }
    return tuple(phrase for phrase, lacking in said.items() if lacking)


RULE: Final = Rule(
    id="restaging-marrow-not-routine",
    title="Repeated marrow examination",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "A bone marrow examination is being ordered in indolent or smouldering systemic"
        " mastocytosis, the marrow was examined before, and nothing new is on record."
    ),
    then="Say that the marrow is looked at again for progression, not routinely.",
    silent_when=(
        "Something new is on record, a cytoreductive drug is taken, the patient is in a"
        " trial, or the disease is advanced or its subtype not named."
    ),
    evaluate=evaluate,
    texts={
        MarrowAgain: CardText(
            "Repeat the marrow for worse symptoms or progression only: none new in the"
            " last {recent} on record",
            (
                "Examined before: {earlier}.",
                (
                    "Signs looked for: organ damage (C-finding), a large liver or"
                    " spleen, low counts, eosinophilia, new symptoms, a tryptase that"
                    " has doubled. What is not coded was not seen."
                ),
            ),
        ),
    },
    cites=(PITFALLS,),
    needs=C_FINDING_NEEDS
    | {
        Analyte.TRYPTASE,
        Analyte.EOSINOPHILS,
        *DERIVED_FROM[Analyte.EOSINOPHILS],
        Analyte.MAST_CELL_PERCENT,
        EventKind.CLINICAL_TRIAL,
        _KIND,
    },
    statements=("S0-46",),
    rests_on=(RECENT, HIGH_TRYPTASE, DOUBLED, PERSISTING),
    override_reasons=(
        OverrideReason("progression-suspected", "Progression is suspected"),
        OverrideReason("clinical-trial", "Within a clinical trial"),
        OverrideReason("transplant-work-up", "Work-up for transplant"),
        OverrideReason("response-assessment", "Response is assessed"),
    ),
    not_evaluated=("notes, and symptoms that are not coded", "blasts on a smear"),
)
