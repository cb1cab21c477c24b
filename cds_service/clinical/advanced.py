"""Whether advice for adults with advanced systemic mastocytosis is for this patient."""

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.mastocytosis import ADVANCED, confirmed_diagnoses, subtype
from cds_service.clinical.moment import Moment


@fact
def not_advanced(chart: Chart) -> str:
    """Return why it is not; nothing for an adult whose subtype is advanced.

    A subtype that nobody named is not assumed to be advanced.
    """
    aside = not_for_this_patient(chart)
    if aside:
        return aside
    advanced = subtype(chart).advanced
    if advanced is None:
        return "whether the mastocytosis is advanced is not on record"
    return "" if advanced else "the subtype on record is not an advanced one"


@fact
def diagnosed(chart: Chart) -> Moment | None:
    """Return since when advanced disease is known: the earliest day on record.

    Where no diagnosis names it (SM-AHN read from two codes), that of either.
    """
    naming = _naming(chart) or subtype(chart).used
    days = [item.since for item in naming if item.since is not None]
    return min(days, key=Moment.order, default=None)


def _naming(chart: Chart) -> tuple[Diagnosis, ...]:
    return tuple(item for item in confirmed_diagnoses(chart) if item.means & ADVANCED)
