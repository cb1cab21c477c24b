"""What every rule promises, whoever wrote it."""

from pathlib import Path

import pytest
from every_rule import BY_ID, ROOT, RULES
from finding_fields import names_in, type_of

from cds_service.clinical.basis import Cited, HouseChoice
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import Provenance, Rule
from cds_service.hooks.services import SERVICES

SHOWN = {rule.id for service in SERVICES.values() for rule in service.rules}
NO_SOURCE = {Provenance.INFERENCE}
FEWEST_CASES = 4

each_file = pytest.mark.parametrize("file", RULES, ids=str)
each_rule = pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))


@each_file
def test_a_rule_is_called_like_its_file(file: Path) -> None:
    """Knowing one name means knowing all."""
    assert RULES[file].id == file.stem.replace("_", "-")


@each_file
def test_a_rule_has_its_own_tests(file: Path) -> None:
    """One rule, one test file, in the same place."""
    assert (ROOT / "tests/rules" / file.parent / f"test_{file.name}").is_file()


def test_no_two_rules_share_an_id() -> None:
    """Feedback names a rule by its id."""
    assert len(BY_ID) == len(RULES)


@each_rule
def test_a_rule_has_cases(rule: Rule) -> None:
    """It fires, is silent, lacks data and stands on its boundary, as JSON."""
    cases = list((ROOT / "fhir_fixtures" / rule.id).glob("*/request.json"))

    assert len(cases) >= FEWEST_CASES


@each_rule
def test_a_rule_is_shown(rule: Rule) -> None:
    """A rule that no service lists helps nobody."""
    assert rule.id in SHOWN


def test_only_rules_with_a_file_are_shown() -> None:
    """A service shows nothing that is not in `cds_service/rules`."""
    assert set(BY_ID) >= SHOWN


@each_rule
def test_every_number_has_a_basis(rule: Rule) -> None:
    """A number is cited from a place, or is an admitted local choice with a reason."""
    for number in rule.rests_on:
        match number.basis:
            case Cited(place=place):
                assert place
            case HouseChoice(why=why):
                assert why
        assert number.name


@each_rule
def test_something_is_cited_unless_it_is_an_inference(rule: Rule) -> None:
    """A rule goes back to a document, or says that no document states it."""
    assert rule.cites or rule.provenance in NO_SOURCE


@each_rule
def test_a_rule_can_be_read(rule: Rule) -> None:
    """When, then and silent-when are sentences for clinicians."""
    for words in (rule.title, rule.when, rule.then, rule.silent_when):
        assert words.strip() == words
        assert words
    for sentence in (rule.when, rule.then, rule.silent_when):
        assert sentence.endswith(".")


@each_rule
def test_texts_name_fields_of_their_finding(rule: Rule) -> None:
    """A typo in braces cannot reach a clinician."""
    assert rule.texts
    for finding, text in rule.texts.items():
        assert issubclass(finding, Finding)
        for template in (text.summary, *text.detail, text.also):
            for name in names_in(template):
                assert type_of(finding, name)


@each_rule
def test_override_reasons_have_words_and_differ(rule: Rule) -> None:
    """A clinician reads the display, a program keys the code."""
    codes = [reason.code for reason in rule.override_reasons]

    assert len(codes) == len(set(codes))
    assert all(reason.display for reason in rule.override_reasons)


@each_rule
def test_a_rule_says_what_it_needs(rule: Rule) -> None:
    """The prefetch of a service is derived from what its rules need."""
    assert rule.needs
