"""A real FHIR server on this machine: a search engine from npm, and its faults.

npm fetches it once into the ignored folder `tests/fhir_server/node_modules`;
without Node 20, or without a registry, the tests that need it say so and are
skipped.
"""

import fcntl
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Final

import httpx
import pytest

TOKEN: Final = "token-of-this-call"  # noqa: S105 (of an invented server)
PAGE: Final = 4
"""Entries on a page: small, so that most searches have several."""

_HERE: Final = Path(__file__).parent / "fhir_server"
_INSTALL: Final = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
_OLDEST: Final = 20
Json = Any


class FhirServer:
    """The server as tests speak to it."""

    def __init__(self, port: int) -> None:
        self.base_url = f"http://127.0.0.1:{port}/fhir"
        self.port = port
        # No connection is kept: it may end just when it is used again.
        alone = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.Client(trust_env=False, limits=alone, timeout=None)  # noqa: S113 (no test is timed)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def load(self, *resources: Json) -> None:
        """Hold these resources and no others, without faults."""
        self.faults()
        self._say("load", resources)

    def delete(self, kind: str, identity: str) -> None:
        """Delete a resource: it is gone from now on."""
        self._say("delete", {"kind": kind, "id": identity})

    def faults(self, *faults: Json) -> None:
        """Do these things wrong from now on (see faults.mjs)."""
        self._say("faults", faults)
        self.log()

    def log(self) -> Json:
        """Return the FHIR requests since the last look."""
        return self._say("log", None)

    def _say(self, what: str, body: Json) -> Json:
        url = f"http://127.0.0.1:{self.port}/__{what}"
        answer = self._client.post(url, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()


@contextmanager
def running() -> Iterator[FhirServer]:
    """Start the server, and end it."""
    command = [_node(), "server.mjs"]
    _install()
    environment = {"TOKEN": TOKEN, "PAGE": str(PAGE)}
    with subprocess.Popen(  # noqa: S603 (our own arguments)
        command,
        cwd=_HERE,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        with closing(FhirServer(_port(process.stdout))) as server:
            yield server
        process.terminate()


def _port(announced: IO[str] | None) -> int:
    line = announced.readline() if announced else ""
    assert line, "the FHIR server did not start"
    return int(json.loads(line)["port"])


def _node() -> str:
    path = shutil.which("node")
    if path is None:
        pytest.skip("node is not installed: no FHIR server to test against")
    said = subprocess.check_output([path, "--version"], text=True)  # noqa: S603 (the same)
    major = int(said.lstrip("v").split(".")[0])
    if major < _OLDEST:
        pytest.skip(f"node {major} is too old for the FHIR server")
    return path


def _install() -> None:
    npm = shutil.which("npm")
    with (_HERE / "package.json").open() as only_one_at_a_time:
        fcntl.flock(only_one_at_a_time, fcntl.LOCK_EX)
        if (_HERE / "node_modules" / ".package-lock.json").is_file():
            return
        if npm is None:
            pytest.skip("npm is not installed: no FHIR server to test against")
        done = subprocess.run(  # noqa: S603 (our own arguments)
            [npm, *_INSTALL],
            cwd=_HERE,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    if done.returncode:
        pytest.skip(f"npm could not fetch the FHIR server: {done.stderr[-300:]}")
