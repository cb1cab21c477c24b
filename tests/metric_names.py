"""The metrics by the names that Prometheus has for them: tests read queries with it."""

from prometheus_client.metrics import MetricWrapperBase

from cds_service.metrics.names import Metrics


def full_names(metrics: Metrics) -> frozenset[str]:
    """Return the names as Prometheus has them, for whoever writes a query."""
    return frozenset(sample for metric in metrics for sample in _samples(metric))


def _samples(metric: MetricWrapperBase) -> tuple[str, ...]:
    family = next(iter(metric.describe()))
    match family.type:
        case "counter":
            return (f"{family.name}_total",)
        case "histogram":
            return tuple(f"{family.name}_{end}" for end in ("bucket", "sum", "count"))
        case _:
            return (family.name,)
