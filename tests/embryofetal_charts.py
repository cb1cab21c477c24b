"""Charts of women who take midostaurin or have it ordered."""

from datetime import date, timedelta

from charts import AS_OF, Chart, Hook, on
from mido_charts import TAKING, chart

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import replace

PREGNANT = Problem("C/p", frozenset({Ailment.PREGNANCY}), began=on("2025-12-20"))


def hcg(result: str, days: int) -> Event:
    """Return a pregnancy test so many days before the chart."""
    day = str(AS_OF - timedelta(days=days))
    return Event("O/t", EventKind.PREGNANCY_TEST, "hCG", on(day), result)


def woman(
    *events: Event,
    hook: Hook = Hook.ORDER_SIGN,
    problems: tuple[Problem, ...] = (),
    first: bool = True,
) -> Chart:
    """Return a chart of a woman of 35, with a first order or on treatment."""
    made = chart(hook=hook, taken=() if first else (TAKING,), events=events)
    born = date(1990, 5, 1)
    patient = replace(made.patient, born_from=born, born_to=born)
    return replace(made, patient=patient, problems=problems)
