"""Every kind of finding is seen: a case of its rule shows it, words and all."""

import json
import re
import string
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from every_rule import BY_ID, ROOT

from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import Rule

EVERY: Final = [(rule, kind) for rule in BY_ID.values() for kind in rule.texts]
NAMES: Final = [f"{rule.id}-{kind.__name__}" for rule, kind in EVERY]


@pytest.mark.parametrize(("rule", "kind"), EVERY, ids=NAMES)
def test_a_case_shows_the_finding(rule: Rule, kind: type[Finding]) -> None:
    """A clinician has read its card; a change of its words is noticed."""
    assert any(_shows(case, rule, kind) for case in _cases(rule.id))


@cache
def _cases(rule_id: str) -> list[Path]:
    folder = ROOT / "fhir_fixtures" / rule_id
    return [file.parent for file in sorted(folder.glob("*/why.json"))]


def _shows(case: Path, rule: Rule, kind: type[Finding]) -> bool:
    """Tell by the summary; where two share one, by a paragraph of its own too."""
    text = rule.texts[kind]
    alike = [
        paragraph
        for other, words in rule.texts.items()
        if other is not kind and words.summary == text.summary
        for paragraph in words.detail
    ]
    own = [paragraph for paragraph in text.detail if paragraph not in alike]
    why = _read(case / "why.json")
    # A case about silence says of every rule what it said, after a colon.
    said = why.get("reason") or why.get(rule.id, "").partition(": ")[2]
    if not re.fullmatch(_pattern(text.summary), said):
        return False
    answer = json.dumps(_read(case / "response.json"), ensure_ascii=False)
    return not alike or any(re.search(_pattern(words), answer) for words in own)


def _pattern(template: str) -> str:
    """Return what matches a text, whatever stands in its braces."""
    parts = string.Formatter().parse(template)
    return "".join(
        re.escape(words) + (".+" if name else "") for words, name, *_ in parts
    )


@cache
def _read(file: Path) -> dict[str, str]:
    kept: dict[str, str] = json.loads(file.read_text("utf-8"))
    return kept
