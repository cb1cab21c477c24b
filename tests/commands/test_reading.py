"""What was read of a request, by data element."""

from datetime import date
from typing import Any

from calls import PATIENT, bundle, condition, count, drafting, order

from cds_service.cards.fact_line import FactLine
from cds_service.commands.json_value import Json
from cds_service.commands.reading import ReadFact, facts_read

ANC: Json = {"name": "ANC", "reference": "Observation/o1"}
TRACE: Json = {
    "asOf": "2026-01-06",
    "rules": [
        {"id": "one", "used": [ANC]},
        {"id": "two", "used": [ANC, ANC]},
        {"id": "three", "used": [{"name": "diagnosis", "reference": "Condition/c1"}]},
    ],
}
OLDER = "2025-12-01T08:00:00Z"


def read(*records: dict[str, Any]) -> tuple[ReadFact, ...]:
    """Read a call that signs an order of imatinib."""
    draft = order("403878", id="m2", status="draft")
    prefetch = {"conditions": condition(), "all": bundle(PATIENT, *records)}
    return facts_read("sm-order-sign", drafting(draft, prefetch=prefetch), TRACE)


def test_each_element_is_in_one_place_the_preferred_value_first() -> None:
    """Newest first, whatever lies between in the record."""
    older = count(2, id="o0", effectiveDateTime=OLDER)
    platelets = count(
        200, id="p", code={"coding": [{"system": "http://loinc.org", "code": "777-3"}]}
    )
    facts = read(older, order(), platelets, count())

    assert [(fact.element, fact.line.reference) for fact in facts] == [
        ("patient", "Patient/p1"),
        ("diagnosis", "Condition/c1"),
        ("ANC", "Observation/o1"),
        ("ANC", "Observation/o0"),
        ("platelets", "Observation/p"),
        ("midostaurin", "MedicationRequest/m1"),
        ("imatinib, draft order", "MedicationRequest/m2"),
    ]


def test_a_value_is_told_as_sent_and_as_compared() -> None:
    """Even where both say the same, with its day and its age."""
    (fact,) = (fact for fact in read(count()) if fact.element == "ANC")

    day = date(2026, 1, 5)
    assert fact.line == FactLine(
        "Observation/o1", "ANC", "0.8 10*9/L", "0.8 x10^9/L", day, 1
    )


def test_the_rules_that_rest_on_a_fact_are_named_once() -> None:
    """And a fact that no rule used is there all the same."""
    older = count(2, id="o0", effectiveDateTime=OLDER)
    used = {fact.line.reference: fact.used_by for fact in read(count(), older)}

    assert used["Observation/o1"] == ("one", "two")
    assert used["Condition/c1"] == ("three",)
    assert used["Observation/o0"] == ()
