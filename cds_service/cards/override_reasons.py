"""The reasons a clinician may give for setting a card aside."""

from typing import Final

from cds_service.cards.card import Coding
from cds_service.cards.constants import Rules, once_for_rules
from cds_service.clinical.rule import OverrideReason

HL7_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"

_HL7: Final = {
    "contraindicated": "patient-contraindication",
    "done-today": "action-completed",
    "ineffective-before": "action-unsuccessful",
    "not-covered": "too-costly-uncovered",
    "not-eligible": "patient-ineligible",
    "patient-declined": "patient-refuses",
}
"""By our codes, those of that draft system that mean the same (HL7/cds-hooks,
input/vocabulary; both stored editions define them alike and differ in the address of
the system: this is the one of the published build). All else is ours. "Done elsewhere"
is no "action-completed": that it is not in this record would be lost.
"""

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


def code_sent(reason: OverrideReason) -> str:
    """Return the code under which a reason is offered, and comes back."""
    return _HL7.get(reason.code, reason.code)


def _coding(reason: OverrideReason, own_system: str) -> Coding:
    return Coding(
        system=HL7_SYSTEM if reason.code in _HL7 else own_system,
        code=code_sent(reason),
        display=reason.display,
    )
