"""Which courses of cladribine a record shows, and who is about to be given one."""

from typing import Final

from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import NotDecided, not_concerned
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import ever_taken

CLADRIBINE: Final = frozenset({Drug.CLADRIBINE})
_GIVEN: Final = frozenset({MedicationKind.ADMINISTRATION, MedicationKind.DISPENSE})


ABOUT_CLADRIBINE: Final = Subject.of(
    Drug.CLADRIBINE, otherwise="no cladribine is being ordered"
)


def cladribine_drafts(chart: Chart) -> tuple[Medication, ...]:
    """Return the draft orders of cladribine that this call is about."""
    return chart.drafted(Drug.CLADRIBINE)


def not_about_cladribine(chart: Chart, *, must_say: bool) -> NotDecided | None:
    """Say why a rule about ordering cladribine does not speak of this call."""
    drafts = cladribine_drafts(chart)
    if not drafts:
        return ABOUT_CLADRIBINE.otherwise
    return not_concerned(chart, drafts, must_say=must_say)


def hairy_cell_leukemia(chart: Chart) -> tuple[Problem, ...]:
    """Return it: cladribine may be for it, by another regimen."""
    found = chart.problems_of(Ailment.HAIRY_CELL_LEUKEMIA)
    return tuple([item for item in found if item.current and item.confirmed])


def courses(chart: Chart, gap: Recency) -> tuple[tuple[Medication, ...], ...]:
    """Return the courses on record, oldest first.

    What was given or handed over counts; orders only where neither is on record.
    Days of one course lie less than `gap` days apart.
    """
    taken = [item for item in ever_taken(chart, CLADRIBINE) if item.starts is not None]
    given = [item for item in taken if item.kind in _GIVEN]
    found: list[list[Medication]] = []
    for item in sorted(given or taken, key=_day):
        if found and _day(item) - _day(found[-1][-1]) < gap.days:
            found[-1].append(item)
        else:
            found.append([item])
    return tuple(map(tuple, found))


def next_number(chart: Chart, gap: Recency) -> int:
    """Return which course an order of today belongs to: a running one goes on."""
    found = courses(chart, gap)
    running = bool(found) and chart.as_of.toordinal() - _day(found[-1][-1]) < gap.days
    return len(found) + (not running)


def _day(item: Medication) -> int:
    return item.starts.day.toordinal() if item.starts else 0
