"""Puts counting together: for one process, or for one of several."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from fastapi import APIRouter
from prometheus_client import CollectorRegistry, disable_created_metrics, values
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from cds_service.frozen import Frozen
from cds_service.hooks.service import Service
from cds_service.metrics.count import Count
from cds_service.metrics.page import metrics_router
from cds_service.metrics.workers import DIRECTORY, take_place


class Counting(Frozen, kw_only=False):
    """Who counts, and where to read it."""

    count: Count
    router: APIRouter


def counting(services: Iterable[Service]) -> Counting:
    """Return who counts the calls of these services."""
    registry = CollectorRegistry()
    everything = _everything(registry)
    count = Count(registry, services)
    return Counting(count, metrics_router(count.pass_on, everything))


def _everything(registry: CollectorRegistry) -> Callable[[], Collector]:
    """Return what gathers all there is; before anything is counted."""
    disable_created_metrics()  # type: ignore[no-untyped-call]
    shared = os.environ.get(DIRECTORY)
    if shared is None:
        ProcessCollector(registry=registry)  # its memory and its CPU
        return lambda: registry
    place = take_place(Path(shared))
    # As its documentation has it for servers that number their workers.
    values.ValueClass = values.MultiProcessValue(  # type: ignore[no-untyped-call]
        lambda: place
    )
    return partial(_of_all, shared)


def _of_all(directory: str) -> Collector:
    collector: Collector = MultiProcessCollector(  # type: ignore[no-untyped-call]
        None, directory
    )
    return collector
