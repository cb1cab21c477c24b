"""A table of what changes the answer of a rule to one chart."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from variations.answers import answer_of, difference, parts_of
from variations.steps import Step, steps

from cds_service.clinical.chart import Chart
from cds_service.clinical.rule import Rule

_MANY: Final = 5
"""From here on values are told by those that are not meant, if these are fewer."""
Values = dict[str, set[str]]


def table(rule: Rule, chart: Chart, others: dict[str, Chart]) -> str:
    """Return what the rule says, and for every change that matters what it says then.

    Changes that matter in the same way stand together. Those that are not named
    leave the answer as it is, to the letter.
    """
    told = parts_of(answer_of(chart, rule))
    same, values = _changes(rule, chart, steps(chart, others))
    lines = [f"As it is, and after most of {sum(map(len, values.values()))} changes:"]
    lines += [f"    {name}: {words}" for name, words in told.items()]
    for found, alike in same.items():
        lines += ["", *_subjects(alike, values), *(f"    {line}" for line in found)]
    return "\n".join(lines) + "\n"


def _changes(
    rule: Rule, chart: Chart, every: Iterator[Step]
) -> tuple[dict[tuple[str, ...], list[Step]], Values]:
    """Return the steps that matter by what they change, and the values of all."""
    before = answer_of(chart, rule)
    told = parts_of(before)
    values: Values = defaultdict(set)
    same: dict[tuple[str, ...], list[Step]] = defaultdict(list)
    for step in every:
        values[step.subject].add(step.value)
        after = answer_of(step.chart, rule)
        if after != before and (found := difference(told, parts_of(after))):
            same[found].append(step)
    return same, values


def _subjects(alike: list[Step], values: Values) -> Iterator[str]:
    by_subject: dict[str, list[str]] = defaultdict(list)
    for step in alike:
        by_subject[step.subject].append(step.value)
    for subject, these in by_subject.items():
        yield f"{subject}: {_told(these, values[subject])}"


def _told(these: list[str], every: set[str]) -> str:
    rest = sorted(every.difference(these))
    if len(these) < _MANY or len(rest) >= len(these):
        return ", ".join(these)
    return f"any other but {', '.join(rest)}" if rest else "any other"
