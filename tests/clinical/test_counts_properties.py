"""The choice among results is the same for every order of them."""

from charts import lab
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import newest, standing
from cds_service.clinical.lab import Lab, ResultStatus

MOMENTS = (
    "2026-01-04",
    "2026-01-05",
    "2026-01-05T08:00:00Z",
    "2026-01-05T20:00:00Z",
    "2026-01-05T08:00:00+02:00",
)
RESULTS = st.builds(
    lambda value, day, status, calculated: lab(
        Analyte.NEUTROPHILS,
        value,
        day,
        status=status,
        calculated=calculated,
        reference=f"Observation/{value}-{day}-{status}-{calculated}",
    ),
    st.sampled_from(["0.4", "0.9", "<0.5", "<1.0", ">=1.0", "2.0"]),
    st.sampled_from(MOMENTS),
    st.sampled_from(ResultStatus),
    st.sampled_from(["", "WBC x %"]),
)


@given(
    st.lists(RESULTS, min_size=1, max_size=6).flatmap(
        lambda labs: st.tuples(st.just(labs), st.permutations(labs))
    )
)
def test_the_order_of_results_does_not_matter(
    labs: tuple[list[Lab], list[Lab]],
) -> None:
    """Any order of any results gives the same answer, and there is one."""
    one, other = labs
    assert newest(one) is not None
    assert newest(one) == newest(other)
    assert set(standing(one)) == set(standing(other))
