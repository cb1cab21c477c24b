"""Two drugs that must not meet unseen: one of ours beside one that changes its level.

`interactions(chart, Drug.AVAPRITINIB, frozenset({Drug.STRONG_CYP3A_INHIBITOR}))`
returns every pair of the two. On an order hook one of the two must be among the
orders of the call (`chart.drafts`); the other may be taken now, be drafted with it,
or lie beside it (`chart.other_drafts`): both directions are found. When a chart is
merely opened, both must be taken now. A drug that is on hold or was stopped meets
nothing. One record that is of both kinds (nilotinib inhibits CYP3A itself) is no
pair with itself. No pair does not prove that there is none: see `hidden` for what
was not read, `left_open` for what may be taken.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.avapritinib import on_treatment
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.perhaps_taken import any_doubtful, perhaps_taken
from cds_service.clinical.record import Gap, Unread
from cds_service.clinical.therapy import medication_gaps, taken_now
from cds_service.frozen import Frozen

STRONG_CYP3A: Final = frozenset(
    {Drug.STRONG_CYP3A_INHIBITOR, Drug.STRONG_CYP3A_INDUCER}
)
MODERATE_CYP3A: Final = frozenset(
    {Drug.MODERATE_CYP3A_INHIBITOR, Drug.MODERATE_CYP3A_INDUCER}
)


class Interaction(Frozen, kw_only=False):
    """Our drug and the other one, each as it stands on record or in a draft."""

    ours: Medication
    other: Medication

    @property
    def ours_is_new(self) -> bool:
        """Whether our drug is only being ordered."""
        return self.ours.status is MedicationStatus.DRAFT

    @property
    def other_is_new(self) -> bool:
        """Whether the other drug is only being ordered."""
        return self.other.status is MedicationStatus.DRAFT


def interactions(
    chart: Chart, drug: Drug, others: frozenset[Drug]
) -> tuple[Interaction, ...]:
    """Return the pairs that this call concerns, one for each other drug.

    A pair names the draft of our drug rather than its record, and every other
    drug once, however often it was ordered and dispensed.
    """
    ours = (*_drafts(chart, frozenset({drug})), *_now(chart, frozenset({drug})))
    if not ours:
        return ()
    met: dict[tuple[Drug, str], Interaction] = {}
    for other in (*_drafts(chart, others), *_now(chart, others)):
        pair = next((each for each in ours if _meet(chart, each, other)), None)
        if pair is not None:
            met.setdefault(
                (other.drug, other.name.casefold()), Interaction(pair, other)
            )
    return tuple(met.values())


def hidden(
    chart: Chart, drug: Drug, others: frozenset[Drug]
) -> tuple[Gap | Unread, ...]:
    """Return what may hide the partner of a drug that is being ordered.

    Empty when nothing of either kind is being ordered: then nobody asks.
    """
    asked_of_ours = bool(chart.drafted(drug))
    asked_of_others = bool(chart.drafted(*others))
    if not asked_of_ours and not asked_of_others:
        return ()
    unseen = (*(others if asked_of_ours else ()), *((drug,) if asked_of_others else ()))
    unread = chart.unread_about(*unseen)
    return (
        *medication_gaps(chart),
        *(item for item in unread if not item.status_only),
    )


def left_open(
    chart: Chart, drug: Drug, others: frozenset[Drug]
) -> tuple[Medication, ...]:
    """Return what may be taken and would then be the partner of what is ordered.

    When a chart is merely opened, the partner of our drug if that is taken.
    """
    if not any_doubtful(chart):
        return ()
    ours = frozenset({drug})
    if not chart.hook.about_orders:
        return perhaps_taken(chart, others) if _now(chart, ours) else ()
    if chart.drafted(drug):
        return perhaps_taken(chart, others)
    if not chart.drafted(*others) or _now(chart, ours):
        return ()
    return perhaps_taken(chart, ours)


def _meet(chart: Chart, ours: Medication, other: Medication) -> bool:
    if ours.reference == other.reference:
        return False
    called_for = {item.reference for item in chart.drafts}
    return (
        not chart.hook.about_orders
        or ours.reference in called_for
        or other.reference in called_for
    )


def _drafts(chart: Chart, drugs: frozenset[Drug]) -> Iterable[Medication]:
    if not chart.hook.about_orders:
        return ()
    return (item for item in (*chart.drafts, *chart.other_drafts) if item.drug in drugs)


def _now(chart: Chart, drugs: frozenset[Drug]) -> Iterable[Medication]:
    """Return what is taken now; ours have rules of their own for that."""
    if Drug.AVAPRITINIB in drugs:
        return on_treatment(chart)
    if Drug.MIDOSTAURIN not in drugs:
        return taken_now(chart, drugs)
    taking = course(chart)
    taken = taking.state is Taking.NOW and taking.record
    return (taken,) if taken else ()
