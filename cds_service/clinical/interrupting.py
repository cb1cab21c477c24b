"""What the interruption rules offer to do; the same acts whichever count is low."""

from collections.abc import Iterator
from typing import Final

from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.cytopenia import low_run
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.proposal import (
    AddTask,
    HoldOrder,
    OrderTest,
    Proposal,
    RemoveDraft,
    TestOrder,
)

WEEK: Final = 7
REPEAT_COUNT: Final = OrderTest(
    "Order a CBC with differential every week",
    TestOrder.CBC_WITH_DIFFERENTIAL,
    "Low blood count on midostaurin",
    repeat_days=WEEK,
)


def interrupting(chart: Chart, limits: Limits, lab: Lab) -> tuple[Proposal, ...]:
    """Offer to hold what stands, to wait with what is ordered, and to look again."""
    orders = course(chart).orders
    holds = (
        HoldOrder(
            f"Put midostaurin on hold{which(order, orders)}",
            order.reference,
            "Interrupted for cytopenia",
        )
        for order in orders
    )
    return (*holds, *taking_back(chart), REPEAT_COUNT, *_clock(chart, limits, lab))


def taking_back(chart: Chart) -> Iterator[RemoveDraft]:
    """Offer to take back each draft order of midostaurin."""
    drafts = chart.drafted(Drug.MIDOSTAURIN)
    for draft in drafts:
        one = which(draft, drafts)
        yield RemoveDraft(
            f"Wait: take the midostaurin order back{one}", draft.reference
        )


def which(order: Medication, among: tuple[Medication, ...]) -> str:
    """Tell orders apart where there are several: by dose and day."""
    if len(among) == 1:
        return ""
    mg, day = order.dose.mg_per_take, order.starts
    said = (f"{mg.normalize():f} mg" if mg else "", f"of {day.day}" if day else "")
    known = " ".join(filter(None, said))
    return f" ({known})" if known else ""


def _clock(chart: Chart, limits: Limits, lab: Lab) -> Iterator[AddTask]:
    """Offer a task for the day on which the label asks to decide, unless past."""
    run = low_run(chart, limits)
    first = run.labs[0] if run else lab
    due = shifted(first.taken.day, limits.longest.days)
    if due < chart.as_of:
        return
    yield AddTask(
        f"Decide on {due} after {limits.longest.days} days of low counts",
        "If the count is still low and midostaurin is suspected, the label asks to"
        " discontinue it.",
        due_days=(due - chart.as_of).days,
    )
