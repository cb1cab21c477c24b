"""How many mast cells were counted, and where: a smear and a biopsy differ."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact_of_each
from cds_service.clinical.counted import settled, standing
from cds_service.clinical.counts import newest_standing, safer_high
from cds_service.clinical.lab import CountedIn, Lab

MAST_CELLS: Final = Analyte.MAST_CELL_PERCENT


@fact_of_each
def newest_mast_cells(chart: Chart, place: CountedIn | None) -> Lab | None:
    """Return the newest settled share counted in one place (None: nobody said)."""
    counted = [lab for lab in settled(chart, MAST_CELLS) if lab.counted_in is place]
    found = newest_standing(counted, safer_high)
    return None if found is None else found.lab


def newest_share(chart: Chart, place: CountedIn | None) -> Lab | None:
    """Return the newest of any standing: a preliminary one may raise a concern."""
    counted = [lab for lab in standing(chart, MAST_CELLS) if lab.counted_in is place]
    found = newest_standing(counted, safer_high)
    return None if found is None else found.lab


def doubtful_share(chart: Chart, of_smear: Decimal, of_blood: Decimal) -> Lab | None:
    """Return a share that may be beyond the limit of a smear, where none settles it.

    Counted nobody knows where, or in blood, or given as a bound; not older than
    the newest smear. A share of a biopsy is never one.
    """
    smear = newest_share(chart, CountedIn.SMEAR)
    for place, limit in ((None, of_smear), (CountedIn.BLOOD, of_blood)):
        lab = newest_share(chart, place)
        if lab is None or lab.value.at_least(limit) is False:
            continue
        if smear is None or lab.taken.day >= smear.taken.day:
            return lab
    unsure = smear is not None and smear.value.at_least(of_smear) is None
    return smear if unsure else None
