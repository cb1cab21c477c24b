"""One line per rule and client, from what was counted and what was reported."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, assert_never

from cds_service.report.fates import Fate
from cds_service.report.line import Line
from cds_service.said import What


class Count(NamedTuple):
    """How often something was counted on a day, by all processes together."""

    day: date
    client: str
    silent: bool
    what: str
    rule: str
    cause: str
    number: int


def lines(counts: Iterable[Count], fates: Iterable[Fate]) -> list[Line]:
    """Return the lines: those to be reviewed first, then those shown most often."""
    found: dict[tuple[str, str], Line] = {}

    def line(client: str, rule: str) -> Line:
        return found.setdefault((client, rule), Line(client, rule))

    for count in counts:
        if count.what != What.CALL:
            _counted(line(count.client, count.rule), count)
    for fate in fates:
        _reported(line(fate.client, fate.rule), fate)
    return sorted(found.values(), key=_place)


def _place(line: Line) -> tuple[str, bool, int, str]:
    return line.client, not line.flags, -line.shown, line.rule


def _counted(line: Line, count: Count) -> None:
    match What(count.what):
        case What.CALL:
            pass  # of no rule
        case What.SHOWN if count.silent:
            line.silent += count.number
        case What.SHOWN:
            line.shown += count.number
            line.week(count.day).shown += count.number
        case What.FIRED:
            line.fired += count.number
        case What.FINE:
            line.fine += count.number
        case What.FAILED:
            line.failed += count.number
        case What.CANNOT_TELL:
            line.cannot_tell += count.number
            line.causes[count.cause] += count.number
            line.week(count.day).cannot_tell += count.number
        case other:
            assert_never(other)


def _reported(line: Line, fate: Fate) -> None:
    week = line.week(fate.at.date())
    if fate.accepted:
        line.accepted += 1
        week.accepted += 1
    else:
        line.overridden += 1
        week.overridden += 1
        line.reasons.update(fate.reasons or {"no reason given"})
