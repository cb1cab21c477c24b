"""What bears on bleeding inside the skull while avapritinib is ordered or taken."""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import first_day, interrupted
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import current
from cds_service.clinical.interactions import Interaction, interactions
from cds_service.clinical.interrupt import AGE_FOR_VIEW
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.skull_bleeding_words import skull_bleeding_named
from cds_service.clinical.therapy import ever_taken
from cds_service.frozen import Frozen

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


class SkullBleeding(Frozen, kw_only=False):
    """The bleeds on record, a fresh head injury with headache, and other risks.

    `remote` are bleeds after an injury that are over, lie long back and did not
    come on avapritinib. `before` are bleeds that were over when it was begun.
    `held` are orders of it that were interrupted, and the reason speaks of one.
    """

    bleeds: tuple[Problem, ...]
    remote: tuple[Problem, ...]
    before: tuple[Problem, ...]
    held: tuple[Medication, ...]
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
    remote = tuple([item for item in found if _is_remote(item, chart)])
    recent = [item for item in found if item not in remote]
    before = tuple([item for item in recent if _was_over(item, chart)])
    vessels = chart.problems_of(Ailment.CEREBROVASCULAR_DISEASE)
    return SkullBleeding(
        bleeds=tuple([item for item in recent if item not in before]),
        remote=remote,
        before=before,
        held=_held(chart),
        injured=_injured(chart),
        vessels=tuple([item for item in vessels if item not in found]),
        platelets=_low(chart, low),
        thinners=tuple([pair.other for pair in thinned(chart)]),
    )


def thinned(chart: Chart) -> tuple[Interaction, ...]:
    """Return avapritinib beside what adds to bleeding, each drug once.

    On order hooks one of the two is being ordered; else both are taken.
    """
    return interactions(chart, Drug.AVAPRITINIB, frozenset({Drug.BLEEDING_RISK}))


def _is_remote(item: Problem, chart: Chart) -> bool:
    """Tell whether a bleed was only after an injury, is over and lies long back."""
    if Ailment.INTRACRANIAL_HEMORRHAGE in item.means or item.current:
        return False
    if item.began is None or item.began.age_in_days(chart.as_of) <= REMOTE_INJURY.days:
        return False
    never = not ever_taken(chart, frozenset({Drug.AVAPRITINIB}))
    return never or _was_over(item, chart)


def _was_over(item: Problem, chart: Chart) -> bool:
    """Tell whether a bleed was over when avapritinib was begun, as far as is known."""
    start = first_day(chart)
    if item.current or item.began is None or start is None:
        return False
    return item.began.day < start


def _held(chart: Chart) -> tuple[Medication, ...]:
    return tuple(
        [
            item
            for item in interrupted(chart)
            if skull_bleeding_named(item.status_reason) is not Presence.ABSENT
        ]
    )


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
