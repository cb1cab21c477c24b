"""Puts the instructions of one order together where they are parts of one day.

"100 mg in the morning" and "100 mg in the evening" may be sent as two. Anything
else that is sent as several (first this, then that) is no one dose.
"""

from collections.abc import Sequence

from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.dosage_needed import as_needed
from cds_service.from_fhir.wire.datatypes import Dosage, Repeat, Timing


def one_of(dosages: Sequence[Dosage]) -> Dosage | None:
    """Return the one instruction, or None where several cannot be one."""
    if not dosages:
        return Dosage()
    if len(dosages) == 1:
        return dosages[0]
    moments = [_moments(dosage) for dosage in dosages]
    together = {moment for each in moments for moment in each}
    if not all(moments) or len(together) != sum(map(len, moments)):
        return None
    first = dosages[0]
    if any(_amounts(dosage) != _amounts(first) for dosage in dosages):
        return None
    texts = [dosage.text for dosage in dosages]
    return Dosage(
        text=" and ".join(text for text in texts if text) if all(texts) else None,
        timing=Timing(repeat=Repeat(time_of_day=sorted(together))),
        dose_and_rate=first.dose_and_rate,
        dose_quantity=first.dose_quantity,
        dose_range=first.dose_range,
        max_dose_per_period=[
            limit for dosage in dosages for limit in in_list(dosage.max_dose_per_period)
        ],
    )


def _moments(dosage: Dosage) -> frozenset[str]:
    """Return the times of day of a part; none where it is anything more."""
    timing = dosage.timing
    if timing is None or timing.repeat is None or timing.code or timing.event:
        return frozenset()
    repeat = timing.repeat
    listed = frozenset([*(repeat.when or ()), *(repeat.time_of_day or ())])
    bare = (repeat.frequency in {None, 1}) and (repeat.period in {None, 1})
    daily = (repeat.period_unit or "d").strip() == "d"
    bounded = repeat.bounds_period or repeat.day_of_week or repeat.frequency_max
    if not (bare and daily) or bounded or repeat.period_max or as_needed(dosage):
        return frozenset()
    return listed if len(listed) == 1 else frozenset()


def _amounts(dosage: Dosage) -> tuple[object, ...]:
    return dosage.dose_and_rate, dosage.dose_quantity, dosage.dose_range
