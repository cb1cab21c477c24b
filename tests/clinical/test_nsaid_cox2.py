"""What blocks COX-2 alone, and metamizole: their tolerance shows nothing of others."""

import pytest
from charts import draft
from trigger_charts import REFUTED, allergy, given, sm_chart

from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.nsaid import nsaid_tolerance
from cds_service.clinical.tolerance import Tolerance
from cds_service.frozen import replace

DAYS = ("2025-06-01", "2025-06-02")


def both(item: Medication, drug: Drug) -> tuple[Medication, Medication]:
    """Return a product under its class and, of the same record, under its own name."""
    return item, replace(item, drug=drug)


def used(drug: Drug) -> tuple[Medication, ...]:
    """Return two uses on two days."""
    twice = (given(Drug.NSAID, day) for day in DAYS)
    uses = (replace(use, reference=f"{drug}/{use.starts}") for use in twice)
    return tuple(each for use in uses for each in both(use, drug))


@pytest.mark.parametrize(
    ("ordered", "taken", "state"),
    [
        (Drug.NSAID, Drug.NSAID, Tolerance.TOLERATED),
        (Drug.NSAID, Drug.CELECOXIB, Tolerance.UNKNOWN),
        (Drug.NSAID, Drug.OTHER_COX2_SELECTIVE, Tolerance.UNKNOWN),
        (Drug.CELECOXIB, Drug.CELECOXIB, Tolerance.TOLERATED),
        (Drug.CELECOXIB, Drug.OTHER_COX2_SELECTIVE, Tolerance.UNKNOWN),
        (Drug.OTHER_COX2_SELECTIVE, Drug.CELECOXIB, Tolerance.UNKNOWN),
        (Drug.CELECOXIB, Drug.NSAID, Tolerance.TOLERATED),
        (Drug.NSAID, Drug.PYRAZOLONE, Tolerance.UNKNOWN),
        (Drug.CELECOXIB, Drug.PYRAZOLONE, Tolerance.UNKNOWN),
        (Drug.PYRAZOLONE, Drug.PYRAZOLONE, Tolerance.TOLERATED),
    ],
)
def test_what_blocks_cox_2_alone_speaks_for_itself(
    ordered: Drug, taken: Drug, state: Tolerance
) -> None:
    """Celecoxib twice shows nothing of ketorolac, and all of celecoxib."""
    drafts = both(draft(Drug.NSAID), ordered)

    assert nsaid_tolerance(sm_chart(*drafts, medications=used(taken))).state is state


def test_uses_that_show_nothing_are_kept_apart() -> None:
    """They are facts of the card, and no uses of what is ordered."""
    found = nsaid_tolerance(
        sm_chart(draft(Drug.NSAID), medications=used(Drug.CELECOXIB))
    )

    assert found.uses == ()
    assert [str(item.starts.day) for item in found.other_uses if item.starts] == [*DAYS]


def test_one_of_two_orders_is_enough_to_ask() -> None:
    """Celecoxib and ketorolac together: two uses of celecoxib clear only the one."""
    celecoxib = both(draft(Drug.NSAID), Drug.CELECOXIB)
    ketorolac = replace(draft(Drug.NSAID), reference="MedicationRequest/ketorolac")
    chart = sm_chart(*celecoxib, ketorolac, medications=used(Drug.CELECOXIB))

    assert nsaid_tolerance(chart).state is Tolerance.UNKNOWN


@pytest.mark.parametrize(
    ("ordered", "state"),
    [(Drug.NSAID, Tolerance.UNKNOWN), (Drug.CELECOXIB, Tolerance.TOLERATED)],
)
def test_an_allergy_to_it_that_was_refuted(ordered: Drug, state: Tolerance) -> None:
    """It clears celecoxib, and nothing else."""
    refuted = allergy(Drug.NSAID, Drug.CELECOXIB, certainty=REFUTED)
    drafts = both(draft(Drug.NSAID), ordered)

    assert nsaid_tolerance(sm_chart(*drafts, allergies=(refuted,))).state is state


def test_what_may_have_stayed_on_the_skin_or_in_the_eye_is_no_use() -> None:
    """Two fills of eye drops are named and show nothing of what is swallowed."""
    drops = tuple(
        [
            replace(given(Drug.NSAID, day), reference=day, may_be_local=True)
            for day in DAYS
        ]
    )
    found = nsaid_tolerance(sm_chart(draft(Drug.NSAID), medications=drops))

    assert (found.state, found.uses) == (Tolerance.UNKNOWN, ())
    assert len(found.other_uses) == 2
