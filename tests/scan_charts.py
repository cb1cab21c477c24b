"""Words for charts with a bone density scan."""

from bone_charts import (
    OSTEOPOROSIS,
    chart,
)
from charts import Chart

from cds_service.clinical.event import Event
from cds_service.clinical.problem import Problem


def scanned(*events: Event, bone: tuple[Problem, ...] = (OSTEOPOROSIS,)) -> Chart:
    """Return a chart with bone disease and these scans."""
    return chart(problems=bone, events=events)
