"""Reasons for setting a card aside: in HL7's codes where these mean the same."""

from cds_service.cards.override_reasons import HL7_SYSTEM, codings
from cds_service.hooks.services import SERVICES

_OURS = "https://cds.example.org/override-reasons"
_HL7 = {
    "action-completed": "Done today",
    "action-unsuccessful": "Tried before without effect",
    "patient-contraindication": "Contraindicated",
    "patient-ineligible": "Not eligible for a transplant",
    "patient-refuses": "Patient declined",
    "too-costly-uncovered": "Not covered by the payer",
}
"""Codes of the draft system, each with one of the displays that we give it."""
_RULES = {rule.id: rule for each in SERVICES.values() for rule in each.rules}
_OFFERED = [coding for rule in _RULES.values() for coding in codings((rule,), _OURS)]


def test_codes_of_hl7_are_offered_in_its_system() -> None:
    """Each of them by some rule, and no other code in that system."""
    known = {one.code: one for one in _OFFERED if one.system == HL7_SYSTEM}

    assert set(known) == set(_HL7)
    for code, display in _HL7.items():
        assert (code, display) in {(one.code, one.display) for one in _OFFERED}


def test_done_elsewhere_stays_our_own() -> None:
    """HL7's "already completed" would not say that this record lacks it."""
    (system,) = {one.system for one in _OFFERED if one.code == "done-elsewhere"}

    assert system == _OURS


def test_a_code_stands_once_on_a_card() -> None:
    """Two reasons of one card that became one code could not be told apart."""
    for service in SERVICES.values():
        codes = [one.code for one in codings(service.rules, _OURS)]
        assert len(set(codes)) == len(codes)
