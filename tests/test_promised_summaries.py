"""A summary is one line of bounded length, whatever the record says."""

import string
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from every_rule import BY_ID
from finding_fields import type_of
from msgspec import NODEFAULT
from msgspec.structs import fields

from cds_service.cards.spelling import spell
from cds_service.clinical.analyte import DERIVED_FROM, Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.mastocytosis import SUBTYPES
from cds_service.clinical.medication import Devices, Dose
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import Rule
from cds_service.clinical.variant import KitFinding, KitResult, Method, Specimen

LIMIT = 140
AT_MOST = 3
MOMENT = Moment(date(2026, 1, 5), datetime(2026, 1, 5, 12, tzinfo=UTC))
DOSE = Dose(Decimal("162.5"), Decimal(3), as_needed=True)

each_text = pytest.mark.parametrize(
    ("rule", "finding"),
    [
        pytest.param(rule, finding, id=f"{rule.id}/{finding.__name__}")
        for rule in BY_ID.values()
        for finding in rule.texts
    ],
)


@each_text
def test_the_longest_summary_fits(rule: Rule, finding: type[Finding]) -> None:
    """Even with the longest plausible values it stays below 140 characters."""
    parts = string.Formatter().parse(rule.texts[finding].summary)
    defaults = {field.name: field.default for field in fields(finding)}  # type: ignore[arg-type] # a struct
    length = 0
    for literal, name, _, _ in parts:
        length += len(literal)
        if name:
            default = defaults.get(name, NODEFAULT)
            length += max(_lengths(type_of(finding, name), default, rule))

    assert length < LIMIT


@each_text
def test_a_summary_is_one_line_of_plain_text(
    rule: Rule, finding: type[Finding]
) -> None:
    """It is shown as it stands: no Markdown, no line break."""
    summary = rule.texts[finding].summary

    assert "\n" not in summary
    assert not any(mark in summary for mark in ("**", "`", "]("))
    assert summary[:1].isupper()
    assert not summary.endswith(".")


def _lengths(hint: Any, default: object, rule: Rule) -> Iterator[int]:  # noqa: ANN401
    if get_origin(hint) in {Union, UnionType}:
        for member in get_args(hint):
            yield from _lengths(member, default, rule)
    elif get_origin(hint) in {tuple, frozenset}:
        # A list in a summary is of a closed kind, and of three at most.
        member = get_args(hint)[0]
        lengths = sorted(_lengths(member, NODEFAULT, rule))[-AT_MOST:]
        yield sum(length + len(", ") for length in lengths)
    else:
        for value in _longest(hint, default, rule):
            yield len(spell(value, brief=True)) if value is not None else len("unknown")


def _longest(hint: Any, default: object, rule: Rule) -> list[object]:  # noqa: ANN401
    if default is not NODEFAULT and default is not None:
        return [default]
    longest: dict[object, list[object]] = {
        type(None): [None],
        Lab: [_lab(item) for item in rule.needs if isinstance(item, Analyte)],
        Threshold: [item for item in rule.rests_on if isinstance(item, Threshold)]
        or [Threshold("", Decimal("100.5"), "10*9/L", HouseChoice("longest"))],
        Recency: [Recency("", 365, HouseChoice("longest"))],
        Moment: [MOMENT],
        date: [MOMENT.day],
        int: [9999],
        Decimal: [Decimal("25.5")],
        Dose: [DOSE],
        Devices: [Devices(10, 20)],
        Interval: [Interval.compared("<=", Decimal("99.99"))],
        Disease: list(SUBTYPES),
        KitResult: [_kit()],
    }
    if isinstance(hint, type) and hint not in longest:
        members = getattr(hint, "__members__", None)
        assert members, f"no summary may hold a {hint.__name__}: its length is unknown"
        return list(members.values())
    return longest[hint]


def _lab(analyte: Analyte) -> Lab:
    return Lab(
        "Observation/x",
        analyte,
        Interval.compared("<=", Decimal("0.999")),
        "",
        MOMENT,
        status=ResultStatus.PRELIMINARY,
        calculated="from parts" if analyte in DERIVED_FROM else "",
    )


def _kit() -> KitResult:
    return KitResult(
        "Observation/x",
        KitFinding.D816V_ABSENT,
        specimen=max(Specimen, key=len),
        method=max(Method, key=len),
        taken=MOMENT,
        status=ResultStatus.PRELIMINARY,
    )
