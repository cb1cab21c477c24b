"""Is the regular review of mastocytosis overdue?"""

from datetime import date
from typing import Any, Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.bone_scan import last_bone_scan
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.event import Event
from cds_service.clinical.follow_up import (
    reasons_for_closer_review,
    reviewed,
    smouldering,
    unseen_symptoms,
    visit_arranged,
)
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import confirmed_diagnoses, subtype
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.record import Record
from cds_service.clinical.review_findings import (
    Part,
    ReviewNotFound,
    ReviewOverdue,
    SymptomNotSeen,
)
from cds_service.clinical.review_offers import VISIT, proposals
from cds_service.frozen import Frozen

GRACE: Final = Recency(
    "grace of a review", 30, HouseChoice("a review is told when a month late")
)
LONG_OVERDUE: Final = Recency(
    "review that is long overdue", 548, HouseChoice("a year and a half")
)
_SMOULDERING: Final = "smouldering SM"
_FOUND_IN: Final = {
    Part.VISIT: (Record.ENCOUNTERS, "visits"),
    Part.COUNT: (Record.LABS, "laboratory results"),
    Part.CHEMISTRY: (Record.LABS, "laboratory results"),
}


class _Due(Frozen, kw_only=False):
    """The interval that holds, and the parts that are not in time, with their day."""

    interval: Recency
    parts: dict[Part, date | None]

    @property
    def never(self) -> tuple[Part, ...]:
        return tuple(part for part, day in self.parts.items() if day is None)

    @property
    def late(self) -> tuple[Part, ...]:
        return tuple(part for part, day in self.parts.items() if day is not None)

    @property
    def oldest(self) -> date | None:
        return min((day for day in self.parts.values() if day), default=None)


def review_due(chart: Chart, usual: Recency, closer: Recency) -> Outcome:
    """Decide for one patient; the closer interval is for those at more risk."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    if subtype(chart).advanced:
        return NotIndicated("advanced disease is followed by its treatment")
    at_risk = smouldering(chart) or bool(reasons_for_closer_review(chart))
    due = _due(chart, closer if at_risk else usual)
    hidden = {part: said for part in due.parts if (said := _hidden(chart, part))}
    known = _Due(due.interval, {p: d for p, d in due.parts.items() if p not in hidden})
    missing = tuple(dict.fromkeys(hidden.values()))
    if known.parts:
        return _finding(chart, known, missing)
    if missing:
        return InsufficientData("; ".join(missing))
    why = _in_time(chart, due.interval)
    return _symptom(chart) or NotIndicated(why, _used(chart))


def _in_time(chart: Chart, interval: Recency) -> str:
    """Say what makes it so: all was done, or the diagnosis is not old enough."""
    days, diagnosed = _done(chart).values(), _diagnosed(chart)
    if diagnosed is None or not any(_is_late(chart, day, interval) for day in days):
        return "the review is in time"
    return f"no first review is due yet: the diagnosis is of {diagnosed}"


def _done(chart: Chart) -> dict[Part, date | None]:
    """Return when each part was done; a visit that is arranged is no concern."""
    done = dict(zip(Part, reviewed(chart).days, strict=True))
    if visit_arranged(chart):
        del done[Part.VISIT]
    return done


def _due(chart: Chart, interval: Recency) -> _Due:
    """Gather what is not in time; after the diagnosis there is time for a first one."""
    diagnosed = _diagnosed(chart)
    late = {
        part: day
        for part, day in _done(chart).items()
        if _is_late(chart, max(filter(None, (day, diagnosed)), default=None), interval)
    }
    return _Due(interval, late)


def _is_late(chart: Chart, since: date | None, interval: Recency) -> bool:
    return since is None or (chart.as_of - since).days >= interval.days + GRACE.days


def _diagnosed(chart: Chart) -> date | None:
    """Return the first day of a diagnosis; a new record of an old one is no new one."""
    days = [item.since.day for item in confirmed_diagnoses(chart) if item.since]
    return min(days, default=None)


def _hidden(chart: Chart, part: Part) -> str:
    record, name = _FOUND_IN[part]
    gaps = chart.lacks(record)
    return gaps[0].of(name) if gaps else ""


def _finding(chart: Chart, due: _Due, missing: tuple[str, ...]) -> ReviewNotFound:
    done, symptoms = reviewed(chart), unseen_symptoms(chart)
    days = None if due.oldest is None else (chart.as_of - due.oldest).days
    long = days is not None and days > LONG_OVERDUE.days
    closer = reasons_for_closer_review(chart)
    told: dict[str, Any] = {
        "indicator": Indicator.WARNING if long or symptoms else Indicator.INFO,
        "used": (*_used(chart), *symptoms, *closer),
        "missing": ("visits and results elsewhere", *missing),
        "proposals": proposals(tuple(due.parts)),
        "interval": due.interval,
        "grace": GRACE,
        "never": due.never,
        "late": due.late,
        "visit": done.visit,
        "counts": done.counts,
        "chemistry": done.chemistry,
        "others": _others(chart),
        "closer": closer,
        "smouldering": _SMOULDERING if smouldering(chart) else "",
        "symptoms": symptoms,
    }
    if due.oldest is None or days is None:
        return ReviewNotFound(**told)
    return ReviewOverdue(last_day=due.oldest, days_ago=days, **told)


def _symptom(chart: Chart) -> SymptomNotSeen | None:
    symptoms = unseen_symptoms(chart)
    days = [item.began.day for item in symptoms if item.began]
    if not days or visit_arranged(chart):
        return None
    if chart.lacks(Record.ENCOUNTERS):
        return None
    return SymptomNotSeen(
        indicator=Indicator.WARNING,
        used=(*symptoms, *_used(chart)),
        missing=("visits elsewhere",),
        proposals=(VISIT,),
        symptoms=symptoms,
        began=min(days),
        days_ago=(chart.as_of - min(days)).days,
        visit=reviewed(chart).visit,
    )


def _used(chart: Chart) -> tuple[Event | Lab, ...]:
    done = reviewed(chart)
    return (*filter(None, (done.visit, done.chemistry)), *done.counts)


def _others(chart: Chart) -> tuple[Lab | Event, ...]:
    """Return what the reader will want to see beside: tryptase, bone density."""
    tryptase, scan = newest_settled(chart, Analyte.TRYPTASE), last_bone_scan(chart)
    found = (tryptase.lab if tryptase else None, scan.fact if scan else None)
    return tuple(filter(None, found))
