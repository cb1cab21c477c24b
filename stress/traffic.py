"""The mix: what a hospital sends, what is broken, what is slow, what means harm."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.hook_request import hook_request
from fuzz.mutate import mutated, spoilt
from stress.hostile import hostile
from stress.request import OK, REFUSED, Request, call_of, get, post, service_of

_FIXTURES: Final = Path(__file__).parents[1] / "fhir_fixtures"
_PATIENTS: Final = 48
_PAGES: Final = (
    *("/cds-services", "/health/live", "/health/ready", "/metrics", "/rules"),
    *("/rules/mido-anc-interrupt", "/openapi.json", "/"),
)
_SECOND: Final = 1.0
_SHARES: Final = {
    "quiet": 42,
    "card": 16,
    "whole": 12,
    "explain": 3,
    "feedback": 5,
    "page": 5,
    "broken": 5,
    "mutated": 5,
    "spoilt": 2,
    "hostile": 3,
    "slow": 2,
}
"""Of a hundred requests."""


class Traffic:
    """Makes requests at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 (chance, and no secret)
        self._quiet = [_quiet(number) for number in range(_PATIENTS)]
        self._cards = [_card(number) for number in range(_PATIENTS)]
        self._whole = [_read(path) for path in _whole()]
        self._broken = [_read(path) for path in _spoilt_fixtures()]
        self._hostile = hostile()
        self._makes: dict[str, Callable[[], Request]] = {
            "quiet": lambda: call_of("quiet", self._one(self._quiet)),
            "card": lambda: call_of("card", self._one(self._cards)),
            "whole": lambda: call_of("whole patient", self._one(self._whole)),
            "explain": self._explain,
            "feedback": self._feedback,
            "page": lambda: Request("page", (get(self._rng.choice(_PAGES)),)),
            "broken": lambda: call_of("broken", self._one(self._broken), REFUSED),
            "mutated": self._mutated,
            "spoilt": self._spoilt,
            "hostile": lambda: self._rng.choice(self._hostile),
            "slow": self._slow,
        }

    def requests(self, number: int) -> Iterator[Request]:
        """Yield so many."""
        kinds, weights = [*_SHARES], [*_SHARES.values()]
        for kind in self._rng.choices(kinds, weights, k=number):
            yield self._makes[kind]()

    def _one(self, bodies: list[bytes]) -> bytes:
        return self._rng.choice(bodies)

    def _explain(self) -> Request:
        body = self._one(self._whole)
        return Request("explain", (post(f"/explain/{service_of(body)}", body),))

    def _feedback(self) -> Request:
        card = f"{self._rng.getrandbits(128):032x}"
        uuid = "-".join((card[:8], card[8:12], card[12:16], card[16:20], card[20:]))
        item = {
            "card": uuid,
            "outcome": "overridden",
            "outcomeTimestamp": "2026-01-06T12:00:00Z",
            "overrideReason": {"reason": {"code": "will-monitor"}},
        }
        body = json.dumps({"feedback": [item]}).encode()
        path = "/cds-services/sm-patient-view/feedback"
        return Request("feedback", (post(path, body),))

    def _mutated(self) -> Request:
        call: Any = json.loads(self._one(self._whole))
        for _ in range(self._rng.randrange(1, 6)):
            call["prefetch"] = mutated(call.get("prefetch"), self._rng)
        body = json.dumps(call).encode()
        return call_of("mutated", body, REFUSED)

    def _spoilt(self) -> Request:
        sound = self._one(self._whole)
        path = f"/cds-services/{service_of(sound)}"
        body = spoilt(sound, self._rng)
        return Request("spoilt", (post(path, body),), REFUSED)

    def _slow(self) -> Request:
        whole = post("/cds-services/sm-order-sign", self._one(self._quiet))
        step = len(whole) // 5 + 1
        pieces = tuple(whole[at : at + step] for at in range(0, len(whole), step))
        match self._rng.randrange(4):
            case 0:
                return Request("slow: in pieces", pieces, OK, pause=0.2)
            case 1:
                return Request("slow: reads late", (whole,), OK, reads_after=_SECOND)
            case 2:
                late = frozenset({408})
                return Request("slow: never ends", pieces[:-1], late)
            case _:
                return Request(
                    "slow: hangs up", pieces[:2], pause=0.1, expects_answer=False
                )


def _quiet(number: int) -> bytes:
    return hook_request(20, mastocytosis=False, patient=number)


def _card(number: int) -> bytes:
    return hook_request(20, patient=number)


def _whole() -> list[Path]:
    return sorted((_FIXTURES / "whole-patients").glob("*/*/request.json"))


def _spoilt_fixtures() -> list[Path]:
    return sorted((_FIXTURES / "broken").glob("*/request.json"))


def _read(path: Path) -> bytes:
    return path.read_bytes()
