"""Results as laboratories spell them, and what every rule decides on them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from calls import AS_OF, LOINC, MINE, PATIENT, bundle, call, condition, order
from hypothesis import strategies as st

from cds_service import engine
from cds_service.clinical.chart import Hook
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding
from cds_service.from_fhir import chart, request
from cds_service.hooks.services import SERVICES

UCUM = "http://unitsofmeasure.org"
SERVICE = SERVICES["sm-order-sign"]
THOUSANDS = (
    "10*9/L 10^9/L x10^9/L x10E9/L 10E9/L G/L G/l Gpt/L Giga/L Mrd./l /nL 10*3/uL"
    " 10^3/uL K/uL K/mcL k/µl K/μl Thousand/uL thou/mcL Tsd./µl 10³/mm³ K/mm3 10x3/uL"
)
SINGLE = "/uL cells/uL {cells}/uL cells/mcL /mm3 /mm³ /µL /μL #/uL 10*6/L Zellen/µl"
COUNT = {
    **dict.fromkeys(THOUSANDS.split(), Decimal(1)),
    **dict.fromkeys(SINGLE.split(), Decimal(1000)),
}
MASS = {
    **dict.fromkeys(["g/dL", "g/dl", "G/DL", "gm/dL", "g%", "g/100mL"], Decimal(1)),
    **dict.fromkeys(["g/L", "g/l", "G/L", "G/l"], Decimal(10)),
}
UNITS = {"751-8": COUNT, "777-3": COUNT, "718-7": MASS}
NAMES = {"751-8": "ANC", "777-3": "Thrombozyten", "718-7": "Hemoglobin"}
PLAIN = {"751-8": "10*9/L", "777-3": "10*9/L", "718-7": "g/dL"}


class Result(NamedTuple):
    """A count of a day, as a laboratory means it."""

    code: str
    value: Decimal
    day: str
    comparator: str = ""


def hundredths(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Return amounts of at most two decimals."""
    return st.integers(low, high).map(lambda number: Decimal(number) / 100)


VALUES = {
    "751-8": hundredths(1, 300),
    "777-3": hundredths(100, 20000),
    "718-7": hundredths(500, 1500),
}
RESULTS = st.sampled_from(sorted(VALUES)).flatmap(
    lambda code: st.builds(
        Result,
        st.just(code),
        VALUES[code],
        st.sampled_from(["2025-12-01", "2026-01-02", "2026-01-05"]),
        st.sampled_from(["", "", "<", "<=", ">", ">="]),
    )
)


def digits(value: Decimal) -> str:
    """Return a number in figures, without an exponent."""
    return f"{value:f}"


def with_comma(value: Decimal) -> str:
    """Return a number as most of Europe writes it."""
    whole, _, rest = digits(value).partition(".")
    grouped = f"{int(whole):,}".replace(",", "." if rest.strip("0") else "'")
    return f"{grouped},{rest.rstrip('0')}" if rest.strip("0") else grouped


def with_groups(value: Decimal) -> str:
    """Return a number with spaces between the thousands."""
    whole, _, rest = digits(value).partition(".")
    grouped = f"{int(whole):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{grouped}.{rest.rstrip('0')}" if rest.strip("0") else grouped


SPELLED: list[Callable[[Decimal], str]] = [digits, with_comma, with_groups]


@st.composite
def spelled(draw: st.DrawFn, result: Result) -> dict[str, Any]:
    """Return the fields that say a result, in one of the ways that we read."""
    units = UNITS[result.code]
    unit = draw(st.sampled_from(sorted(units)))
    value = result.value * units[unit]
    value = value.quantize(Decimal("0.01")) if draw(st.booleans()) else value
    if draw(st.booleans()):
        gap = draw(st.sampled_from(["", " ", "  "]))
        gap = gap or (" " if unit[0].isdigit() else "")
        number = draw(st.sampled_from(SPELLED))(value)
        return {"valueString": f"{result.comparator}{gap}{number}{gap}{unit}"}
    sent: dict[str, Any] = {"value": float(value)}
    if draw(st.booleans()):
        sent["value"] = digits(value)
    if result.comparator:
        sent["comparator"] = result.comparator
    shape = draw(st.sampled_from(["unit", "code", "both"]))
    sent |= {"unit": unit} if shape != "code" else {}
    sent |= {"code": unit, "system": UCUM} if shape != "unit" else {}
    return {"valueQuantity": sent}


def observation(
    result: Result, fields: dict[str, Any], place: int, *, named: bool
) -> dict[str, Any]:
    """Return an Observation of a result."""
    code = {"coding": [{"system": LOINC, "code": result.code}]}
    local = {"coding": [{"system": "urn:lab", "code": "7"}], "text": NAMES[result.code]}
    return {
        "resourceType": "Observation",
        "id": f"o{place}",
        "status": "final",
        "subject": MINE,
        "code": local if named else code,
        "effectiveDateTime": f"{result.day}T08:00:00Z",
        **fields,
    }


def as_panel(sent: dict[str, Any]) -> dict[str, Any]:
    """Return the same result as the one component of a panel."""
    own = {"id", "resourceType", "status", "subject", "effectiveDateTime"}
    part = {key: value for key, value in sent.items() if key not in own}
    panel = {"coding": [{"system": LOINC, "code": "58410-2"}]}
    return {key: sent[key] for key in own} | {"code": panel, "component": [part]}


@st.composite
def sendings(draw: st.DrawFn, results: list[Result]) -> list[dict[str, Any]]:
    """Return Observations of the results: any spelling, place and order."""
    sent = []
    for place, result in enumerate(results):
        one = observation(result, draw(spelled(result)), place, named=False)
        sent.append(as_panel(one) if draw(st.booleans()) else one)
    sent += draw(st.lists(st.sampled_from(sent), max_size=1)) if sent else []
    return draw(st.permutations(sent))


def decided(labs: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """Return what every rule answers about a patient on midostaurin."""
    draft = order(id="m2", status="draft", authoredOn="2026-01-06")
    body = call(
        {
            "patient": PATIENT,
            "conditions": bundle(condition("C96.21")),
            "labs": bundle(*labs),
            "medicationRequests": bundle(order(authoredOn="2025-12-05")),
        },
        "order-sign",
        {"draftOrders": bundle(draft)},
    )
    sent = request.decode(body)
    read = chart.read(sent, Hook.ORDER_SIGN, SERVICE.wanted, AS_OF)
    decisions: list[tuple[object, ...]] = []
    for answer in engine.ask_all(SERVICE.rules, read):
        outcome = answer.outcome
        level = outcome.indicator if isinstance(outcome, Finding) else None
        used = getattr(outcome, "used", ())
        labs_used = [
            (fact.analyte, fact.value, fact.taken)
            for fact in used
            if isinstance(fact, Lab)
        ]
        decisions.append((answer.rule.id, type(outcome), level, labs_used))
    return decisions
