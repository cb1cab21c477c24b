"""The report as one page that needs nothing beside itself."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from cds_service.page_frame import templates
from cds_service.report.line import Line, Week

_WEEKS: Final = 26
"""Of which the trend is drawn: half a year (house choice)."""
_CAUSES: Final = 30
"""Causes that are listed for each client; the others are rare (house choice)."""

Column = tuple[tuple[str, int], ...]


def page(lines: list[Line], since: date, day: date) -> str:
    """Return the page, as of a day."""
    return _TEMPLATES.get_template("report.html").render(
        clients=[
            (client, list(each))
            for client, each in groupby(lines, lambda line: line.client)
        ],
        flagged=[line for line in lines if line.flags],
        since=since if since > date.min else None,
        day=day,
        weeks=_WEEKS,
        causes=_causes,
        columns=lambda line: [_column(week) for week in _last(line, day)],
        most=lambda line: max([1, *map(_height, _last(line, day))]),
    )


def _last(line: Line, day: date) -> Iterator[Week]:
    monday = day - timedelta(days=day.weekday())
    for number in range(_WEEKS - 1, -1, -1):
        yield line.weeks.get(monday - timedelta(weeks=number), Week())


def _column(week: Week) -> Column:
    unanswered = max(0, week.shown - week.accepted - week.overridden)
    return (
        ("accepted", week.accepted),
        ("overridden", week.overridden),
        ("shown", unanswered),
    )


def _height(week: Week) -> int:
    return sum(number for _, number in _column(week))


def _causes(lines: list[Line]) -> list[tuple[str, str, int]]:
    found = [
        (line.rule, cause, number)
        for line in lines
        for cause, number in line.causes.items()
    ]
    return sorted(found, key=lambda one: (-one[2], one[:2]))[:_CAUSES]


_TEMPLATES: Final = templates("cds_service.report")
