"""Every metric: its name, its labels, what it counts.

The values of labels are ids of services, rules and records, words of ours, and
names of clients that the operator gave: there is no way for a caller to make a
new one, so their number is bounded and none can hold anything of a patient.
"""

from typing import Final, NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS: Final = (
    *(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05),
    *(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)
"""Bounds of the durations: most calls take a millisecond, one that fetches seconds."""


class Metrics(NamedTuple):
    """One of each."""

    calls: Counter
    seconds: Histogram
    refusals: Counter
    cards: Counter
    fired: Counter
    undecided: Counter
    failures: Counter
    unread: Counter
    gaps: Counter
    fetches: Counter
    feedback: Counter
    reasons: Counter
    defects: Counter
    keys: Counter
    store: Counter
    lost: Counter
    rules_off: Gauge
    store_gone: Gauge


_COUNTERS: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "calls": (
        "calls",
        "Calls that were answered.",
        ("event", "service", "client", "silent"),
    ),
    "refusals": ("refusals", "Calls refused.", ("service", "client", "error", "cause")),
    "cards": ("cards", "Cards made.", ("rule", "indicator", "silent")),
    "fired": ("rules_fired", "Answers in which a rule spoke.", ("rule",)),
    "undecided": ("rules_undecided", "Answers without a verdict.", ("rule", "cause")),
    "failures": ("rule_failures", "Answers in which a rule broke.", ("rule",)),
    "unread": ("unread", "Things sent that could not be used.", ("service",)),
    "gaps": ("gaps", "Parts of records missing, or in part.", ("record",)),
    "fetches": (
        "fetches",
        "Parts of records asked of a FHIR server.",
        ("record", "outcome"),
    ),
    "feedback": ("feedback", "Cards told of in feedback.", ("rule", "outcome")),
    "reasons": ("override_reasons", "Reasons to override.", ("rule", "reason")),
    "defects": (
        "defects",
        "Calls answered with 500, and work in the background that broke.",
        ("error",),
    ),
    "keys": ("key_failures", "Keys of a client not looked up.", ("client",)),
    "store": ("store_changes", "Times the store was gone, or back.", ("cause",)),
    "lost": ("audit_lines_lost", "Lines that could not be written.", ()),
}
"""Name without prefix, what is counted, labels."""


def metrics_in(registry: CollectorRegistry) -> Metrics:
    """Make the metrics."""
    counters = {
        field: Counter(f"cds_{name}", what, labels, registry=registry)
        for field, (name, what, labels) in _COUNTERS.items()
    }
    return Metrics(
        **counters,
        seconds=Histogram(
            "cds_call_seconds",
            "How long answers took, arrival of the body and fetching included.",
            ("service",),
            buckets=SECONDS,
            registry=registry,
        ),
        rules_off=Gauge(
            "cds_rules_off",
            "Rules that the operator switched off.",
            ("rule",),
            registry=registry,
            multiprocess_mode="max",
        ),
        store_gone=Gauge(
            "cds_store_gone",
            "Whether the store cannot be reached: 1 until it is back.",
            registry=registry,
            multiprocess_mode="max",
        ),
    )
