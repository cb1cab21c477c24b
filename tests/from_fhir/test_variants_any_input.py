"""Whatever an EHR sends, reading genetic results never raises."""

from typing import Any

from from_fhir.genetic_results import observation, read, report
from from_fhir.kit_sentences import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.variant import KitFinding, KitResult
from cds_service.from_fhir import fusion_text, kit_text
from cds_service.from_fhir.kit_reading import Target

CODES = ["69548-6", "88519-4", "55201-8", "34574-4", "55297-6", "55092-1", "1"]
WORDS = st.lists(
    st.sampled_from(
        [
            "KIT",
            "D816V",
            "D816H",
            "not",
            "no",
            "detected",
            "positive",
            "negative",
            "and",
            "or",
            "mutation",
            "JAK2",
            "VAF",
            "0 %",
            "12 %",
            "<",
            ",",
            ".",
            "\n",
            ":",
            "?",
            "other than",
            "FIP1L1-PDGFRA",
            "pending",
            "wild type",
            "LOD",
            "1 in 0",
            "(",
        ]
    ),
    max_size=14,
).map(" ".join)
TEXT = st.one_of(st.text(max_size=60), WORDS)
CONCEPT = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXT,
        "coding": st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "system": st.sampled_from(["http://loinc.org", "x"]),
                    "code": st.sampled_from(
                        ["LA9633-4", "LA9634-2", "48018-6", "81258-6"]
                    ),
                    "display": TEXT,
                },
            ),
            max_size=2,
        ),
    },
)
QUANTITY = st.fixed_dictionaries(
    {},
    optional={
        "value": st.one_of(
            st.integers(-(10**9), 10**9), st.sampled_from([0.4, 1e-12, 99.9, 1e15])
        ),
        "unit": st.sampled_from(["%", "1", "decimal", "x"]),
        "comparator": st.sampled_from(["<", ">", "~"]),
    },
)
VALUES = {
    "valueString": TEXT,
    "valueCodeableConcept": CONCEPT,
    "valueQuantity": QUANTITY,
    "dataAbsentReason": CONCEPT,
}
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        **VALUES,
        "status": st.sampled_from(["final", "registered", "entered-in-error", "?"]),
        "note": st.lists(st.fixed_dictionaries({"text": TEXT}), max_size=2),
        "component": st.lists(
            st.fixed_dictionaries({"code": CONCEPT}, optional=dict(VALUES)), max_size=3
        ),
        "specimen": st.fixed_dictionaries({}, optional={"display": TEXT}),
        "method": CONCEPT,
        "effectiveDateTime": st.sampled_from(["2025-11-01", "9999-12-31", "x"]),
    },
)


@given(st.sampled_from(CODES), FIELDS)
def test_observations(code: str, fields: dict[str, Any]) -> None:
    """Any fields in any mixture are read or told, never raised about."""
    read(observation(code, **fields))


@given(st.sampled_from(CODES), TEXT)
def test_reports(code: str, conclusion: str) -> None:
    """Any conclusion is read or told."""
    read(report(code={"coding": [{"code": code}]}, conclusion=conclusion))


@given(TEXT)
def test_texts(text: str) -> None:
    """Any text is read, with and without a question to answer."""
    kit_text.read(text)
    kit_text.read(text, Target.D816V)
    fusion_text.read(text)


@given(st.sampled_from(CORPUS), st.sampled_from(CORPUS))
def test_two_sentences_never_contradict_what_each_says(
    first: tuple[str, KitFinding | None], second: tuple[str, KitFinding | None]
) -> None:
    """A report is never positive (or negative) when no sentence of it is."""
    said = {
        item.finding
        for item in read(
            observation("34574-4", valueString=f"{first[0]}.\n{second[0]}.")
        )
        if isinstance(item, KitResult)
    }
    alone = {first[1], second[1]}

    assert said <= alone | {KitFinding.UNCLEAR}
