"""Runs mutated calls through every service: no crash, no hang, bounded memory.

    python -m fuzz --resources 1000000

Each call is a case of fhir_fixtures in which most resources are changed, some
several times; a few are cut or nested as bytes. What breaks the service is
kept in fuzz/failures and ends the run with exit code 1.
"""

import argparse
import json
import random
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from cds_service.hooks.answer import reply
from cds_service.hooks.consultation import Practice
from cds_service.hooks.errors import Refusal
from cds_service.hooks.services import SERVICES
from fuzz.mutate import mutated, spoilt

_CASES = Path("fhir_fixtures")
_FAILURES = Path("fuzz/failures")
_SLOW_SECONDS = 5.0
_CONTEXTS = 0.3
_BYTES = 0.03
_DAY = date(2026, 1, 6)
"""The day of nearly all fixtures; each names its own."""
_PRACTICE = Practice(SERVICES, "http://127.0.0.1:8000", lambda: _DAY, trusts_as_of=True)


@dataclass
class Tally:
    """What a run saw."""

    resources: int = 0
    calls: int = 0
    refused: int = 0
    failed_rules: int = 0
    slowest: float = 0.0
    peak_mib: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add another run."""
        self.resources += other.resources
        self.calls += other.calls
        self.refused += other.refused
        self.failed_rules += other.failed_rules
        self.slowest = max(self.slowest, other.slowest)
        self.peak_mib = max(self.peak_mib, other.peak_mib)
        self.failures += other.failures


def run(resources: int, seed: int) -> Tally:
    """Send calls until that many resources were changed."""
    rng, tally = random.Random(seed), Tally()  # noqa: S311 (no secret)
    cases = _cases()
    while tally.resources < resources:
        service, call = rng.choice(cases)
        body = _body(call, rng, tally)
        _send(service, body, tally)
    tally.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return tally


def _cases() -> list[tuple[str, dict[str, Any]]]:
    by_hook = {service.hook: service.id for service in SERVICES.values()}
    found = []
    for file in sorted(_CASES.glob("[!b]*/*/request.json")):
        call = json.loads(file.read_text("utf-8"))
        if call.get("hook") in by_hook:
            found.append((by_hook[call["hook"]], call))
    return found


def _body(call: dict[str, Any], rng: random.Random, tally: Tally) -> bytes:
    prefetch = dict(call.get("prefetch") or {})
    for key, value in prefetch.items():
        if isinstance(value, dict) and isinstance(value.get("entry"), list):
            entries = [_changed(entry, rng, tally) for entry in value["entry"]]
            prefetch[key] = value | {"entry": entries * rng.choice((1, 1, 1, 5))}
        elif value is not None:
            prefetch[key] = _changed(value, rng, tally)
    changed = call | {"prefetch": prefetch}
    if rng.random() < _CONTEXTS:
        context = _changed(call["context"], rng, tally)
        changed["context"] = context
    body = json.dumps(changed).encode()
    return spoilt(body, rng) if rng.random() < _BYTES else body


def _changed(value: object, rng: random.Random, tally: Tally) -> object:
    tally.resources += 1
    for _ in range(rng.choice((0, 1, 1, 2, 5))):
        value = mutated(value, rng)
    return value


def _send(service_id: str, body: bytes, tally: Tally) -> None:
    started = perf_counter()
    try:
        answer = reply(SERVICES[service_id], body, _PRACTICE)
    except Refusal:
        tally.refused += 1
    except Exception as error:  # noqa: BLE001 (that is what is looked for)
        _keep(type(error).__name__, body, tally)
    else:
        broken = [rule for line in answer.lines for rule in line.failed]
        if broken:
            tally.failed_rules += 1
            _keep(f"rule-{broken[0]}", body, tally)
    taken = perf_counter() - started
    tally.calls += 1
    tally.slowest = max(tally.slowest, taken)
    if taken > _SLOW_SECONDS:
        _keep("slow", body, tally)


def _keep(what: str, body: bytes, tally: Tally) -> None:
    _FAILURES.mkdir(exist_ok=True)
    file = _FAILURES / f"{what}-{abs(hash(body))}.json"
    file.write_bytes(body)
    tally.failures.append(str(file))


def main() -> int:
    """Run in as many processes as there are cores, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resources", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args()
    share, total = -(-chosen.resources // chosen.processes), Tally()
    started = perf_counter()
    with ProcessPoolExecutor(chosen.processes) as pool:
        seeds = range(chosen.seed, chosen.seed + chosen.processes)
        for tally in pool.map(run, [share] * chosen.processes, seeds):
            total.add(tally)
    sys.stdout.write(
        f"{total.resources} resources in {total.calls} calls,"
        f" {perf_counter() - started:.0f} s\n"
        f"{total.refused} calls refused, slowest {total.slowest:.2f} s,"
        f" peak memory {total.peak_mib} MiB\n"
        f"{len(total.failures)} failures\n"
    )
    for failure in total.failures[:20]:
        sys.stdout.write(f"  {failure}\n")
    return 1 if total.failures else 0


if __name__ == "__main__":
    sys.exit(main())
