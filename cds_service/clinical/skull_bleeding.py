"""What bears on bleeding inside the skull while avapritinib is ordered or taken."""

from datetime import date
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import first_day
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import current
from cds_service.clinical.interrupt import AGE_FOR_VIEW
from cds_service.clinical.lab import Lab
from cds_service.clinical.made_often import made_often
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.therapy import taken_now

REMOTE_INJURY: Final = Recency(
    "bleeding after an injury that lies long back",
    365,
    HouseChoice("the label names the year before the start for its risk factors"),
)
RECENT_INJURY: Final = Recency(
    "head injury that may still bleed",
    90,
    HouseChoice("a chronic subdural haematoma shows itself within weeks"),
)
_BLEEDING: Final = (
    Ailment.INTRACRANIAL_HEMORRHAGE,
    Ailment.TRAUMATIC_INTRACRANIAL_HEMORRHAGE,
)


@made_often
class SkullBleeding:
    """The bleeds on record, a fresh head injury with headache, and other risks.

    `remote` are bleeds after an injury that lie long back. `before` are bleeds
    that were over when avapritinib was begun.
    """

    bleeds: tuple[Problem, ...]
    remote: tuple[Problem, ...]
    before: tuple[Problem, ...]
    injured: tuple[Problem, ...]
    vessels: tuple[Problem, ...]
    platelets: tuple[Lab, ...]
    thinners: tuple[Medication, ...]

    @property
    def risks(self) -> tuple[Problem | Lab | Medication, ...]:
        """What raises the risk without being a bleed.

        Platelets alone are the business of the rules about platelets.
        """
        if not self.vessels and not self.thinners:
            return ()
        return (*self.vessels, *self.platelets, *self.thinners)


def skull_bleeding(chart: Chart, low: Threshold) -> SkullBleeding:
    """Look for bleeds, an injury and risks; `low` is when platelets are one."""
    found = chart.problems_of(*_BLEEDING)
    remote = tuple([item for item in found if _is_remote(item, chart.as_of)])
    start = first_day(chart)
    recent = [item for item in found if item not in remote]
    before = tuple([item for item in recent if _was_over(item, start)])
    vessels = chart.problems_of(Ailment.CEREBROVASCULAR_DISEASE)
    return SkullBleeding(
        bleeds=tuple([item for item in recent if item not in before]),
        remote=remote,
        before=before,
        injured=_injured(chart),
        vessels=tuple([item for item in vessels if item not in found]),
        platelets=_low(chart, low),
        thinners=_once(taken_now(chart, frozenset({Drug.BLEEDING_RISK}))),
    )


def _is_remote(item: Problem, as_of: date) -> bool:
    """Tell whether a bleed was only after an injury, is over and lies long back."""
    if Ailment.INTRACRANIAL_HEMORRHAGE in item.means or item.began is None:
        return False
    return item.began.age_in_days(as_of) > REMOTE_INJURY.days


def _was_over(item: Problem, start: date | None) -> bool:
    if item.current or item.began is None or start is None:
        return False
    return item.began.day < start


def _injured(chart: Chart) -> tuple[Problem, ...]:
    """Return a fresh head injury and a headache, where both are on record."""
    injuries = [
        item
        for item in chart.problems_of(Ailment.HEAD_INJURY)
        if item.began is not None
        and item.began.age_in_days(chart.as_of) <= RECENT_INJURY.days
    ]
    aches = [item for item in chart.problems_of(Ailment.HEADACHE) if item.current]
    return (*injuries, *aches) if injuries and aches else ()


def _low(chart: Chart, low: Threshold) -> tuple[Lab, ...]:
    known = current(chart, Analyte.PLATELETS, AGE_FOR_VIEW)
    return tuple([lab for lab in known.speaking if lab.value.below(low.value)])


def _once(items: tuple[Medication, ...]) -> tuple[Medication, ...]:
    """Return one record for each name: an order and its dispenses are one drug."""
    named: dict[str, Medication] = {}
    for item in items:
        named.setdefault(item.name.casefold(), item)
    return tuple(named.values())
