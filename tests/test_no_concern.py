"""A patient with none of the diagnoses that rules ask about is read no further."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from calls import AS_OF, PATIENT, bundle, call, condition
from hypothesis import given
from strategies import CHARTS

from cds_service.cards.compose import compose
from cds_service.cards.setting import CardSetting
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Record
from cds_service.engine import ask_all
from cds_service.from_fhir.chart import read
from cds_service.from_fhir.glance import glance
from cds_service.from_fhir.original import Originals
from cds_service.from_fhir.request import decode
from cds_service.frozen import replace
from cds_service.hooks.answer import reply
from cds_service.hooks.consultation import Practice
from cds_service.hooks.rule_content import every_rule
from cds_service.hooks.services import SERVICES

CASES = sorted(
    case
    for case in Path("fhir_fixtures").glob("[!b]*/**/request.json")
    if "dialects" not in case.parts  # what an EHR leaves out is made good elsewhere
)
OF_PATIENTS = [item for item in SERVICES.values() if not item.for_anyone]
"""The service of suspicion is about patients without a diagnosis."""
SETTING = CardSetting("http://x", Originals(()))
BY_HOOK: Mapping[str, str] = {item.hook: item.id for item in OF_PATIENTS}


@given(chart=CHARTS)
def test_no_rule_speaks_without_a_diagnosis(chart: Chart) -> None:
    """Whatever else the record holds, no rule has anything to say, and no card."""
    gaps = tuple(gap for gap in chart.gaps if gap.record is not Record.CONDITIONS)
    bare = replace(chart, diagnoses=(), unread=(), gaps=gaps)
    answers = ask_all(every_rule(OF_PATIENTS), bare)

    for answer in answers:
        assert isinstance(answer.outcome, NotIndicated), answer.rule.id
    assert compose(answers, bare, SETTING) == []


def test_a_glance_asks_no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is still named in the log as one that had nothing to say."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("cds_service.hooks.consultation.ask_all", never)
    practice = Practice(SERVICES, "http://x", lambda: AS_OF, trusts_as_of=False)
    service = SERVICES["sm-patient-view"]
    record = {"patient": PATIENT, "conditions": bundle(condition("I10"))}
    answer = reply(service, call(record), practice)
    (line,) = answer.lines

    assert answer.content == b'{"cards":[]}'
    assert line.not_indicated == [f"{rule.id}@{rule.version}" for rule in service.rules]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_reading_less_changes_no_answer(case: Path) -> None:
    """A glance suffices only where every rule is silent on the whole record, too."""
    request = decode(case.read_bytes())
    service = SERVICES[BY_HOOK[request.hook]]
    assert request.as_of is not None

    asked = (request, service.hook, service.wanted, request.as_of)
    glanced, whole = glance(*asked), read(*asked)

    if glanced is None:
        assert whole.diagnoses or whole.unread or whole.lacks(Record.CONDITIONS)
    else:
        assert not whole.diagnoses
        assert not whole.unread_about(*Disease)
        assert glanced.patient == whole.patient
        for answer in (
            *ask_all(service.rules, whole),
            *ask_all(service.rules, glanced),
        ):
            assert isinstance(answer.outcome, NotIndicated), answer.rule.id
