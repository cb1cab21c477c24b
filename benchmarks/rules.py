"""CPU of what happens between a chart that was read and the bytes that leave.

    python -m benchmarks.rules              the benchmark's patient and whole ones
    python -m benchmarks.rules --profile sm-order-sign

For each service: all of its rules on a chart nothing has been asked of yet, then
the cards, their JSON and the audit line. The least CPU of many runs is told, for
other work on the machine can only make a figure larger; one orjson.loads of the
benchmark's body, measured beside it, tells by how much.
"""

import argparse
import cProfile
import gc
import json
import pstats
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson
from rich.console import Console
from rich.table import Table

from benchmarks.growth import least
from benchmarks.hook_request import AS_OF, hook_request
from cds_service.app import system_clock
from cds_service.audit import Audit
from cds_service.cards.suggestions import warm
from cds_service.clinical.chart import Chart, Hook
from cds_service.engine import ask_all
from cds_service.from_fhir.chart import read
from cds_service.from_fhir.request import decode
from cds_service.frozen import replace
from cds_service.hooks.answer import in_cards
from cds_service.hooks.consultation import Consultation
from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES

_PATIENTS: Final = Path(__file__).parent.parent / "fhir_fixtures" / "whole-patients"
_WHOLE: Final = (
    "aggressive-midostaurin-week-3",
    "indolent-well-treated",
    "mast-cell-leukaemia-midostaurin",
    "no-mastocytosis",
)
_CONTEXT: Final[dict[Hook, dict[str, Any]]] = {
    Hook.PATIENT_VIEW: {},
    Hook.ORDER_SELECT: {"selections": ["MedicationRequest/draft"]},
    Hook.ORDER_SIGN: {},
    Hook.ENCOUNTER_DISCHARGE: {"encounterId": "bench"},
}
_PROFILED: Final = 500
_AUDIT: Final = Audit(BytesIO(), system_clock, "info")


class Case(NamedTuple):
    """One call that was read."""

    patient: str
    service: Service
    seen: Consultation


def main() -> None:
    """Measure and print, or profile one service."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=1000)
    parser.add_argument("--profile", metavar="SERVICE", help="of the first patient")
    options = parser.parse_args()
    warm()
    cases = [*_benchmark_cases(), *_whole_cases()]
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    if options.profile:
        _profile(next(case for case in cases if case.service.id == options.profile))
        return
    Console(width=110).print(_table(cases, options.repeats))


def _benchmark_cases() -> Iterator[Case]:
    for hook, more in _CONTEXT.items():
        call = json.loads(hook_request(50)) | {"hook": hook.value}
        call["context"] |= more
        if not hook.about_orders:
            del call["context"]["draftOrders"]
        service = next(each for each in SERVICES.values() if each.hook is hook)
        yield _read("benchmark, N = 50", service, json.dumps(call).encode(), AS_OF)


def _whole_cases() -> Iterator[Case]:
    for patient in _WHOLE:
        for file in sorted((_PATIENTS / patient).glob("*/request.json")):
            service = SERVICES[f"sm-{file.parent.name}"]
            body = file.read_bytes()
            day = decode(body, service.hook).as_of
            yield _read(patient, service, body, day or AS_OF)


def _read(patient: str, service: Service, body: bytes, day: date) -> Case:
    request = decode(body, service.hook)
    chart = read(request, service.hook, service.wanted, day)
    return Case(patient, service, Consultation(request, chart, ()))


def _table(cases: list[Case], repeats: int) -> Table:
    body = hook_request(50)
    unit = least(lambda: orjson.loads(body), repeats)
    table = Table(title=f"CPU us; one orjson.loads of the body at N = 50: {unit:.0f}")
    for heading in ("patient", "service"):
        table.add_column(heading)
    for heading in ("rules", "all rules", "cards", "cards, JSON, audit line"):
        table.add_column(heading, justify="right")
    for case in cases:
        table.add_row(case.patient, case.service.id, *_cells(case, repeats))
    return table


def _cells(case: Case, repeats: int) -> list[str]:
    charts = iter([_fresh(case) for _ in range(repeats)])
    rules = least(lambda: ask_all(case.service.rules, next(charts)), repeats)
    seen = [_asked(case) for _ in range(repeats)]
    cards, answers = _answered(case, seen[0]), iter(seen)
    words = least(lambda: _answered(case, next(answers)), repeats)
    return [str(len(case.service.rules)), f"{rules:.0f}", str(cards), f"{words:.0f}"]


def _fresh(case: Case) -> Chart:
    """Return the chart as it was read, before anything was asked of it."""
    return replace(case.seen.chart)


def _asked(case: Case) -> Consultation:
    chart = _fresh(case)
    return Consultation(case.seen.request, chart, ask_all(case.service.rules, chart))


def _answered(case: Case, seen: Consultation) -> int:
    """Answer, write the audit line, and say how many cards there were."""
    answer = in_cards(case.service, seen, "http://127.0.0.1:8000")
    for line in answer.lines:
        _AUDIT.record(line)
    return len(answer.lines[0].cards)


def _profile(case: Case) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(_PROFILED):
        _answered(case, _asked(case))
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(50)


if __name__ == "__main__":
    main()
