"""The hazards that the catalogue lists, each held by a test under its own name."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from charts import (
    ADULT,
    AS_OF,
    ASM,
    ISM,
    MCL,
    SM,
    Chart,
    Hook,
    draft,
    lab,
    medication,
    mg,
)
from every_rule import BY_ID

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.medication import (
    Dose,
    Drug,
)
from cds_service.clinical.outcome import Finding, Indicator
from cds_service.clinical.proposal import StopOrder
from cds_service.clinical.rule import Rule
from cds_service.clinical.variant import KitFinding, KitResult, Method, Specimen
from cds_service.frozen import replace
from cds_service.hooks.services import SERVICES
from docs.alerts_page import answered

ROOT = Path(__file__).parents[1]
ALL_RULES = tuple(BY_ID.values())
ON_MIDOSTAURIN = medication(Drug.MIDOSTAURIN, "2025-10-01", dose=mg("100"))


def said(rule_id: str, chart: Chart) -> Any:  # noqa: ANN401 (any outcome)
    """Ask one rule."""
    return BY_ID[rule_id].evaluate(replace(chart))


@pytest.mark.parametrize("drug", [Drug.EPINEPHRINE_OTHER, Drug.LOCAL_ANAESTHETIC])
def test_hazard_false_two_epinephrine_devices_present(drug: Drug) -> None:
    """Vials, ward syringes and anaesthetics with epinephrine are no devices."""
    items = tuple(
        medication(drug, "2025-12-01", reference=f"MedicationRequest/{number}")
        for number in range(4)
    )
    found = said(
        "epi-two-devices-missing",
        Chart(AS_OF, ADULT, diagnoses=(SM,), medications=items),
    )
    assert isinstance(found, Finding)
    assert found.indicator is Indicator.WARNING


def test_hazard_negative_from_low_sensitivity_kit() -> None:
    """A negative blood test by sequencing never clears the way for imatinib."""
    negative = KitResult(
        "Observation/k",
        KitFinding.D816V_ABSENT,
        specimen=Specimen.BLOOD,
        method=Method.SEQUENCING,
        limit_of_detection=Decimal("0.05"),
    )
    chart = Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SELECT,
        diagnoses=(ASM,),
        drafts=(draft(Drug.IMATINIB, mg("400", "1")),),
        kit=(negative,),
    )
    assert not isinstance(said("imatinib-kit-negative-eligible", chart), Finding)
    warned = said("imatinib-kit-unknown-or-inadequate", chart)
    assert isinstance(warned, Finding)
    assert warned.indicator is Indicator.WARNING


_COUNTS = [
    ("mido-anc-interrupt", Analyte.NEUTROPHILS, "0.3", "3.0"),
    ("mido-anc-interrupt", Analyte.NEUTROPHILS, "0.9", "3.0"),
    ("mido-platelet-interrupt", Analyte.PLATELETS, "20", "200"),
    ("mido-hemoglobin-interrupt", Analyte.HEMOGLOBIN, "7.0", "12.0"),
]


def _low(diagnosis: Diagnosis, analyte: Analyte, value: str, before: str) -> Chart:
    counts = (lab(analyte, value), lab(analyte, before, "2025-09-28"))
    return Chart(
        AS_OF, ADULT, diagnoses=(diagnosis,), labs=counts, medications=(ON_MIDOSTAURIN,)
    )


@pytest.mark.parametrize(("rule", "analyte", "value", "before"), _COUNTS)
def test_hazard_cytopenia_misattributed(
    rule: str, analyte: Analyte, value: str, before: str
) -> None:
    """The card says "if attributed", and nothing is stopped by itself."""
    found = said(rule, _low(ASM, analyte, value, before))
    assert isinstance(found, Finding)
    text = BY_ID[rule].texts[type(found)]
    assert text.summary.startswith("Interrupt midostaurin")
    assert "if the low count is attributed to midostaurin" in " ".join(text.detail)
    assert not any(isinstance(each, StopOrder) for each in found.proposals)


@pytest.mark.parametrize(("rule", "analyte", "value", "before"), _COUNTS)
def test_hazard_mast_cell_leukaemia_has_no_label_threshold(
    rule: str, analyte: Analyte, value: str, before: str
) -> None:
    """The label's numbers exclude it: no card there says to interrupt."""
    found = said(rule, _low(MCL, analyte, value, before))
    assert isinstance(found, Finding)
    text = BY_ID[rule].texts[type(found)].summary
    assert not text.startswith("Interrupt midostaurin")


def _with_count(value: float, unit: str) -> dict[str, Any]:
    file = (
        ROOT / "fhir_fixtures/mido-anc-interrupt/t01-anc-0-99-baseline-2/request.json"
    )
    call: dict[str, Any] = json.loads(file.read_text("utf-8"))
    newest = max(
        (entry["resource"] for entry in call["prefetch"]["labs"]["entry"]),
        key=lambda each: (
            each["code"]["coding"][0]["code"] == "751-8",
            each["effectiveDateTime"],
        ),
    )
    newest["valueQuantity"] = {"value": value, "unit": unit}
    newest.pop("referenceRange", None)
    return call


@pytest.mark.parametrize(
    ("value", "unit"),
    [(0.9, "10*9/L"), (900, "/uL"), (900, "cells/mm3"), (0.9, "K/uL")],
)
def test_hazard_unit_error(value: float, unit: str) -> None:
    """The same count in another unit leads to the same card."""
    call = _with_count(value, unit)
    cards = answered(SERVICES[f"sm-{call['hook']}"], call)
    assert cards[0]["summary"].startswith("Interrupt midostaurin: ANC 0.9 x10^9/L")


@pytest.mark.parametrize(("value", "unit"), [(900, "K/uL"), (900, ""), (0.9, "g/dL")])
def test_hazard_unit_error_is_never_guessed(value: float, unit: str) -> None:
    """An impossible count, or one without a unit, interrupts nothing and is said."""
    call = _with_count(value, unit)
    cards = answered(SERVICES[f"sm-{call['hook']}"], call)
    assert not any(card["summary"].startswith("Interrupt") for card in cards)
    assert any(card["summary"].startswith("Could not check") for card in cards)


@pytest.mark.parametrize(
    ("daily", "level"),
    [("25", None), ("200", Indicator.CRITICAL), ("100", Indicator.CRITICAL)],
)
def test_hazard_avapritinib_dose_confusion(daily: str, level: Indicator | None) -> None:
    """The advanced dose in indolent disease is eight times too much."""
    order = draft(Drug.AVAPRITINIB, Dose(Decimal(daily), Decimal(1)))
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(ISM,), drafts=(order,))
    found = said("avapritinib-dose-by-subtype", chart)
    if level is None:
        assert not (
            isinstance(found, Finding) and found.indicator is Indicator.CRITICAL
        )
    else:
        assert isinstance(found, Finding)
        assert found.indicator is level


STATUS_WORDS = re.compile(
    r"\b(?:is|are|was) (?:not )?(?:FDA|EMA)[- ]approved\b|\binvestigational\b"
)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_hazard_outdated_regulatory_statement(rule: Rule) -> None:
    """No text of a card states a regulatory status of its own; the dated table does."""
    for text in _texts(rule):
        if "a review of 2019" not in text:  # what a source said, with its year
            assert not STATUS_WORDS.search(text), rule.id


def _texts(rule: Rule) -> Iterator[str]:
    for text in rule.texts.values():
        yield text.summary
        yield from text.detail
