"""From rows of the store to one line per rule and client."""

from datetime import date, datetime

from cds_service.report.fates import Fate, Reported, fates
from cds_service.report.tables import Count, lines

_AT = datetime(2026, 1, 6, 12, 0)  # noqa: DTZ001 (in UTC, as the store has it)
_DAY = date(2026, 1, 6)


def _reported(card: str, outcome: str, reasons: str = "", hour: int = 12) -> Reported:
    at = _AT.replace(hour=hour)
    return Reported("hospital", card, "a-rule", outcome, reasons, at)


def _count(what: str, number: int, *, silent: bool = False, cause: str = "") -> Count:
    return Count(_DAY, "hospital", silent, what, "a-rule", cause, number)


def test_a_card_counts_once() -> None:
    """However often it was set aside; its reasons together, at the first time."""
    rows = [
        _reported("1", "overridden", "will-monitor", hour=9),
        _reported("1", "overridden", "other will-monitor"),
    ]

    (fate,) = fates(rows)
    assert fate == Fate(
        "hospital",
        "a-rule",
        accepted=False,
        reasons=frozenset({"will-monitor", "other"}),
        at=_AT.replace(hour=9),
    )


def test_accepted_at_any_time_is_accepted() -> None:
    """Accepted and then cleared away, or set aside and acted on later: the same."""
    for first, then in (("accepted", "overridden"), ("overridden", "accepted")):
        (fate,) = fates([_reported("1", first, "other"), _reported("1", then)])
        assert fate.accepted
        assert fate.reasons == frozenset()


def test_the_same_uuid_of_two_clients_is_two_cards() -> None:
    """Each client reports on its own."""
    other = _reported("1", "accepted")._replace(client="clinic")

    assert len(list(fates([other, _reported("1", "overridden")]))) == 2


def test_a_line_adds_up() -> None:
    """Counts of several days and processes; what was silent was not shown."""
    counts = [
        _count("call", 9)._replace(rule=""),
        _count("shown", 3),
        _count("shown", 4)._replace(day=date(2026, 1, 12)),
        _count("shown", 5, silent=True),
        _count("fired", 6),
        _count("fine", 7),
        _count("failed", 1),
        _count("cannot tell", 2, cause="no count"),
        _count("cannot tell", 3, cause="no count"),
    ]
    rows = [_reported("1", "accepted"), _reported("2", "overridden")]
    (line,) = lines(counts, fates(rows))

    assert (line.shown, line.silent, line.accepted, line.overridden) == (7, 5, 1, 1)
    assert (line.fired, line.fine, line.cannot_tell, line.failed) == (6, 7, 5, 1)
    assert line.causes == {"no count": 5}
    assert line.reasons == {"no reason given": 1}
    assert [week.shown for _, week in sorted(line.weeks.items())] == [3, 4]


def test_lines_come_in_the_order_of_what_is_to_be_looked_at() -> None:
    """By client; to be reviewed first, then by how often they were shown."""
    counts = [
        _count("shown", 1)._replace(rule="rare"),
        _count("shown", 2)._replace(rule="often"),
        _count("cannot tell", 1)._replace(rule="to-review"),
        _count("shown", 1)._replace(client="clinic", rule="other"),
    ]

    found = [(line.client, line.rule) for line in lines(counts, [])]
    assert found == [
        ("clinic", "other"),
        ("hospital", "to-review"),
        ("hospital", "often"),
        ("hospital", "rare"),
    ]
