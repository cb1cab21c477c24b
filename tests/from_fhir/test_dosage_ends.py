"""When an order is over: so many days, so many takes, or a last day in words."""

import pytest
from charts import on
from prescriptions import Json, coded, order, read_one, statement

from cds_service.clinical.moment import Moment
from cds_service.from_fhir.dosage_until import last_day_said

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE = {"frequency": 2, "period": 1, "periodUnit": "d"}


def ends(*repeats: Json, **fields: object) -> Moment | None:
    """Return the end of an order of 2025-11-07 with these instructions."""
    told = [{"timing": {"repeat": repeat}} for repeat in repeats]
    fields = {"authoredOn": "2025-11-07", **fields}
    return read_one(order(MIDOSTAURIN, dosageInstruction=told, **fields)).ends


@pytest.mark.parametrize(
    ("repeat", "end"),
    [
        ({"boundsDuration": {"value": 14, "unit": "d", "code": "d"}}, "2025-11-21"),
        ({"boundsDuration": {"value": 2, "unit": "weeks", "code": "wk"}}, "2025-11-21"),
        ({"boundsDuration": {"value": 48, "code": "h"}}, "2025-11-09"),
        ({"boundsRange": {"high": {"value": 10, "code": "d"}}}, "2025-11-17"),
        ({**TWICE, "count": 28}, "2025-11-21"),
        ({**TWICE, "count": 20, "countMax": 27}, "2025-11-21"),
        ({"count": 28}, None),
        ({"boundsDuration": {"value": 14}}, None),
        ({"boundsDuration": {"value": 14, "unit": "d", "code": "wk"}}, None),
        ({"boundsDuration": {"value": 14, "code": "d", "comparator": ">"}}, None),
        ({"boundsDuration": {"value": 99999, "code": "a"}}, None),
        (
            {
                "boundsDuration": {"value": 14, "code": "d"},
                "boundsPeriod": {"end": "2025-12-01"},
            },
            "2025-12-01",
        ),
    ],
)
def test_how_long(repeat: Json, end: str | None) -> None:
    """A length counts from the order; a named day goes before it."""
    assert ends(repeat) == (on(end) if end else None)


def test_one_after_the_other() -> None:
    """Two weeks of this, two weeks of that are four; one that is open has no end."""
    fortnight = {"boundsDuration": {"value": 14, "code": "d"}}

    assert ends(fortnight, {**TWICE, **fortnight}) == on("2025-12-05")
    assert ends(fortnight, TWICE) is None


def test_without_a_day_to_count_from() -> None:
    """Nothing is counted from a month, or from no day at all."""
    fortnight = {"boundsDuration": {"value": 14, "code": "d"}}

    assert ends(fortnight, authoredOn="2025-11") is None
    assert ends(fortnight, authoredOn=None) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Take 100 mg by mouth 2 (two) times a day. Until 4/28/2020", "2020-04-28"),
        ("100 mg bid until 28/4/2020", "2020-04-28"),
        ("100 mg bid through 2020-04-28", "2020-04-28"),
        ("100 mg bid until 4/4/2020", "2020-04-04"),
        ("100 mg 2x tgl. bis zum 28.04.2020", "2020-04-28"),
        ("100 mg bid. Do not crush. Until 4/28/2020", "2020-04-28"),
        ("100 mg bid until 4/5/2020", None),
        ("100 mg bid until 2/30/2020", None),
        ("100 mg bid until 4/28/20", None),
        ("Hold until 4/28/2020", None),
        ("50 mg bid until 4/28/2020, then 100 mg bid", None),
        ("50 mg bid until 4/28/2020, until 5/28/2020", None),
        ("Start 4/28/2020", None),
        ("100 mg bid", None),
    ],
)
def test_a_last_day_in_words(text: str, day: str | None) -> None:
    """It is the end when it can be one day only, and the end of nothing else."""
    assert last_day_said([text]) == (on(day) if day else None)


def test_the_end_of_an_order_in_words() -> None:
    """As an EHR sends an order of years ago that nobody closed."""
    told = [{"text": "100 mg bid. Until 4/28/2020"}]
    found = read_one(order(MIDOSTAURIN, dosageInstruction=told))
    in_one = order(MIDOSTAURIN, renderedDosageInstruction="100 mg bid until 4/28/2020")

    assert found.ends == on("2020-04-28")
    assert found.dose.mg_per_take == 100
    assert read_one(in_one | {"dosageInstruction": None}).ends == on("2020-04-28")


def test_a_statement_has_an_end_of_its_own() -> None:
    """What is said of an order's length is not counted from a statement."""
    assert read_one(statement(MIDOSTAURIN, effectivePeriod={})).ends is None
