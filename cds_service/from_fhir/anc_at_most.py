"""What the white cells alone say of the neutrophils: there are no more of them.

Few white cells prove a low ANC where no differential was made, or where too
few cells were counted for one.
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.from_fhir.formulas import formula
from cds_service.frozen import replace

AT_MOST_THE_WBC: Final = "at most the WBC"

_FEW: Final = Decimal("1.5")
"""From here on every threshold of the ANC may be met: nothing is proven."""

_RANK: Final = 7
_STILL_SPEAKS: Final = timedelta(days=7)


def few(leukocytes: Lab) -> bool:
    """Tell whether there are surely so few white cells that they bound the ANC."""
    return leukocytes.value.below(_FEW) is True


def at_most(leukocytes: Lab, counted: Lab | None) -> Lab:
    """Bound the ANC from above; `counted` is what is known of it otherwise."""
    most = leukocytes.value
    if counted is None:
        none = Decimal(0)
        return _alone(leukocytes, Interval(none, most.high, high_open=most.high_open))
    low = counted.value.low or Decimal(0)
    if counted.value.high is not None or most.below(low) is True:
        return counted  # known exactly enough, or the two contradict each other
    return _both(leukocytes, counted, most)


def is_at_most(lab: Lab) -> bool:
    """Tell whether a result owes its upper bound to the white cells."""
    return lab.calculated.endswith(AT_MOST_THE_WBC)


def hides(bound: Lab, counts: Iterable[Lab]) -> bool:
    """Tell whether a bound would stand before a count that says more than it does.

    One of the same moment does, and a lower one of the week before: taken as
    the newest result, the bound would silence it.
    """
    return any(
        lab.taken == bound.taken or _is_lower(lab, bound)
        for lab in counts
        if lab.analyte is bound.analyte and lab.settles and not is_at_most(lab)
    )


def _is_lower(lab: Lab, bound: Lab) -> bool:
    most, limit = lab.value.high, bound.value.high
    return (
        timedelta(0) <= bound.taken.day - lab.taken.day <= _STILL_SPEAKS
        and most is not None
        and limit is not None
        and most <= limit
    )


def _alone(leukocytes: Lab, value: Interval) -> Lab:
    preliminary = leukocytes.status is ResultStatus.PRELIMINARY
    said = formula((leukocytes,), of_leukocytes=False)
    return replace(
        leukocytes,
        analyte=Analyte.NEUTROPHILS,
        value=value,
        sent=f"WBC {leukocytes.sent}",
        status=ResultStatus.PRELIMINARY if preliminary else ResultStatus.FINAL,
        rank=_RANK,
        calculated=f"{said}: {AT_MOST_THE_WBC}",
    )


def _both(leukocytes: Lab, counted: Lab, most: Interval) -> Lab:
    floor = counted.value
    preliminary = ResultStatus.PRELIMINARY in {leukocytes.status, counted.status}
    references = (*counted.reference.split(" + "), leukocytes.reference)
    return replace(
        counted,
        reference=" + ".join(dict.fromkeys(references)),
        value=Interval(floor.low, most.high, floor.low_open, most.high_open),
        status=ResultStatus.PRELIMINARY if preliminary else ResultStatus.FINAL,
        calculated=f"{counted.calculated}, {AT_MOST_THE_WBC}",
        probable=counted.probable or leukocytes.probable,
        doubts=tuple(dict.fromkeys((*counted.doubts, *leukocytes.doubts))),
    )
