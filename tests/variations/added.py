"""A fact of every kind there is, to come into a chart that may have none of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.moment import Moment
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
)
from cds_service.frozen import replace

_AMOUNTS = ("-3", "1", "1000")
"""Below, within and above most that is measured."""


def added(chart: Chart) -> Iterator[tuple[str, str, Any]]:
    """Return the list of the chart, what is said of the fact, and the fact."""
    week = Moment(chart.as_of - timedelta(days=7))
    for ailment in Ailment:
        problem = Problem("Condition/new", frozenset({ailment}), began=week)
        yield "problems", ailment, problem
        suspected, past = (
            replace(problem, confirmed=False),
            replace(problem, current=False),
        )
        yield "problems", f"{ailment}, suspected", suspected
        yield "problems", f"{ailment}, past", past
    for disease in Disease:
        yield "diagnoses", disease, Diagnosis("Condition/new", frozenset({disease}))
    for drug in Drug:
        yield "medications", drug, _order(drug, MedicationStatus.ACTIVE, week)
    for allergen in (*Drug, *Allergen):
        yield "allergies", allergen, Allergy("Allergy/new", frozenset({allergen}))
    for kind in EventKind:
        yield "events", kind, Event("Procedure/new", kind, kind, week)
    yield from _results(week)
    if chart.hook.about_orders:
        yield from _beside_the_orders(chart.as_of)
        for first in chart.drafts[:1]:
            for drug in Drug:  # nilotinib is an inhibitor of CYP3A as well
                yield "drafts", f"{drug}, the same order", replace(first, drug=drug)


def _results(week: Moment) -> Iterator[tuple[str, str, Any]]:
    for analyte in Analyte:
        for amount in _AMOUNTS:
            value = Interval.compared("", Decimal(amount))
            lab = Lab("Observation/new", analyte, value, amount, week)
            yield "labs", f"{analyte} {amount}", lab
    for gene in Gene:
        found = MutationResult("Observation/new", gene, Mutated.YES, taken=week)
        yield "mutations", gene, found
    for finding in KitFinding:
        yield "kit", finding, KitResult("Observation/new", finding, taken=week)
    for fusion in FusionFinding:
        yield "fusions", fusion, FusionResult("Observation/new", fusion, taken=week)


def _beside_the_orders(as_of: date) -> Iterator[tuple[str, str, Any]]:
    today, tomorrow = Moment(as_of), Moment(as_of + timedelta(days=1))
    for drug in Drug:
        draft = _order(drug, MedicationStatus.DRAFT, today)
        yield "drafts", drug, draft
        yield "other_drafts", drug, draft
    for kind in EventKind:
        wanted = Event("ServiceRequest/new", kind, kind, today, phase=Phase.DRAFTED)
        yield "wanted", kind, wanted
        planned = Event(
            "ServiceRequest/new",
            kind,
            kind,
            today,
            phase=Phase.ORDERED,
            planned=tomorrow,
        )
        yield "events", f"{kind}, ordered for tomorrow", planned


def _order(drug: Drug, status: MedicationStatus, starts: Moment) -> Medication:
    return Medication(
        "MedicationRequest/new", MedicationKind.ORDER, drug, drug, status, starts=starts
    )
