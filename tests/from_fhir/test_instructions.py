"""Instructions are decoded for drugs that rules know, and a broken one is said."""

from typing import Any

import msgspec
import pytest
from calls import bundle, call, drafting, order, read
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.instructions import instructions
from cds_service.from_fhir.wire.resource import NOTHING_SENT

NAN = {"value": "NaN"}


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ([{"text": 5}], "dosageInstruction[0].text is not text"),
        ({"text": 5}, "dosageInstruction.text is not text"),
        ("twice daily", "dosageInstruction: its content is not an object"),
        (
            [{}, {"doseAndRate": [{"doseQuantity": NAN}]}],
            "dosageInstruction[1].doseAndRate[0].doseQuantity is not a usable number",
        ),
        (
            {"doseAndRate": {"doseRange": {"high": NAN}}},
            "dosageInstruction[0].doseAndRate.doseRange.high is not a usable number",
        ),
        (
            [{"timing": {"repeat": {"frequency": "1e99"}}}],
            "dosageInstruction[0].timing.repeat is not a usable number",
        ),
    ],
)
def test_a_broken_instruction(sent: object, why: str) -> None:
    """The order stays, without a dose, and what is wrong with it is said."""
    chart = read(call({"medicationRequests": bundle(order(dosageInstruction=sent))}))
    (found,) = chart.medications

    assert (found.drug, found.dose.mg_per_take) == (Drug.MIDOSTAURIN, None)
    assert found.dose.text == f"not readable: {why}"
    assert [(item.about, item.why) for item in chart.unread] == [
        (Drug.MIDOSTAURIN, why)
    ]


def test_of_a_draft_it_is_shown_as_its_dose() -> None:
    """The card about the dose quotes it."""
    (draft,) = read(drafting(order(dosageInstruction=[{"text": 5}]))).drafts

    assert draft.dose.text == "not readable: dosageInstruction[0].text is not text"


@pytest.mark.parametrize("sent", [[{"text": 5}], "x", [{"doseQuantity": NAN}]])
def test_of_a_drug_no_rule_knows_it_costs_nothing(sent: object) -> None:
    """Nobody needs to hear of the dose of another drug."""
    other = order(
        medicationCodeableConcept={"text": "amoxicillin"}, dosageInstruction=sent
    )
    chart = read(call({"medicationRequests": bundle(other)}))

    assert (chart.medications, chart.unread) == ((), ())


def test_a_statement_names_its_own_field() -> None:
    """Its instructions are called `dosage`."""
    told = order(resourceType="MedicationStatement", dosage=[{"text": 5}])
    chart = read(call({"medicationStatements": bundle(told)}))

    assert [item.why for item in chart.unread] == ["dosage[0].text is not text"]


def test_the_same_said_twice_is_one() -> None:
    """An instruction that repeats another word for word adds nothing."""
    twice = [{"text": "100 mg twice daily"}] * 2
    (found,) = read(
        call({"medicationRequests": bundle(order(dosageInstruction=twice))})
    ).medications

    assert found.dose.mg_per_day == 200


def test_nothing_sent() -> None:
    """No instruction is no fault."""
    told = instructions(NOTHING_SENT)

    assert (told.dosages, told.rendered, told.fault) == ([], "", "")


_JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "timing", "repeat", "doseAndRate", "asNeeded"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(sent=_JSON)
def test_never_raises(sent: object) -> None:
    """Whatever lies there, it is instructions or a reason."""
    told = instructions(msgspec.Raw(msgspec.json.encode(sent)))

    assert not (told.dosages and told.fault)
