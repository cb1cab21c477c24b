"""Templates are filled by type; two spellings, and nothing half said."""

from collections.abc import Iterator
from itertools import pairwise
from string import Formatter

import pytest
from cards.rules_for_tests import ANC, TEXT, low
from every_rule import BY_ID
from finding_fields import type_of

from cds_service.cards.wording import fields, paragraph, summary
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding, Indicator
from cds_service.clinical.plural import ONE
from cds_service.clinical.rule import Rule


class _Found(Finding):
    indicator: Indicator = Indicator.INFO
    count: Lab = ANC
    nothing: str | None = None
    blank: str = ""
    words: str = "<b>10*3"
    counts: tuple[Lab, ...] = (ANC, ANC)
    names: frozenset[Disease] = frozenset(
        {Disease.SM_AHN, Disease.AGGRESSIVE_SM, Disease.INDOLENT_SM}
    )
    none: tuple[str, ...] = ()
    number: int = 0


FOUND = _Found()


def test_summary_is_plain_text() -> None:
    """Nothing is escaped where nothing is rendered."""
    assert summary("{words} and {count}", FOUND) == (
        "<b>10*3 and ANC 0.8 x10^9/L on 2026-01-05"
    )


def test_paragraph_is_markdown() -> None:
    """What was not written in the template is escaped."""
    assert paragraph("**Said**: {words}", FOUND) == r"**Said**: &lt;b&gt;10\*3"


def test_lists() -> None:
    """Commas in a summary, bullets in a detail; a set has its own order."""
    assert summary("{names}", FOUND) == "SM-AHN, aggressive SM, indolent SM"
    assert paragraph("Counted: {counts}.", FOUND) == (
        "Counted:\n\n- ANC 0.8 x10^9/L on 2026-01-05\n- ANC 0.8 x10^9/L on 2026-01-05"
    )


@pytest.mark.parametrize("field", ["nothing", "blank", "none"])
def test_a_paragraph_without_its_fact_is_left_out(field: str) -> None:
    """Half a sentence is worse than none."""
    assert paragraph(f"Said {{{field}}} on {{count}}", FOUND) == ""


def test_zero_is_a_fact() -> None:
    """None found is something found out."""
    assert paragraph("{number} devices", FOUND) == "0 devices"


def test_a_summary_never_fails_on_what_is_missing() -> None:
    """A card is not lost because one of its facts is."""
    assert summary("{nothing}, {none}", FOUND) == "unknown, none"


def test_fields_of_fields() -> None:
    """A template may name a part of a fact."""
    assert summary("on {count.taken}", FOUND) == "on 2026-01-05"
    assert fields("on {count.taken} of {words}") == (("count", "taken"), ("words",))


def test_a_percent_sign_is_a_percent_sign() -> None:
    """What has a meaning in a format of Python has none in a text."""
    assert summary("%s of {number}%, {{no field}}", FOUND) == "%s of 0%, {no field}"
    assert paragraph("50% of all, %d", FOUND) == "50% of all, %d"


def test_types_decide_and_not_templates() -> None:
    """A format specification would be a second way to spell."""
    with pytest.raises(ValueError, match="format specification"):
        summary("{number:03d}", FOUND)


def test_an_unknown_field_is_refused() -> None:
    """A typo fails in a test."""
    with pytest.raises(AttributeError):
        summary("{cuont}", FOUND)


def test_the_words_of_a_rule() -> None:
    """A whole rule's text reads as it should."""
    assert summary(TEXT.summary, low()) == (
        "Interrupt testib: ANC 0.8 x10^9/L on 2026-01-05, below 1.0 x10^9/L"
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "Counted 0 days ago, by day."),
        (1, "Counted 1 day ago, by day."),
        (2, "Counted 2 days ago, by day."),
    ],
)
def test_one_day_is_no_days(number: int, written: str) -> None:
    """The word behind a number follows the number, in both spellings."""
    found = _Found(number=number)

    assert summary("Counted {number} days ago, by day.", found) == written
    assert paragraph("Counted {number} days ago, by day.", found) == written


@pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
def test_only_whole_numbers_stand_before_a_counted_word(rule: Rule) -> None:
    """Nothing else is counted; before anything else the word would be lost."""
    for finding, text in rule.texts.items():
        for template in (text.summary, *text.detail, text.also):
            for name in _counted(template):
                assert type_of(finding, name) in {int, int | None}, template


def _counted(template: str) -> Iterator[str]:
    parts = [(name, words) for words, name, *_ in Formatter().parse(template)]
    for (name, _), (_, behind) in pairwise(parts):
        if name and behind.startswith(tuple(f" {things}" for things in ONE)):
            yield name
