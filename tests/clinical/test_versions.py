"""A corrected result replaces what the same sample had said, and nothing else."""

from decimal import Decimal

import pytest
from charts import on
from kit_charts import (
    ADEQUATE,
    FUSED,
    NOT_FUSED,
    OTHER_EXON17,
    OTHER_VARIANT,
    POSITIVE,
    UNCLEAR,
    kit_chart,
)

from cds_service.clinical.kit import KitStatus, kit_state
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.clinical.variant import KitResult, Method, Specimen
from cds_service.clinical.versions import in_force
from cds_service.frozen import replace

CORRECTED = replace(ADEQUATE, status=ResultStatus.CORRECTED)
DAY = on("2025-11-01").day


@pytest.mark.parametrize("status", [ResultStatus.CORRECTED, ResultStatus.AMENDED])
def test_same_sample_another_reference(status: ResultStatus) -> None:
    """Corrected to "not detected": no positive is left, and no conflict."""
    state = kit_state(kit_chart(POSITIVE, replace(ADEQUATE, status=status)))

    assert state.status is KitStatus.NEGATIVE_ADEQUATE
    assert state.conflict == ()


def test_a_correction_may_also_make_it_positive() -> None:
    """Corrected to "detected": the negative of the sample contradicts nothing."""
    corrected = replace(POSITIVE, status=ResultStatus.CORRECTED)
    state = kit_state(kit_chart(corrected, ADEQUATE))

    assert (state.used, state.conflict) == ((corrected,), ())


def test_corrected_comes_after_amended() -> None:
    """Of two revisions the corrected one stands."""
    amended = replace(POSITIVE, status=ResultStatus.AMENDED)

    assert in_force((amended, CORRECTED)) == (CORRECTED,)


@pytest.mark.parametrize(
    "other",
    [
        replace(CORRECTED, specimen=Specimen.BLOOD),
        replace(CORRECTED, specimen=Specimen.UNSTATED),
        replace(CORRECTED, taken=on("2025-11-02")),
        replace(CORRECTED, taken=on("2025-11-01T08:00:00Z")),
        replace(CORRECTED, taken=None),
        replace(CORRECTED, method=Method.SEQUENCING),
        replace(CORRECTED, status=ResultStatus.FINAL),
        replace(UNCLEAR, specimen=Specimen.MARROW, status=ResultStatus.CORRECTED),
        replace(OTHER_EXON17, status=ResultStatus.CORRECTED),
        replace(OTHER_VARIANT, status=ResultStatus.CORRECTED),
    ],
)
def test_a_positive_stays_beside_another_result(other: KitResult) -> None:
    """Another sample, day, method or variant, or no clear word, takes none away."""
    assert POSITIVE in in_force((POSITIVE, other))


@pytest.mark.parametrize(
    "change",
    [
        {"specimen": Specimen.UNSTATED},
        {"specimen": Specimen.OTHER},
        {"taken": None},
        {"taken": Moment(DAY, vague=True)},
    ],
)
def test_what_is_not_said_is_not_the_same(
    change: dict[str, Specimen | Moment | None],
) -> None:
    """Two results that both do not name their sample are two samples."""
    there, here = (
        replace(item, **change)  # type: ignore[arg-type]
        for item in (POSITIVE, CORRECTED)
    )
    assert in_force((there, here)) == in_force((here, there))
    assert len(in_force((there, here))) == len((there, here))


def test_an_unstated_method_may_be_the_same() -> None:
    """A correction that does not repeat the method corrects all the same."""
    short = replace(CORRECTED, method=Method.UNSTATED, limit_of_detection=Decimal(0))

    assert in_force((POSITIVE, short)) == (short,)


def test_fusion_tests_do_not_name_their_sample() -> None:
    """So only the same resource is replaced."""
    corrected = replace(NOT_FUSED, status=ResultStatus.CORRECTED)

    assert set(in_force((FUSED, corrected))) == {FUSED, corrected}
