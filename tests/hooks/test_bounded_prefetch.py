"""Prefetch templates of CDS Hooks 3.0: who is offered them, and what they leave out."""

import re
from pathlib import Path

import pytest
from settings_files import HOSPITAL, settings_of

from cds_service.callers import dialect_of
from cds_service.clinical.basis import Recency
from cds_service.clinical.event import EventKind
from cds_service.clinical.record import Record
from cds_service.hooks.bounded_prefetch import bounded
from cds_service.hooks.services import SERVICES

_DAY = re.compile(r"\{\{today\(\) - (\d+) days\}\}")
_OF_QUESTIONNAIRES = {
    EventKind.SYMPTOM_SCORE,
    EventKind.QUALITY_OF_LIFE_SCORE,
    EventKind.DEPRESSION_SCREEN,
}


def test_only_questionnaires_are_bounded() -> None:
    """Whatever a rule remembers for life is asked for whole."""
    for service in SERVICES.values():
        changed = bounded(service.templates)
        differing = {key for key in changed if changed[key] != service.templates[key]}
        assert differing <= {Record.QUESTIONNAIRES.value}
        assert list(changed) == list(service.templates)


def test_the_bound_is_beyond_what_any_rule_looks_back() -> None:
    """No rule that reads questionnaires has a longer look back than the search."""
    (days,) = {
        int(found)
        for service in SERVICES.values()
        for found in _DAY.findall("".join(bounded(service.templates).values()))
    }
    rules = {rule.id: rule for each in SERVICES.values() for rule in each.rules}
    look_backs = [
        number.days
        for rule in rules.values()
        if rule.needs & _OF_QUESTIONNAIRES
        for number in rule.rests_on
        if isinstance(number, Recency)
    ]
    assert max(look_backs) == 365
    assert days == 730


@pytest.mark.parametrize(
    ("written", "offered"), [("", False), ('prefetch = "3.0"', True)]
)
def test_a_client_is_offered_what_it_asked_for(
    tmp_path: Path, written: str, *, offered: bool
) -> None:
    """An older client would send the braces to its FHIR server as they stand."""
    (client,) = settings_of(tmp_path, f"{HOSPITAL}\n{written}").clients

    assert dialect_of(client).tells_today is offered
