"""Pairs of drugs: both directions, what is context, and what may hide one."""

from charts import ADULT, AS_OF, Chart, Hook, draft, medication, mg

from cds_service.clinical.interactions import hidden, interactions
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace

MIDO, AVA = Drug.MIDOSTAURIN, Drug.AVAPRITINIB
STRONG = Drug.STRONG_CYP3A_INHIBITOR
KINDS = frozenset({STRONG})


def chart(
    taken: tuple[Medication, ...] = (),
    drafts: tuple[Medication, ...] = (),
    beside: tuple[Medication, ...] = (),
    hook: Hook = Hook.ORDER_SIGN,
) -> Chart:
    """Return a chart of an order."""
    return Chart(
        AS_OF, ADULT, hook, medications=taken, drafts=drafts, other_drafts=beside
    )


def test_either_one_may_be_the_draft() -> None:
    """The inhibitor beside our drug, and our drug beside the inhibitor."""
    for drug in (MIDO, AVA):
        taken = medication(drug, "2025-12-01")
        (found,) = interactions(chart((taken,), (draft(STRONG),)), drug, KINDS)
        assert (found.ours, found.other) == (taken, draft(STRONG))
        assert found.other_is_new
        assert not found.ours_is_new
        inhibitor = medication(STRONG, "2025-12-01")
        (found,) = interactions(chart((inhibitor,), (draft(drug),)), drug, KINDS)
        assert (found.ours, found.other) == (draft(drug), inhibitor)
        assert found.ours_is_new
        assert not found.other_is_new


def test_both_may_be_drafts_and_one_of_them_unselected() -> None:
    """A draft that lies beside is context; two that lie beside are not the call's."""
    both = chart(drafts=(draft(AVA), draft(STRONG)))
    assert len(interactions(both, AVA, KINDS)) == 1
    one = chart(drafts=(draft(AVA),), beside=(draft(STRONG),))
    assert len(interactions(one, AVA, KINDS)) == 1
    other = chart(drafts=(draft(STRONG),), beside=(draft(AVA),))
    assert len(interactions(other, AVA, KINDS)) == 1
    neither = chart(drafts=(draft(Drug.NSAID),), beside=(draft(AVA), draft(STRONG)))
    assert interactions(neither, AVA, KINDS) == ()


def test_on_an_order_hook_two_that_are_taken_are_nobodys_order() -> None:
    """When the chart is opened they meet."""
    taken = (medication(AVA, "2025-12-01"), medication(STRONG, "2025-12-01"))
    assert interactions(chart(taken, (draft(Drug.NSAID),)), AVA, KINDS) == ()
    assert len(interactions(chart(taken, hook=Hook.PATIENT_VIEW), AVA, KINDS)) == 1


def test_what_is_held_or_over_meets_nothing() -> None:
    """On hold, stopped, completed."""
    for status in (
        MedicationStatus.ON_HOLD,
        MedicationStatus.STOPPED,
        MedicationStatus.COMPLETED,
    ):
        for drug in (MIDO, AVA):
            ours = medication(drug, "2025-12-01", status=status)
            assert interactions(chart((ours,), (draft(STRONG),)), drug, KINDS) == ()
        other = medication(STRONG, "2025-12-01", status=status)
        assert interactions(chart((other,), (draft(AVA),)), AVA, KINDS) == ()


def test_no_drug_meets_itself() -> None:
    """One order may be of both kinds."""
    one = draft(Drug.NILOTINIB, reference="M/1")
    same = draft(Drug.MODERATE_CYP3A_INHIBITOR, reference="M/1")
    kinds = frozenset({Drug.MODERATE_CYP3A_INHIBITOR})
    assert interactions(chart(drafts=(one, same)), Drug.NILOTINIB, kinds) == ()


def test_each_other_drug_is_named_once_and_our_draft_first() -> None:
    """However often it was ordered."""
    twice = (
        medication(STRONG, "2025-11-01", reference="M/1"),
        medication(STRONG, "2025-12-01", reference="M/2"),
        medication(AVA, "2025-11-01", reference="M/3"),
    )
    new = draft(AVA, mg("100"))
    (found,) = interactions(chart(twice, (new,)), AVA, KINDS)
    assert found.ours == new


def test_what_may_hide_the_partner_is_named() -> None:
    """Only when one of the two is being ordered."""
    gap = Gap(Record.MEDICATION_STATEMENTS, "was not sent")
    asked = replace(chart(drafts=(draft(AVA),)), gaps=(gap,))
    assert hidden(asked, AVA, KINDS) == (gap,)
    other = replace(chart(drafts=(draft(Drug.NSAID),)), gaps=(gap,))
    assert hidden(other, AVA, KINDS) == ()
    unread = Unread("M/1", STRONG, "no status")
    read = replace(chart(drafts=(draft(AVA),)), unread=(unread,))
    assert hidden(read, AVA, KINDS) == (unread,)
    ours = replace(unread, about=AVA)
    read = replace(chart(drafts=(draft(STRONG),)), unread=(ours, unread))
    assert hidden(read, AVA, KINDS) == (ours,)
    gone = replace(unread, status_only=True)
    assert hidden(replace(read, unread=(gone,)), AVA, KINDS) == ()
