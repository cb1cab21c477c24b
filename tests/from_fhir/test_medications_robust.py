"""Loose and broken orders are read as far as they go, and nothing raises."""

from hypothesis import given
from hypothesis import strategies as st
from prescriptions import (
    Json,
    coded,
    order,
    read,
    read_one,
)

from cds_service.clinical.medication import Drug

MIDOSTAURIN = coded("1919083", "midostaurin")
EPIPEN = coded("727347", "NDA019430 0.3 ML epinephrine 1 MG/ML Auto-Injector [Epipen]")


def test_a_sandbox_draft() -> None:
    """The draft of the public sandbox: pills, a category object, an invalid date."""
    draft = order(
        {
            "text": "imatinib 100 MG Oral Tablet",
            "coding": [
                {
                    "display": "imatinib 100 MG Oral Tablet",
                    "system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                    "code": "403878",
                }
            ],
        },
        status="draft",
        category={"coding": [{"code": "community"}]},
        dosageInstruction=[
            {
                "timing": {
                    "repeat": {
                        "frequency": 2,
                        "period": 1,
                        "periodUnit": "d",
                        "boundsPeriod": {"start": "Invalid date"},
                    }
                },
                "doseAndRate": [{"doseQuantity": {"value": 2, "code": "{pill}"}}],
            }
        ],
    )
    found = read_one(draft)

    assert found.drug is Drug.IMATINIB
    assert found.dose.mg_per_take == 200
    assert found.dose.mg_per_day == 400


_TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["EpiPen", "midostaurin 25 mg", "1e9 mg bid", "2 x 9999.99 mg q0h", "1-2 caps"]
    ),
)
_QUANTITY = st.fixed_dictionaries(
    {},
    optional={"value": st.decimals(-1000, 10**6, places=3).map(float), "unit": _TEXT},
)


@given(text=_TEXT, quantity=_QUANTITY, timing=_QUANTITY, status=_TEXT)
def test_never_raises(text: str, quantity: Json, timing: Json, status: str) -> None:
    """Whatever words and numbers stand in an order, it is read or said."""
    repeat = {"frequency": timing.get("value", 1), "period": 1, "periodUnit": text}
    instruction = {
        "text": text,
        "timing": {"repeat": repeat, "code": {"text": text}},
        "doseAndRate": [{"doseQuantity": quantity}],
    }
    found = read(
        order(
            coded("727347", text),
            status=status,
            authoredOn=text,
            dosageInstruction=[instruction],
            dispenseRequest={"quantity": quantity, "expectedSupplyDuration": quantity},
        )
    )

    assert found
