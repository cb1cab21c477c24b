"""Whatever is sent: no error, one meaning per quantity."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from lab_results import ANC, AS_OF, REFERENCE, loinc, one_lab, quantity

from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Unread
from cds_service.from_fhir.anc import derive
from cds_service.from_fhir.labs import read_observation
from cds_service.from_fhir.wire.datatypes import Quantity
from cds_service.from_fhir.wire.result import Observation

WORDS = st.sampled_from(
    ["", " ", "final", "entered-in-error", "10*9/L", "/uL", "%", "g/dL", "G/L", "ANC"]
) | st.text(max_size=12)
CODES = st.sampled_from(
    ["751-8", "777-3", "718-7", "770-8", "6690-2", "21582-2", "1742-6", "26518-1"]
)
NUMBERS = st.decimals(-10, 10**6, allow_nan=False, places=4) | st.sampled_from(
    [Decimal(0), Decimal("1e12"), Decimal("1e-12")]
)
DAYS = st.sampled_from(
    ["2026-01-05", "2026-01-05T08:00:00Z", "2026", "2026-13-45", "", "9999-12-31"]
)
COMPARATORS = st.sampled_from(["", "<", "<=", ">=", ">", "~"])
SYSTEMS = st.sampled_from(["http://loinc.org", "", "urn:lab"]) | WORDS


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy, or None at times."""
    return st.none() | strategy


QUANTITIES = st.builds(
    Quantity,
    value=maybe(NUMBERS),
    comparator=maybe(COMPARATORS),
    unit=maybe(WORDS),
    system=maybe(WORDS),
    code=maybe(WORDS),
)
CONCEPTS = st.fixed_dictionaries(
    {},
    optional={
        "coding": st.lists(
            st.fixed_dictionaries({"system": SYSTEMS, "code": CODES | WORDS}),
            max_size=2,
        ),
        "text": WORDS,
    },
)
VALUES = {
    "code": CODES.map(loinc) | CONCEPTS,
    "valueQuantity": QUANTITIES,
    "valueString": WORDS,
    "valueCodeableConcept": CONCEPTS,
    "dataAbsentReason": CONCEPTS,
    "referenceRange": st.lists(
        st.fixed_dictionaries({}, optional={"low": QUANTITIES, "high": QUANTITIES}),
        max_size=2,
    ),
}
OBSERVATIONS = st.fixed_dictionaries(
    {"resourceType": st.just("Observation")},
    optional={
        **VALUES,
        "status": WORDS,
        "effectiveDateTime": DAYS,
        "issued": DAYS,
        "note": st.lists(st.fixed_dictionaries({"text": WORDS}), max_size=1),
        "bodySite": CONCEPTS,
        "component": st.lists(st.fixed_dictionaries({}, optional=VALUES), max_size=2),
    },
).map(
    lambda sent: msgspec.convert(msgspec.to_builtins(sent), Observation, strict=False)
)


@given(OBSERVATIONS, st.sampled_from([AS_OF, date.min, date.max]))
def test_reading_never_raises(observation: Observation, as_of: date) -> None:
    """Any Observation that can be decoded is read, shown raw or passed over."""
    found = list(read_observation(observation, REFERENCE, as_of))
    assert all(isinstance(item, Lab | Event | Unread) for item in found)
    labs = [item for item in found if isinstance(item, Lab)]
    assert all(item.calculated for item in derive(labs))


@given(
    st.decimals("0.01", "99", places=3),
    st.sampled_from(["10*9/L", "K/uL", "x10E3/uL", "/nL", "G/L", "thousand/mm³"]),
    st.sampled_from(["/uL", "cells/mcL", "10*6/L", "{cells}/uL", "#/mm3"]),
)
def test_one_quantity_has_one_meaning(value: Decimal, large: str, small: str) -> None:
    """However a count is spelled, the interval is the same."""
    in_thousands = one_lab(ANC, valueQuantity=quantity(str(value), large))
    in_cells = one_lab(ANC, valueQuantity=quantity(str(value * 1000), small))
    spoken = one_lab(ANC, valueString=f"{value} {large}")
    assert in_thousands.value == in_cells.value == spoken.value
