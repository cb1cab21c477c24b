"""How much Python a call executes, counted; `make check` compares it with what is kept.

    python -m benchmarks.bytecodes            fails where a call costs more than kept
    python -m benchmarks.bytecodes --accept   keeps today's counts

A count does not depend on what else a machine does, as a time would. It knows
nothing of what C code does inside (the parser, the regular expressions), but of
how often that is called. It differs between versions of Python, so only those
that were counted before are compared.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any, Final, Self

from benchmarks.hook_request import hook_request
from cds_service.app import create_app
from cds_service.commands.calls import InProcess
from cds_service.settings import Settings

TOLERANCE: Final = 0.02
_KEPT: Final = Path(__file__).with_name("bytecodes.json")
_FIXTURES: Final = Path(__file__).parent.parent / "fhir_fixtures" / "whole-patients"
_CALLS: Final = (
    ("no-mastocytosis", "order-sign"),
    ("aggressive-midostaurin-week-3", "order-sign"),
    ("indolent-well-treated", "patient-view"),
)
_OF_NO_CONCERN: Final = "a patient of no concern"
_LANES: Final = {"first call": "false", "next call": "true"}
_WARM_UP: Final = 4
_VERSION: Final = f"{sys.version_info.major}.{sys.version_info.minor}"

Counts = dict[str, int]


class Counter:
    """Counts bytecodes of Python and calls of C while it is entered."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Self:
        """Begin."""
        sys.setprofile(self._called)
        sys.settrace(self._traced)
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        sys.settrace(None)
        sys.setprofile(None)

    def _traced(self, frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401 (of sys.settrace)
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        self.count += event == "opcode"
        return self._traced

    def _called(self, _: FrameType, event: str, __: object) -> None:
        self.count += event == "c_call"


def main() -> None:
    """Count, compare or accept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="keep today's counts")
    accept = parser.parse_args().accept
    if os.environ.get("PYTHONHASHSEED") != "0":  # the order of sets is part of the work
        os.environ["PYTHONHASHSEED"] = "0"
        again = [sys.executable, "-m", __spec__.name, *sys.argv[1:]]
        os.execv(sys.executable, again)  # noqa: S606 (ourselves)
    kept, counted = json.loads(_KEPT.read_text()), _counted()
    if accept:
        _KEPT.write_text(json.dumps(kept | {_VERSION: counted}, indent=1) + "\n")
    elif _VERSION not in kept:
        print(f"bytecodes: none are kept for Python {_VERSION}, so none are compared")
    elif dearer := grown(kept[_VERSION], counted):
        sys.exit(
            "\n".join(
                [
                    *dearer,
                    "If that is meant: python -m benchmarks.bytecodes --accept",
                ]
            )
        )


def grown(kept: Mapping[str, int], counted: Mapping[str, int]) -> list[str]:
    """Return a sentence for each call that costs more than kept, or is not kept."""
    return [
        f"bytecodes: {name} took {count}, kept are {kept.get(name, 0)}"
        for name, count in counted.items()
        if count > kept.get(name, 0) * (1 + TOLERANCE)
    ]


def _calls() -> Iterator[tuple[str, str, bytes]]:
    """Yield patient, service and body; nearly every call is like the first one."""
    yield _OF_NO_CONCERN, "order-sign", hook_request(50, mastocytosis=False)
    for patient, service in _CALLS:
        body = _FIXTURES / patient / service / "request.json"
        yield patient, service, body.read_bytes()


def _counted() -> Counts:
    counts: Counts = {}
    for lane, memory in _LANES.items():
        app = create_app(Settings.load({"CDS_RECORD_MEMORY": memory}), log=BytesIO())
        call = InProcess(app)
        for patient, service, body in _calls():
            sent = f"/cds-services/sm-{service}", body, "application/json"
            for _ in range(_WARM_UP):
                call(*sent)
            counter = Counter()
            for _ in range(2):  # since Python 3.12 code is counted from its second run
                counter.count = 0
                with counter:
                    call(*sent)
            counts[f"{patient}, {service}, {lane}"] = counter.count
    return counts


if __name__ == "__main__":
    main()
