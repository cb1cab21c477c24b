"""Advanced mastocytosis, and a transplant evaluation is not on record.

When  an adult of 75 or less has advanced systemic mastocytosis
and   no transplant, evaluation or referral for one is on record
Then  ask for an evaluation: now in mast cell leukaemia and beside a high-risk
      neoplasm (acute leukaemia, myelodysplasia with excess of blasts), within a
      year of diagnosis when SRSF2, ASXL1 or RUNX1 is mutated, otherwise after an
      adequate response.

Urgent now, and from 270 days after the diagnosis when one of the genes is mutated.
Says nothing when the subtype is not named as an advanced one.
Asks when procedures or orders could not be read in full.
"""

from typing import Any, Final

from cds_service.clinical.adult_sm import CHILD
from cds_service.clinical.advanced import diagnosed, not_advanced
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import (
    associated_neoplasms,
    is_child,
    subtype,
)
from cds_service.clinical.moment import Moment
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.transplant import (
    TRANSPLANT_RECORDS,
    doubtful_transplant_signs,
    excess_blasts,
    high_risk,
    transplant_considered,
    transplant_gap,
    transplant_signs,
)
from cds_service.clinical.transplant_findings import (
    EvaluateMutated,
    EvaluateNow,
    EvaluateWithinAYear,
    NotEvaluated,
)
from cds_service.knowledge.transplant_advice import (
    CITES,
    LATEST,
    OLDEST,
    PROPOSALS,
    TEXTS,
    URGENT_FROM,
)

_GENES: Final = (Gene.SRSF2, Gene.ASXL1, Gene.RUNX1)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if is_child(chart) and subtype(chart).advanced:
        return InsufficientData(CHILD, subtype(chart).used)
    if aside := not_advanced(chart):
        return NotIndicated(aside)
    if chart.patient.younger_than(int(OLDEST.value) + 1, chart.as_of) is False:
        return NotIndicated("older than the age of an evaluation", (chart.patient,))
    match transplant_considered(chart):
        case Presence.PRESENT:
            return NotIndicated("on record", transplant_signs(chart))
        case Presence.UNKNOWN:
            return InsufficientData(transplant_gap(chart))
        case Presence.ABSENT:
            return _now(chart) or _mutated(chart) or _later(chart)


def _now(chart: Chart) -> EvaluateNow | None:
    because = high_risk(chart)
    if because is None:
        return None
    told = _told(chart, Indicator.WARNING)
    told["used"] = (*told["used"], *excess_blasts(chart))
    return EvaluateNow(**told, because=because)


def _mutated(chart: Chart) -> NotEvaluated | None:
    found = tuple(
        item
        for item in chart.mutations
        if item.gene in _GENES and item.found is Mutated.YES
    )
    if not found:
        return None
    gene = min((item.gene for item in found), key=_GENES.index)
    since = diagnosed(chart)
    told = _told(chart, _urgency(chart, since), found)
    if since is None:
        return EvaluateMutated(**told, gene=gene, mutated=found)
    due = shifted(since.day, LATEST.days)
    return EvaluateWithinAYear(
        **told, gene=gene, mutated=found, diagnosed=since, due=due
    )


def _urgency(chart: Chart, since: Moment | None) -> Indicator:
    """Urgent once the year comes to its end, or when its beginning is unknown."""
    if since is None or since.age_in_days(chart.as_of) >= URGENT_FROM.days:
        return Indicator.WARNING
    return Indicator.INFO


def _later(chart: Chart) -> NotEvaluated:
    tested = {item.gene for item in chart.mutations if item.found is Mutated.NO}
    unknown = tuple(
        f"whether {gene} is mutated" for gene in _GENES if gene not in tested
    )
    if associated_neoplasms(chart):
        unknown = (*unknown, "whether the associated neoplasm is high-risk")
    return NotEvaluated(**_told(chart, Indicator.INFO, unknown=unknown))


def _told(
    chart: Chart,
    indicator: Indicator,
    mutated: tuple[MutationResult, ...] = (),
    unknown: tuple[str, ...] = (),
) -> dict[str, Any]:
    ageless, doubtful = is_child(chart) is None, doubtful_transplant_signs(chart)
    return {
        "indicator": indicator,
        "used": (*subtype(chart).used, *mutated, *doubtful),
        "missing": (
            *unknown,
            *(("the age of the patient",) if ageless else ()),
            *(("a verified code of the transplant record",) if doubtful else ()),
        ),
        "proposals": PROPOSALS,
        "subtypes": subtype(chart).candidates,
    }


RULE: Final = Rule(
    id="hct-referral",
    title="Advanced mastocytosis: evaluation for a transplant",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "An adult of 75 or less has advanced systemic mastocytosis, and no transplant,"
        " evaluation or referral for one is on record."
    ),
    then=(
        "Ask for an evaluation: now in mast cell leukaemia or beside acute leukaemia or"
        " myelodysplasia with excess of blasts, within a year of diagnosis when SRSF2,"
        " ASXL1 or RUNX1 is mutated, else after an adequate response."
    ),
    silent_when=(
        "A transplant, an evaluation or a referral is on record, the patient is older"
        " than 75, or the record names no advanced subtype."
    ),
    evaluate=evaluate,
    texts=TEXTS,
    cites=CITES,
    needs=frozenset(
        {
            Record.PATIENT,
            Record.GENETICS,
            Record.GENETIC_REPORTS,
            EventKind.STEM_CELL_TRANSPLANT,
            *TRANSPLANT_RECORDS,
        }
    ),
    statements=(
        "S0-32",
        "S0-33",
        "S0-34",
        "S0-35",
        "S1-16",
        "S2-39",
        "S2-42",
        "S4-05",
    ),
    rests_on=(OLDEST, LATEST, URGENT_FROM),
    override_reasons=(
        OverrideReason("not-eligible", "Not eligible for a transplant"),
        OverrideReason("patient-declined", "Declined by the patient"),
        OverrideReason("done-elsewhere", "Already evaluated elsewhere"),
    ),
    not_evaluated=(
        "fitness, other illness and donors",
        "the response to treatment",
        "risk scores of an associated neoplasm, and words that call it high-risk",
    ),
    caveat="The transplant figures are from before today's kinase inhibitors.",
    version="1.1.0",
)
