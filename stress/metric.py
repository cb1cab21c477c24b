"""Reads the answer of /metrics."""

from prometheus_client.parser import text_string_to_metric_families


def total(text: str, name: str) -> float:
    """Return the sum of a metric over all its labels."""
    families = text_string_to_metric_families(text)
    samples = (sample for family in families for sample in family.samples)
    return sum(sample.value for sample in samples if sample.name == name)
