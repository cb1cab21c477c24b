"""With a memory or without: whatever is called, the chart is the same."""

from collections.abc import Callable
from datetime import date, timedelta

from calls import AS_OF, PATIENT, bundle, call, count
from from_fhir.drawn_calls import GOOD, OUTCOME, bodies, slowly
from from_fhir.remembering import OTHERS, Clock, read_anew, recalled, taught
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.chart import Chart
from cds_service.clinical.record import Record
from cds_service.from_fhir.record_memory import KEPT_SECONDS, RecordMemory
from cds_service.from_fhir.request import BadRequest, decode


def outcome(read: Callable[[], Chart | None]) -> Chart | str | None:
    """Return a chart, or why the call is refused."""
    try:
        return read()
    except BadRequest as refusal:
        return str(refusal)


NEXT_PAGE = {"link": [{"relation": "next", "url": "x"}]}
STAMPS = st.sampled_from(
    [{}, {}, {"id": "1"}, {"id": 2}, {"meta": {"x": "y"}}, {"total": 9}, NEXT_PAGE]
)


# A visit: few records and drafts, sent again and again, now and then of another.
PREFETCHES = st.lists(
    st.dictionaries(
        st.sampled_from([*Record, "theirs"]),
        st.builds(
            lambda resources, stamp: bundle(*resources, **stamp),
            st.lists(st.sampled_from([*GOOD, count(2, id="o9", **OTHERS)])),
            STAMPS,
        )
        | st.sampled_from([None, OUTCOME, PATIENT, {**PATIENT, "id": "p2"}]),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=2,
)
DRAFTS = st.lists(st.sampled_from(GOOD), max_size=3)
IDS = st.sampled_from(["p1", "p1", "p1", "p2"])


@st.composite
def visits(draw: st.DrawFn) -> list[tuple[bytes, date, float]]:
    """Draw calls, the day of each, and the seconds since the one before."""
    known = draw(PREFETCHES)

    def body() -> bytes:
        return call(
            draw(st.sampled_from(known)),
            draw(st.sampled_from(["order-sign", "order-select", "patient-view"])),
            {
                "patientId": draw(IDS),
                "draftOrders": bundle(*draw(DRAFTS)),
                "selections": ["MedicationRequest/m1"],
            },
        )

    days = st.sampled_from([AS_OF, AS_OF, AS_OF, AS_OF + timedelta(1)])
    passing = st.sampled_from([0.0, 1.0, KEPT_SECONDS])
    some = [body() for _ in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        some.append(draw(bodies))
    calls = draw(st.lists(st.sampled_from(some), min_size=2, max_size=8))
    return [(each, draw(days), draw(passing)) for each in calls]


@slowly
@given(visits(), st.sampled_from([0, 2000, 10**6]))
def test_nobody_can_tell_whether_there_is_a_memory(
    visit: list[tuple[bytes, date, float]], most_bytes: int
) -> None:
    """Any calls in any order, of any patient, of any day: the same chart."""
    clock = Clock()
    memory = RecordMemory(clock, most_bytes)
    for body, day, passed in visit:
        clock.now += passed
        try:
            decode(body)
        except BadRequest:
            continue

        def with_memory(body: bytes = body, day: date = day) -> Chart | None:
            return recalled(memory, body, day) or taught(memory, body, day)

        def without(body: bytes = body, day: date = day) -> Chart:
            return read_anew(body, day)

        assert outcome(with_memory) == outcome(without)
