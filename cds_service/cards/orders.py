"""The content of the orders a card may offer, before anybody's name is in them.

Codes are those that a source confirmed; where none did, the order says in words
what is wanted and the EHR's own catalogue finds the code.
"""

from typing import Any, Final

from cds_service.clinical.proposal import (
    DrugProduct,
    EpinephrineProduct,
    Referral,
    TestOrder,
)
from cds_service.knowledge.terminology import LOINC, RXNORM, SNOMED, UCUM

Content = dict[str, Any]

NOBODY: Final = "Patient/nobody"
NO_DAY: Final = "2000-01-01"
NO_WORDS: Final = "nothing said"
"""Stand-ins of a template; each is replaced for every call."""

_RXNORM: Final = {
    EpinephrineProduct.AUTO_INJECTOR_0_15_MG: "1870225",
    EpinephrineProduct.AUTO_INJECTOR_0_3_MG: "1870230",
    EpinephrineProduct.NASAL_2_MG: "2693442",
}

_SECOND: Final = (
    " Call emergency services. Use the second device if symptoms persist or return."
)
_DIRECTIONS: Final = {
    EpinephrineProduct.AUTO_INJECTOR_0_15_MG: (
        "For anaphylaxis: 0.15 mg into the muscle of the outer thigh at once." + _SECOND
    ),
    EpinephrineProduct.AUTO_INJECTOR_0_3_MG: (
        "For anaphylaxis: 0.3 mg into the muscle of the outer thigh at once." + _SECOND
    ),
    EpinephrineProduct.NASAL_2_MG: (
        "For anaphylaxis: 2 mg (one spray) into one nostril at once." + _SECOND
    ),
}

_LOINC: Final[dict[TestOrder | Referral, str]] = {
    TestOrder.CBC_WITH_DIFFERENTIAL: "57021-8",
    TestOrder.METABOLIC_PANEL: "24323-8",
    TestOrder.KIT_D816V_MARROW: "88519-4",
    TestOrder.TRYPTASE: "21582-2",
    TestOrder.TRYPTASE_ACUTE: "21582-2",
    TestOrder.CREATININE: "2160-0",
    TestOrder.PHQ_9: "44249-1",
}
_SPECIALTIES: Final[dict[TestOrder | Referral, str]] = {
    Referral.ALLERGY: "408439002",
    Referral.HEMATOLOGY: "394803006",
}
_EDUCATION: Final = "58332002"
_INGREDIENTS: Final = {
    DrugProduct.CETIRIZINE: "20610",
    DrugProduct.FAMOTIDINE: "4278",
    DrugProduct.CROMOLYN: "831261",
    DrugProduct.CHOLECALCIFEROL: "2418",
    DrugProduct.CALCIUM: "1897",
    DrugProduct.ACETAMINOPHEN: "161",
    DrugProduct.PANTOPRAZOLE: "40790",
    DrugProduct.ROCURONIUM: "68139",
    DrugProduct.VECURONIUM: "71535",
}


def epinephrine(product: EpinephrineProduct, count: int) -> Content:
    """Return a draft order of devices, to be used in anaphylaxis."""
    return {
        "resourceType": "MedicationRequest",
        "status": "draft",
        "intent": "order",
        "medicationCodeableConcept": {
            "coding": [{"system": RXNORM, "code": _RXNORM[product]}],
            "text": product.value,
        },
        "subject": {"reference": NOBODY},
        "authoredOn": NO_DAY,
        "dosageInstruction": [
            {
                "text": _DIRECTIONS[product],
                "asNeededCodeableConcept": {"text": "anaphylaxis"},
            }
        ],
        "dispenseRequest": {"quantity": devices(count)},
    }


def drug(product: DrugProduct) -> Content:
    """Return a draft order of a drug; its dose is in words for the prescriber."""
    name, _, dose = product.partition(" ")
    return {
        "resourceType": "MedicationRequest",
        "status": "draft",
        "intent": "order",
        "medicationCodeableConcept": {
            "coding": [{"system": RXNORM, "code": _INGREDIENTS[product]}],
            "text": name.rstrip(","),
        },
        "subject": {"reference": NOBODY},
        "authoredOn": NO_DAY,
        "dosageInstruction": [{"text": dose}],
    }


def test(wanted: TestOrder | Referral) -> Content:
    """Return a draft order of a test or a referral, wanted once."""
    return {
        "resourceType": "ServiceRequest",
        "status": "draft",
        "intent": "order",
        "code": _test_code(wanted),
        "subject": {"reference": NOBODY},
        "authoredOn": NO_DAY,
        "reasonCode": [{"text": NO_WORDS}],
        **_performer(wanted),
        **occurrence(NO_DAY, 0),
    }


def task() -> Content:
    """Return a draft task; the day it is due is the end of its period."""
    return {
        "resourceType": "Task",
        "status": "draft",
        "intent": "proposal",
        "code": {"text": NO_WORDS},
        "description": NO_WORDS,
        "for": {"reference": NOBODY},
        "authoredOn": NO_DAY,
        "restriction": {"period": {"end": NO_DAY}},
    }


def occurrence(day: str, repeat_days: int) -> Content:
    """Return when a test is wanted."""
    if not repeat_days:
        return {"occurrenceDateTime": day}
    repeat = {
        "boundsPeriod": {"start": day},
        "frequency": 1,
        "period": repeat_days,
        "periodUnit": "d",
    }
    return {"occurrenceTiming": {"repeat": repeat}}


def devices(count: int) -> Content:
    """Return a quantity of devices; UCUM spells a counted thing in braces."""
    return {"value": count, "unit": "device", "system": UCUM, "code": "{device}"}


def _test_code(wanted: TestOrder | Referral) -> Content:
    if wanted is Referral.EDUCATION:
        return {**_coding(SNOMED, _EDUCATION), "text": wanted.value}
    return {**_coding(LOINC, _LOINC.get(wanted)), "text": wanted.value}


def _performer(wanted: TestOrder | Referral) -> Content:
    """Return the specialty that is asked, by which an order is known again."""
    specialty = _coding(SNOMED, _SPECIALTIES.get(wanted))
    return {"performerType": specialty} if specialty else {}


def _coding(system: str, code: str | None) -> Content:
    return {"coding": [{"system": system, "code": code}]} if code else {}
