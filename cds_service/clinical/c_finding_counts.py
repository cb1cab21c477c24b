"""Are blood counts so low, for so long, that they count as a C-finding?"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CFinding, CKind, oldest
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.criteria import any_of
from cds_service.clinical.mastocytosis import associated_neoplasms
from cds_service.clinical.medication import Medication
from cds_service.clinical.organs import established
from cds_service.clinical.persistent_low import (
    LOW_COUNTS,
    PersistentLow,
    persistent_low,
)
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem


@fact
def low_counts(chart: Chart) -> tuple[PersistentLow, ...]:
    """Return what is known of each of the three counts."""
    return tuple(persistent_low(chart, analyte) for analyte in LOW_COUNTS)


@fact
def cytopenia(chart: Chart) -> CFinding:
    """Judge the three counts together."""
    counts = low_counts(chart)
    low = [each for each in counts if each.presence is Presence.PRESENT]
    used = tuple(lab for each in low or counts for lab in each.used)
    return CFinding(
        CKind.CYTOPENIA,
        any_of(*(each.presence for each in counts)),
        used,
        oldest(used) if low else None,
        explained_by=tuple(
            dict.fromkeys(why for each in counts for why in each.explained_by)
        ),
        causes=(*_doubtful(low), *associated_neoplasms(chart), *_others(chart, low)),
    )


def _doubtful(low: list[PersistentLow]) -> tuple[Medication, ...]:
    return tuple(dict.fromkeys(drug for each in low for drug in each.doubtful))


_OTHER_CAUSES: Final = {
    Analyte.NEUTROPHILS: (Ailment.LIVER_DISEASE, Ailment.MALIGNANT_NEOPLASM),
    Analyte.HEMOGLOBIN: (Ailment.CHRONIC_KIDNEY_DISEASE, Ailment.MALIGNANT_NEOPLASM),
    Analyte.PLATELETS: (Ailment.LIVER_DISEASE, Ailment.MALIGNANT_NEOPLASM),
}


def _others(chart: Chart, low: list[PersistentLow]) -> tuple[Problem, ...]:
    return tuple(
        dict.fromkeys(
            problem
            for each in low
            for problem in established(chart, *_OTHER_CAUSES[each.analyte])
        )
    )
