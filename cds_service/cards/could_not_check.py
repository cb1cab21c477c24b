"""One quiet card for everything that could not be read, fetched or decided."""

from datetime import date
from typing import Final

from cds_service.cards.closing import listed
from cds_service.cards.draft import Draft
from cds_service.cards.fact_words import LONGEST_NAME, day
from cds_service.cards.fitted import fitted
from cds_service.cards.markdown import clean, escape, shorten
from cds_service.cards.merge import once
from cds_service.cards.names import RECORD_NAME, name_of
from cds_service.cards.unchecked import Unchecked
from cds_service.clinical.moment import Moment
from cds_service.clinical.record import Gap, Unread

PAGE: Final = "could-not-check"
TITLE: Final = "What could not be checked"
LABEL: Final = "Systemic mastocytosis decision support, data quality"
_OPENING: Final = "Could not check: "
_MOST_LINES: Final = 10
_LONG_AGO: Final = Moment(date.min)


def draft_of(unchecked: Unchecked) -> Draft:
    """Return the card."""
    rules = (*(rule for rule, _ in unchecked.undecided), *unchecked.failed)
    return Draft(
        page=PAGE,
        title=TITLE,
        summary=_summary(unchecked),
        paragraphs=(
            "No alert on these points does not mean that they are in order.",
            listed("Could not be decided", _undecided(unchecked)),
            listed("Could not be read", _unread(unchecked.unread), _MOST_LINES),
            listed("Not in what was sent", _gaps(unchecked.gaps), _MOST_LINES),
        ),
        label=LABEL,
        rules=rules,
        quiet=True,
        used=once(fact for _, asked in unchecked.undecided for fact in asked.used),
    )


def _summary(unchecked: Unchecked) -> str:
    """Name what could not be decided; else the parts of the record; else a number."""
    titles = (
        *(rule.title for rule, _ in unchecked.undecided),
        *(rule.title for rule in unchecked.failed),
    )
    if not titles:
        return fitted(_OPENING, _topics(unchecked))
    reasons = once(clean(asked.reason) for _, asked in unchecked.undecided)
    if len(reasons) == 1 and not unchecked.failed:
        what = titles[0] if len(titles) == 1 else f"{len(titles)} rules"
        if len(line := fitted(_OPENING, (f"{what}: {reasons[0]}",))) > len(_OPENING):
            return line
    return fitted(_OPENING, once(titles))


def _topics(unchecked: Unchecked) -> tuple[str, ...]:
    abouts = once([item.about for item in unchecked.unread])
    records = once([gap.record for gap in unchecked.gaps])
    return once(
        [f"{name_of(about)} (not readable)" for about in abouts]
        + [f"{RECORD_NAME[record]} (not complete)" for record in records]
    )


def _undecided(unchecked: Unchecked) -> tuple[str, ...]:
    asked = (f"{rule.title}: {asked.reason}" for rule, asked in unchecked.undecided)
    broken = (
        f"{rule.title}: this rule failed; its advice is missing"
        for rule in unchecked.failed
    )
    return once(escape(said) for said in (*asked, *broken))


def _unread(unread: tuple[Unread, ...]) -> tuple[str, ...]:
    """Write each reason once, with how many results it took out."""
    alike: dict[tuple[str, str], list[Unread]] = {}
    for item in unread:
        alike.setdefault((name_of(item.about), item.why), []).append(item)
    return tuple([escape(_told(*reason, alike[reason])) for reason in sorted(alike)])


def _told(name: str, why: str, alike: list[Unread]) -> str:
    newest = max(alike, key=_recent) if len(alike) > 1 else alike[0]
    sent = shorten(clean(newest.sent), LONGEST_NAME)
    parts = (
        name if len(alike) == 1 else f"{name}, {len(alike)} times; the newest",
        f'sent as "{sent}"' if sent else "",
        f"on {day(newest.taken)}" if newest.taken else "",
    )
    return f"{' '.join(filter(None, parts))}: {why}"


def _recent(unread: Unread) -> tuple[date, bool, str, str]:
    taken = unread.taken or _LONG_AGO
    return taken.day, taken.vague, unread.sent, unread.reference


def _gaps(gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    return once(escape(gap.of(RECORD_NAME[gap.record])) for gap in gaps)
