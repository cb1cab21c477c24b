"""What all KIT results together say: every state, and what may not clear."""

from decimal import Decimal
from itertools import permutations

import pytest
from charts import Hook, on
from kit_charts import (
    ADEQUATE,
    INADEQUATE,
    INDETERMINATE,
    OTHER_EXON17,
    OTHER_VARIANT,
    PENDING,
    POSITIVE,
    UNCLEAR,
    UNVERIFIED,
    kit_chart,
)

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.kit import KitStatus, kit_state, unseen_kit_results
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import KitResult, Method, Specimen
from cds_service.frozen import replace

EARLY = ResultStatus.PRELIMINARY


def status(*results: KitResult) -> KitStatus:
    """Return the status that these results make."""
    return kit_state(kit_chart(*results)).status


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((), KitStatus.UNKNOWN),
        ((POSITIVE,), KitStatus.POSITIVE),
        ((replace(POSITIVE, status=EARLY),), KitStatus.POSITIVE),
        ((OTHER_EXON17,), KitStatus.OTHER_EXON17),
        ((OTHER_EXON17, ADEQUATE), KitStatus.OTHER_EXON17),
        ((OTHER_VARIANT,), KitStatus.UNKNOWN),
        ((ADEQUATE,), KitStatus.NEGATIVE_ADEQUATE),
        ((UNVERIFIED,), KitStatus.NEGATIVE_UNVERIFIED),
        ((INADEQUATE,), KitStatus.NEGATIVE_INADEQUATE),
        ((INADEQUATE, ADEQUATE), KitStatus.NEGATIVE_ADEQUATE),
        ((replace(ADEQUATE, status=EARLY),), KitStatus.PENDING),
        ((INDETERMINATE,), KitStatus.INDETERMINATE),
        ((PENDING,), KitStatus.PENDING),
        ((UNCLEAR,), KitStatus.UNKNOWN),
        ((INADEQUATE, POSITIVE, ADEQUATE, INDETERMINATE), KitStatus.POSITIVE),
    ],
)
def test_every_state(results: tuple[KitResult, ...], expected: KitStatus) -> None:
    """Any positive wins; a negative counts only by an assay that could see it."""
    assert status(*results) is expected


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("0.0009", KitStatus.NEGATIVE_ADEQUATE),
        ("0.001", KitStatus.NEGATIVE_ADEQUATE),
        ("0.0011", KitStatus.NEGATIVE_INADEQUATE),
    ],
)
def test_limit_of_detection(limit: str, expected: KitStatus) -> None:
    """0.1 % is adequate, 0.11 % is not."""
    assert status(replace(ADEQUATE, limit_of_detection=Decimal(limit))) is expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (replace(ADEQUATE, specimen=Specimen.BLOOD), KitStatus.NEGATIVE_INADEQUATE),
        (replace(ADEQUATE, specimen=Specimen.OTHER), KitStatus.NEGATIVE_INADEQUATE),
        (replace(ADEQUATE, specimen=Specimen.UNSTATED), KitStatus.NEGATIVE_UNVERIFIED),
        (
            replace(ADEQUATE, specimen=Specimen.LESIONAL_TISSUE),
            KitStatus.NEGATIVE_ADEQUATE,
        ),
        (
            replace(ADEQUATE, method=Method.ALLELE_SPECIFIC_PCR),
            KitStatus.NEGATIVE_ADEQUATE,
        ),
        (replace(ADEQUATE, method=Method.SEQUENCING), KitStatus.NEGATIVE_INADEQUATE),
        (replace(ADEQUATE, method=Method.OTHER), KitStatus.NEGATIVE_INADEQUATE),
        (replace(ADEQUATE, method=Method.UNSTATED), KitStatus.NEGATIVE_UNVERIFIED),
        (replace(ADEQUATE, limit_of_detection=None), KitStatus.NEGATIVE_UNVERIFIED),
    ],
)
def test_assay(result: KitResult, expected: KitStatus) -> None:
    """Specimen, method and limit must all be stated and all be good enough."""
    assert status(result) is expected


def test_corrected_replaces_its_own_earlier_version_only() -> None:
    """A corrected negative replaces the positive of the same resource, any day."""
    wrong = replace(POSITIVE, reference="Observation/1", taken=on("2025-10-01"))
    right = replace(ADEQUATE, reference="Observation/1", status=ResultStatus.CORRECTED)

    assert status(wrong, right) is KitStatus.NEGATIVE_ADEQUATE
    assert status(wrong, replace(right, reference="Observation/2")) is (
        KitStatus.POSITIVE
    )


def test_results_without_reference_replace_nothing() -> None:
    """Two results that nobody named are two results."""
    wrong = replace(POSITIVE, reference="", taken=on("2025-10-01"))
    right = replace(ADEQUATE, reference="", status=ResultStatus.CORRECTED)

    assert status(wrong, right) is KitStatus.POSITIVE


def test_conflict_needs_settled_results_on_both_sides() -> None:
    """A final negative contradicts a positive, a preliminary one does not."""
    early = replace(ADEQUATE, status=EARLY)

    assert kit_state(kit_chart(POSITIVE, ADEQUATE)).conflict == (ADEQUATE,)
    assert kit_state(kit_chart(POSITIVE, early)).conflict == ()
    assert kit_state(kit_chart(ADEQUATE)).conflict == ()


def test_an_order_without_result_is_pending() -> None:
    """An active test order makes an unknown state pending, and only that."""
    order = Event("ServiceRequest/1", EventKind.KIT_TEST_ORDERED, "KIT D816V")
    chart = replace(kit_chart(), events=(order,))
    answered = replace(
        kit_chart(POSITIVE), events=(replace(order, when=on("2025-10-01")),)
    )
    again = replace(
        kit_chart(INADEQUATE), events=(replace(order, when=on("2025-12-01")),)
    )

    same_day = replace(
        kit_chart(INADEQUATE), events=(replace(order, when=INADEQUATE.taken),)
    )

    assert not kit_state(same_day).pending
    assert kit_state(chart).status is KitStatus.PENDING
    assert not kit_state(answered).pending
    assert kit_state(again).pending
    assert kit_state(again).status is KitStatus.NEGATIVE_INADEQUATE


def test_what_was_not_read_is_named() -> None:
    """Gaps and unread results are told; a status that takes one out is not."""
    gone = Unread("Observation/9", Topic.KIT, "entered in error", status_only=True)
    lost = Unread("Observation/8", Topic.KIT, "no status")
    gap = Gap(Record.GENETICS, "not sent")
    chart = replace(kit_chart(), unread=(gone, lost), gaps=(gap,))

    assert unseen_kit_results(chart) == (gap, lost)


def test_order_of_results_changes_nothing() -> None:
    """The same results in any order make the same state."""
    results = (POSITIVE, ADEQUATE, INADEQUATE, PENDING, UNCLEAR)
    states = {repr(kit_state(kit_chart(*each))) for each in permutations(results)}

    assert len(states) == 1


def test_newest_result_comes_first() -> None:
    """Of several positives the newest leads; an undated one comes last."""
    old = replace(POSITIVE, reference="Observation/old", taken=on("2020-01-01"))
    undated = replace(POSITIVE, reference="Observation/undated", taken=None)
    chart = kit_chart(undated, old, POSITIVE, hook=Hook.PATIENT_VIEW)

    assert kit_state(chart).used == (POSITIVE, old, undated)
