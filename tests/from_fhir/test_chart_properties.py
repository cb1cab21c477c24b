"""Whatever is sent: no crash, no order, and both ways of decoding agree."""

import contextlib
import json
from typing import Any

from calls import AS_OF, bundle, call
from from_fhir.drawn_calls import GOOD, anything, bodies, slowly, well_formed
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import careful, chart
from cds_service.from_fhir.original import original
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.request import BadRequest, Request, decode
from cds_service.frozen import replace

EVERYTHING = frozenset(Record)


def charted(request: Request) -> Chart:
    """Read the chart of a request."""
    return chart.read(request, Hook(request.hook), EVERYTHING, AS_OF)


@slowly
@given(bodies)
def test_nothing_that_is_sent_raises(body: bytes) -> None:
    """A call is refused with a reason or read; there is no third way."""
    with contextlib.suppress(BadRequest):
        request = decode(body)
        chart.read(request, Hook(request.hook), EVERYTHING, AS_OF)
        original(request.values, "Observation/o1")


@slowly
@given(anything)
def test_no_json_at_all_raises(value: object) -> None:
    """Not even one that is far from being a call."""
    with contextlib.suppress(BadRequest):
        decode(json.dumps(value).encode())


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_at_all_raise(body: bytes) -> None:
    """Nor bytes that are no JSON."""
    with contextlib.suppress(BadRequest):
        decode(body)


@slowly
@given(bodies | well_formed)
def test_both_ways_of_decoding_give_the_same_chart(body: bytes) -> None:
    """What the quick way takes, the careful way reads alike."""
    try:
        quick = decode(body)
        expected = charted(quick)
    except BadRequest:
        return
    sent = careful.decode(body).prefetch or {}

    assert (
        charted(replace(quick, prefetch=Prefetched(sent, careful.piecewise)))
        == expected
    )


@settings(deadline=None, max_examples=60)
@given(st.permutations(GOOD), st.permutations(GOOD), st.integers(0, len(GOOD)))
def test_the_order_of_entries_changes_nothing(
    one: list[Any], other: list[Any], cut: int
) -> None:
    """Shuffled, and spread over two keys, the same facts make the same chart."""
    whole = decode(call({"theirs": bundle(*one)}))
    parts = decode(
        call({"theirs": bundle(*other[:cut]), "wholeRecord": bundle(*other[cut:])})
    )
    first, second = (
        chart.read(request, Hook.PATIENT_VIEW, frozenset(), AS_OF)
        for request in (whole, parts)
    )
    assert first == second
