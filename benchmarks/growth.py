"""How the CPU of a call grows with the bytes it brings and with the rules it asks.

    python -m benchmarks.growth --save benchmarks/results/growth.json
    make docs        draws it into docs/performance.md

In one process, without a socket; of many runs the cheapest is kept, because other
work of a machine can only make a run dearer.
"""

import argparse
import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic, process_time_ns
from typing import Final

import orjson

from benchmarks.hook_request import AS_OF, hook_request
from cds_service.cards.suggestions import warm
from cds_service.clinical.chart import Chart
from cds_service.clinical.rule import Rule
from cds_service.engine import ask_all
from cds_service.from_fhir.chart import read
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.from_fhir.request import decode
from cds_service.frozen import replace
from cds_service.hooks.answer import in_cards, reply
from cds_service.hooks.consultation import Consultation, Practice
from cds_service.hooks.services import SERVICES

_SIZES: Final = (10, 50, 100, 250, 500, 1000)
_SERVICE: Final = SERVICES["sm-order-sign"]
_MOST_RULES: Final = SERVICES["sm-patient-view"]
_STEP: Final = 10
_ROUNDS: Final = 5
_URL: Final = "http://127.0.0.1:8000"

Point = dict[str, float]


def main() -> None:
    """Measure, print, keep the figures if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=200)
    parser.add_argument("--save", type=Path, help="a JSON file for the figures")
    options = parser.parse_args()
    warm()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    rounds = [_measured(options.repeats // _ROUNDS) for _ in range(_ROUNDS)]
    measured = {
        "bytes": [*map(_least_of, zip(*(each[0] for each in rounds), strict=True))],
        "rules": [*map(_least_of, zip(*(each[1] for each in rounds), strict=True))],
        "stages": _least_of([each[2] for each in rounds]),
    }
    text = json.dumps(measured, indent=1) + "\n"
    print(text)
    if options.save:
        options.save.write_text(text)


def _measured(repeats: int) -> tuple[list[Point], list[Point], Point]:
    return (
        [*_against_bytes(repeats)],
        [*_against_rules(repeats)],
        _stages(repeats),
    )


def _least_of(points: Iterable[Point]) -> Point:
    """Return the least of each figure: all rounds go through all points.

    The machine's clock changes within minutes; a point that was measured in one of
    them alone would stand beside the others as from another machine.
    """
    first, *others = points
    return {
        name: min(value, *(one[name] for one in others))
        for name, value in first.items()
    }


def _against_bytes(repeats: int) -> Iterator[Point]:
    for size in _SIZES:
        card, quiet = hook_request(size), hook_request(size, mastocytosis=False)
        without, remembering = _practice(RecordMemory.without()), _practice(_memory())
        reply(_SERVICE, card, remembering)
        times = max(20, repeats * 50 // max(size, 50))
        calls = {
            "quiet_us": partial(reply, _SERVICE, quiet, without),
            "first_us": partial(reply, _SERVICE, card, without),
            "next_us": partial(reply, _SERVICE, card, remembering),
        }
        shape = {"observations": size, "kib": len(card) / 1024}
        yield shape | {name: least(call, times) for name, call in calls.items()}


def _against_rules(repeats: int) -> Iterator[Point]:
    body = hook_request(50)
    request = decode(body, _SERVICE.hook)
    chart = read(request, _MOST_RULES.hook, _MOST_RULES.wanted, AS_OF)
    every = len(_MOST_RULES.rules)
    for count in (*range(0, every, _STEP), every):
        asked = partial(_asked, _MOST_RULES.rules[:count], chart)
        yield {"rules": count, "us": least(asked, repeats)}


def _stages(repeats: int) -> Point:
    """Return where the time of a first call goes, at N = 50."""
    body = hook_request(50)
    request = decode(body, _SERVICE.hook)
    chart = read(request, _SERVICE.hook, _SERVICE.wanted, AS_OF)
    seen = Consultation(request, chart, ask_all(_SERVICE.rules, chart))
    frame = least(partial(decode, body, _SERVICE.hook), repeats)
    whole = least(partial(_decoded_and_read, body), repeats)
    return {
        "one orjson.loads of the body": least(partial(orjson.loads, body), repeats),
        "frame of the call, draft orders": frame,
        "decoding resources, reading them into facts": whole - frame,
        "all rules": least(partial(_asked, _SERVICE.rules, chart), repeats),
        "cards, suggestions, JSON": least(
            partial(in_cards, _SERVICE, seen, _URL), repeats
        ),
    }


def _decoded_and_read(body: bytes) -> None:
    read(decode(body, _SERVICE.hook), _SERVICE.hook, _SERVICE.wanted, AS_OF)


def _asked(rules: Sequence[Rule], chart: Chart) -> None:
    ask_all(rules, replace(chart))  # a chart of which nothing was asked before


def _memory() -> RecordMemory:
    return RecordMemory(monotonic)


def _practice(memory: RecordMemory) -> Practice:
    return Practice(SERVICES, _URL, lambda: AS_OF, trusts_as_of=False, memory=memory)


def least(work: Callable[[], object], repeats: int) -> float:
    """Return the CPU of the cheapest of many runs, in microseconds."""
    return min(_cost(work) for _ in range(repeats)) / 1000


def _cost(work: Callable[[], object]) -> int:
    started = process_time_ns()
    work()
    return process_time_ns() - started


if __name__ == "__main__":
    main()
