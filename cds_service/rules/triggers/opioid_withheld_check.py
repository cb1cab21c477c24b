"""An opioid was stopped because of the mastocytosis, and nothing took its place.

When  an opioid order of the last two weeks of an adult with systemic mastocytosis
      was stopped, held or cancelled for a reason that names mast cells or allergy
and   no other analgesic is on record now
Then  say to check that pain is controlled: pain itself is a trigger.

Says nothing without such a reason, or where the medication record is incomplete.
"""

from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import Concern, concern, doubts, not_concerned
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.opioid import OPIOIDS
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import (
    MEDICATION_RECORDS,
    medication_gaps,
    taken_now,
)
from cds_service.clinical.withheld_words import mast_cells_blamed
from cds_service.knowledge.trigger_advice import DO_NOT_WITHHOLD

RECENT: Final = Recency(
    "opioid order whose stop still matters",
    14,
    HouseChoice("two weeks: the day of the stop is not sent, only that of the order"),
)
_STOPPED: Final = frozenset(
    {
        MedicationStatus.STOPPED,
        MedicationStatus.ON_HOLD,
        MedicationStatus.CANCELLED,
    }
)
_ANALGESICS: Final = OPIOIDS | {Drug.NSAID, Drug.ASPIRIN, Drug.ACETAMINOPHEN}


class OpioidWithheld(Finding):
    """The orders that were stopped for this reason, and the reasons as written."""

    concern: Concern
    stopped: tuple[Medication, ...]
    reasons: tuple[str, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    stopped = tuple(
        [item for item in chart.taken(*OPIOIDS) if _is_withheld(item, chart)]
    )
    if not stopped:
        return NotIndicated("no opioid was stopped because of mast cells")
    aside = not_concerned(chart, stopped, must_say=False)
    if aside is not None:
        return aside
    instead = taken_now(chart, _ANALGESICS)
    if instead or medication_gaps(chart):
        return NotIndicated("another analgesic is on record, or may be", instead)
    return OpioidWithheld(
        indicator=Indicator.INFO,
        used=stopped,
        missing=doubts(chart),
        proposals=(_ASK,),
        concern=concern(chart),
        stopped=stopped,
        reasons=tuple(dict.fromkeys(item.status_reason for item in stopped)),
    )


def _is_withheld(item: Medication, chart: Chart) -> bool:
    if item.status not in _STOPPED or item.starts is None:
        return False
    recent = 0 <= item.starts.age_in_days(chart.as_of) <= RECENT.days
    return recent and mast_cells_blamed(item.status_reason)


_ASK: Final = AddTask(
    "Ask for pain and order an analgesic",
    "Ask for pain; an opioid was stopped because of mastocytosis and no other"
    " analgesic was found. Untreated pain is itself a trigger.",
)

RULE: Final = Rule(
    id="opioid-withheld-check",
    title="Opioid stopped because of mastocytosis",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An opioid order of the last two weeks was stopped for a reason that names"
        " mast cells or allergy, and no other analgesic is on record now."
    ),
    then="Say to check that pain is controlled, and offer a task.",
    silent_when=(
        "The reason names neither, another analgesic is on record, or the medication"
        " record is not complete."
    ),
    evaluate=evaluate,
    texts={
        OpioidWithheld: CardText(
            "Check pain control: an opioid was stopped because of mast cells or"
            " allergy; pain is a trigger {concern}",
            (
                "Stopped: {stopped}",
                "Reason as written: {reasons}",
                (
                    "The treatment overview calls withholding opioids a critical"
                    " pitfall: untreated pain releases mediators itself."
                ),
            ),
        )
    },
    cites=(DO_NOT_WITHHOLD,),
    needs=MEDICATION_RECORDS | {Record.PATIENT, Record.CONDITIONS},
    statements=("S0-42",),
    rests_on=(RECENT,),
    override_reasons=(
        OverrideReason("pain-controlled", "Pain controlled by other means"),
    ),
    not_evaluated=("pain scores", "analgesics bought without a prescription"),
)
