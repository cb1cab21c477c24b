"""Words for charts in which midostaurin is first ordered."""

from datetime import date, timedelta

from charts import AS_OF, Chart, Hook, lab, on
from mido_charts import ANC, HB, PLT, chart

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.frozen import replace


def ago(days: int) -> str:
    """Return the day so many days before the chart."""
    return str(AS_OF - timedelta(days=days))


def counts(days: int = 1) -> tuple[Lab, ...]:
    """Return the three counts of one day."""
    day = ago(days)
    return lab(ANC, "3.0", day), lab(PLT, "200", day), lab(HB, "12", day)


def event(kind: EventKind, days: int, reference: str = "Observation/e") -> Event:
    """Return a test result."""
    result = "negative" if kind is EventKind.PREGNANCY_TEST else ""
    return Event(reference, kind, "a test", on(ago(days)), result)


def start(*labs: Lab, chemistry: int = 1, pregnancy: int | None = 1) -> Chart:
    """Return a chart of a first order for a woman of 35."""
    events = [event(EventKind.CHEMISTRY, chemistry)]
    if pregnancy is not None:
        events.append(event(EventKind.PREGNANCY_TEST, pregnancy))
    made = chart(*labs, hook=Hook.ORDER_SIGN, taken=(), events=tuple(events))
    return born(made, date(1990, 5, 1))


def born(of: Chart, day: date | None) -> Chart:
    """Return the chart with another birth date."""
    return replace(of, patient=replace(of.patient, born_from=day, born_to=day))
