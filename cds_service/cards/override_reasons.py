"""The reasons a clinician may give for setting a card aside."""

from typing import Final

from cds_service.cards.card import Coding
from cds_service.cards.constants import Rules, once_for_rules
from cds_service.clinical.rule import OverrideReason

HL7_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"

_HL7_CODES: Final = frozenset(
    {
        "action-completed",
        "action-unsuccessful",
        "indication-order-exists",
        "patient-ineligible",
    }
)
"""What was seen in both stored editions of that draft system; all else is ours."""

COMMON: Final = (
    OverrideReason("will-monitor", "Will monitor"),
    OverrideReason("tolerated-previously", "Has tolerated before"),
    OverrideReason("data-wrong-or-outdated", "Data is wrong or outdated"),
    OverrideReason("not-systemic-mastocytosis", "Not systemic mastocytosis"),
)
"""Offered on every card."""


@once_for_rules
def codings(rules: Rules, own_system: str) -> tuple[Coding, ...]:
    """Return the reasons of these rules, then the common ones, each code once."""
    offered = [reason for rule in rules for reason in rule.override_reasons]
    by_code = {reason.code: reason for reason in (*COMMON[::-1], *offered[::-1])}
    codes = dict.fromkeys(reason.code for reason in (*offered, *COMMON))
    return tuple(_coding(by_code[code], own_system) for code in codes)


def _coding(reason: OverrideReason, own_system: str) -> Coding:
    known = reason.code in _HL7_CODES
    return Coding(
        system=HL7_SYSTEM if known else own_system,
        code=reason.code,
        display=reason.display,
    )
