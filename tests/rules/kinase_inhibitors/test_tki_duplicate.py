"""A second kinase inhibitor of KIT."""

from itertools import permutations

import pytest
from charts import ISM, Chart, Hook, diagnosis, draft, medication, on
from order_charts import CHILD, ordering

from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import RemoveDraft, StopOrder
from cds_service.frozen import replace
from cds_service.rules.kinase_inhibitors.tki_duplicate import TwoInhibitors, evaluate

INHIBITORS = (
    Drug.MIDOSTAURIN,
    Drug.AVAPRITINIB,
    Drug.IMATINIB,
    Drug.DASATINIB,
    Drug.NILOTINIB,
    Drug.MASITINIB,
    Drug.RIPRETINIB,
)
AVA, IMA = Drug.AVAPRITINIB, Drug.IMATINIB
TAKEN = medication(IMA, "2025-10-01")


def found(chart: Chart) -> TwoInhibitors:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, TwoInhibitors)
    return answer


@pytest.mark.parametrize(("ordered", "taken"), tuple(permutations(INHIBITORS, 2)))
def test_each_beside_each_other(ordered: Drug, taken: Drug) -> None:
    """Critical, whichever is the new one."""
    made = ordering(draft(ordered), taken=(medication(taken, "2025-10-01"),))
    answer = found(made)
    assert answer.indicator is Indicator.CRITICAL
    assert (answer.ordered, answer.also) == (ordered, taken)


def test_one_of_two_acts_is_offered() -> None:
    """Stop the one, or take back the other."""
    answer = found(ordering(draft(AVA), taken=(TAKEN,)))
    assert answer.exclusive
    stop, back = answer.proposals
    assert isinstance(stop, StopOrder)
    assert stop.reference == TAKEN.reference
    assert isinstance(back, RemoveDraft)


def test_two_drafts() -> None:
    """Both are being ordered, or one lies beside the selected one."""
    answer = found(ordering(draft(AVA), draft(IMA)))
    assert [type(each) for each in answer.proposals] == [RemoveDraft]
    beside = replace(
        ordering(draft(AVA), hook=Hook.ORDER_SELECT), other_drafts=(draft(IMA),)
    )
    assert isinstance(evaluate(beside), TwoInhibitors)


def test_the_same_drug_is_a_renewal() -> None:
    """Nothing is doubled."""
    assert isinstance(evaluate(ordering(draft(IMA), taken=(TAKEN,))), NotIndicated)


@pytest.mark.parametrize(
    ("ends", "told"), [("2026-01-13", False), ("2026-01-14", True)]
)
def test_a_planned_end(ends: str, *, told: bool) -> None:
    """Within seven days it is a switch, after eight it is not."""
    taken = replace(TAKEN, ends=on(ends))
    answer = evaluate(ordering(draft(AVA), taken=(taken,)))
    assert isinstance(answer, TwoInhibitors if told else NotIndicated)


@pytest.mark.parametrize("drug", [IMA, Drug.MIDOSTAURIN])
@pytest.mark.parametrize(
    "status",
    [
        MedicationStatus.ON_HOLD,
        MedicationStatus.STOPPED,
        MedicationStatus.COMPLETED,
        MedicationStatus.CANCELLED,
    ],
)
def test_what_is_held_or_over(drug: Drug, status: MedicationStatus) -> None:
    """It is no longer taken."""
    taken = medication(drug, "2025-10-01", status=status)
    assert isinstance(evaluate(ordering(draft(AVA), taken=(taken,))), NotIndicated)


def supply(authorized_by: str = "") -> Medication:
    """Return tablets of imatinib that last until today."""
    dispensed = medication(
        IMA,
        "2025-12-20",
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.COMPLETED,
        supply_days=30,
    )
    return replace(dispensed, authorized_by=authorized_by)


@pytest.mark.parametrize(
    "status",
    [
        MedicationStatus.ON_HOLD,
        MedicationStatus.STOPPED,
        MedicationStatus.COMPLETED,
        MedicationStatus.CANCELLED,
    ],
)
def test_tablets_of_an_order_that_is_over(status: MedicationStatus) -> None:
    """They are not taken; those of another order are."""
    stopped = replace(TAKEN, status=status)
    for by in ("", stopped.reference):
        made = ordering(draft(AVA), taken=(stopped, supply(by)))
        assert isinstance(evaluate(made), NotIndicated)
    assert isinstance(
        evaluate(ordering(draft(AVA), taken=(stopped, supply("M/other")))),
        TwoInhibitors,
    )
    alone = found(ordering(draft(AVA), taken=(supply(),)))
    assert [type(each) for each in alone.proposals] == [RemoveDraft]


def test_whom_it_concerns() -> None:
    """Any subtype; a note when it is only possible; adults with it alone."""
    assert isinstance(
        evaluate(ordering(draft(AVA), taken=(TAKEN,), diagnoses=(ISM,))), TwoInhibitors
    )
    possible = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    note = found(ordering(draft(AVA), taken=(TAKEN,), diagnoses=(possible,)))
    assert note.indicator is Indicator.INFO
    assert note.missing
    for made in (
        ordering(draft(AVA), taken=(TAKEN,), diagnoses=()),
        ordering(draft(AVA), taken=(TAKEN,), patient=CHILD),
        ordering(draft(Drug.CLADRIBINE), taken=(TAKEN,)),
        ordering(draft(AVA), taken=(medication(Drug.CLADRIBINE, "2025-10-01"),)),
    ):
        assert isinstance(evaluate(made), NotIndicated)
