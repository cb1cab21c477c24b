"""What on record is a reason to reduce mast cells outside advanced disease.

Refractory symptoms, bone that grows worse under treatment, organ damage: these
are reasons. A tryptase or a share of mast cells in marrow is none.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.another_indication import for_another_disease
from cds_service.clinical.antimediators import (
    NEEDED_RECORDS,
    AntimediatorClass,
    classes_ever,
)
from cds_service.clinical.basis import Threshold
from cds_service.clinical.bone_disease import JUDGED
from cds_service.clinical.bone_progression import Progression, bone_progression
from cds_service.clinical.c_findings import (
    C_FINDING_NEEDS,
    CFinding,
    present_c_findings,
)
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.cytoreduction import exposure_now, one_each
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import Population, is_child, population, subtype
from cds_service.clinical.maximal_therapy import (
    class_undated,
    class_unread,
    maximal_therapy,
)
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Record
from cds_service.clinical.symptoms import symptoms
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.frozen import Frozen

REASON_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {*C_FINDING_NEEDS, *JUDGED, *NEEDED_RECORDS, *MEDICATION_RECORDS}
)
"""What is looked at for a reason."""


class Reasons(Frozen, kw_only=False):
    """What speaks for reducing mast cells, and what was found on the way.

    `refractory` is unknown when medicines may have been tried that nobody read, or
    when it is not on record how long.
    """

    damage: tuple[CFinding, ...]
    progression: Progression | None
    classes: tuple[AntimediatorClass, ...]
    tried: tuple[Medication, ...]
    refractory: Presence
    complaints: tuple[Problem, ...]


@fact
def reasons(chart: Chart) -> Reasons:
    """Gather them."""
    tried = classes_ever(chart)
    return Reasons(
        damage=present_c_findings(chart),
        progression=bone_progression(chart),
        classes=tuple(tried),
        tried=one_each(item for items in tried.values() for item in items),
        refractory=maximal_therapy(chart),
        complaints=symptoms(chart),
    )


def new_drafts(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return the draft orders of drugs that are not taken yet, each once.

    What is taken already was decided before; what is the usual drug of another
    disease on record is for that.
    """
    going_on = {item.drug for item in exposure_now(chart)}
    drafts = one_each(chart.drafted(*drugs))
    return tuple(
        [
            item
            for item in drafts
            if item.drug not in going_on and not for_another_disease(chart, item.drug)
        ]
    )


def is_low_dose_avapritinib(item: Medication, limit: Threshold) -> bool:
    """Tell whether an order is for avapritinib at the dose for indolent disease."""
    mg = item.dose.mg_per_day
    return item.drug is Drug.AVAPRITINIB and mg is not None and mg <= limit.value


def not_asked(
    chart: Chart, drafts: tuple[Medication, ...]
) -> NotIndicated | InsufficientData | None:
    """Say why nobody asks for a reason: no patient of ours, or advanced disease."""
    if population(chart) is Population.NONE:
        return NotIndicated(Population.NONE)
    if not drafts:
        return NotIndicated("no cytoreductive drug is begun with this call")
    if population(chart) is not Population.CONFIRMED:
        why = "systemic mastocytosis is not confirmed by a code"
        return InsufficientData(why, drafts)
    if is_child(chart):
        return InsufficientData("the sources speak of adults", drafts)
    return advanced(chart)


def advanced(chart: Chart) -> NotIndicated | None:
    """Say that the record names advanced disease, by a code that was verified."""
    reading = subtype(chart)
    if reading.outside_advanced or not reading.candidates or reading.unverified:
        return None
    return NotIndicated("advanced disease is on record", reading.used)


def not_read(chart: Chart) -> tuple[str, ...]:
    """Say what may hold a reason and was not read in full."""
    said = {
        "problems that were not read in full": bool(chart.lacks(Record.CONDITIONS)),
        "laboratory results that were not read in full": bool(chart.lacks(Record.LABS)),
        "medicines that were not read in full": class_unread(chart),
        "how long each anti-mediator medicine was tried": class_undated(chart),
        "the subtype of mastocytosis": subtype(chart).certain is None,
        "a verified code of the subtype": subtype(chart).unverified,
        "the date of birth (the sources are about adults)": (
            chart.patient.born_from is None
        ),
    }
    return tuple(phrase for phrase, lacking in said.items() if lacking)
