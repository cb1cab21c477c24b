"""The page of the report: self-contained, and with what was counted in it."""

import re
from collections import Counter
from datetime import date
from typing import Any

from cds_service.report.line import Line
from cds_service.report.page import page

_DAY = date(2026, 1, 6)


def _line(**more: Any) -> Line:  # noqa: ANN401 (one type per field)
    line = Line("hospital", "a-rule", **more)
    week = line.week(_DAY)
    week.shown, week.accepted, week.overridden = 10, 2, 3
    return line


def test_a_line_is_shown_with_interval_reasons_and_trend() -> None:
    """5 of 10 lies between 23.7 and 76.3 %."""
    line = _line(shown=20, accepted=5, overridden=5)
    line.reasons = Counter({"will-monitor": 4, "other": 1})
    content = page([line], date.min, _DAY)

    assert "50.0 % (23.7 to 76.3)" in content
    assert "will-monitor 4, other 1" in content
    assert content.count('class="interval"') == 1
    (trend,) = re.findall(r'<svg class="weeks".*?</svg>', content, re.DOTALL)
    assert trend.count("<rect") == 3 * 26
    # The last week: 2 accepted, 3 overridden, 5 not reported on, of a height of 10.
    heights = re.findall(r'x="250" y="[\d.]+" width="8" height="([\d.]+)"', trend)
    assert heights == ["8.0", "12.0", "20.0"]


def test_what_is_to_be_reviewed_comes_first() -> None:
    """With the reason; where there is nothing, that is said."""
    content = page([_line(overridden=50)], date.min, _DAY)
    assert "over 90 % overridden, of 50" in content.partition("<h2>hospital")[0]
    assert "Nothing: no rule is overridden" in page([_line()], date.min, _DAY)


def test_causes_and_unknown_cards_are_named() -> None:
    """What could not be told, most often first; a card that is not ours."""
    line = _line(cannot_tell=3)
    line.causes = Counter({"no <b>count</b>": 1, "too old": 2})
    content = page([line, Line("", "", overridden=1)], _DAY, _DAY)

    assert content.index("too old") < content.index("no &lt;b&gt;count&lt;/b&gt;")
    assert "unknown cards" in content
    assert "<h2>open mode</h2>" in content
    assert "from 2026-01-06 on" in content


def test_the_page_needs_nothing_beside_itself() -> None:
    """No script, no address, and a policy that allows none; an empty one is a page."""
    for lines in ([], [_line(shown=1)]):
        content = page(lines, date.min, _DAY)
        assert "default-src 'none'" in content
        assert "<script" not in content
        assert "://" not in content
    assert "Nothing was counted" in page([], date.min, _DAY)
