"""A real PostgreSQL of Debian's, for the tests that need one.

It is started by the test run in a folder of its own, listens on a socket file there
and nowhere else, and is gone with it. PostgreSQL refuses to run as root: then it
runs as an unprivileged user.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

_DEBIAN: Final = Path("/usr/lib/postgresql")
_UNPRIVILEGED: Final = ("postgres", "nobody")
_ABSENT: Final = "PostgreSQL is not installed: apt-get install postgresql"


class Postgres:
    """A server that can be stopped and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._as = _as_whom()
        self._databases = 0
        if self._as:
            shutil.chown(folder, self._as["user"])
        create = ("-U", "cds", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._run("initdb", *create)

    def start(self) -> None:
        """Start, and come back once it takes connections."""
        options = f"-c listen_addresses= -c fsync=off -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-w", "-s", "-l", log, "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop: `fast` ends connections, `immediate` is a crash."""
        self._run("pg_ctl", "-w", "-s", "-m", how, "stop")

    def new_database(self) -> str:
        """Make an empty database; return its URL."""
        self._databases += 1
        name = f"test{self._databases}"
        self._run("createdb", "-h", str(self._folder), "-U", "cds", name)
        return f"postgresql+asyncpg://cds@/{name}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
        if program != "createdb":
            environment["PGDATA"] = str(self._folder / "data")
        subprocess.run(  # noqa: S603 (our own arguments)
            [str(self._programs / program), *arguments],
            check=True,
            cwd=self._folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **self._as,
        )


@contextmanager
def running() -> Iterator[Postgres]:
    """Start the server, and end it; skips where it cannot be had."""
    programs = _programs()
    # A short name: that of a socket file must have fewer than 108 characters.
    with tempfile.TemporaryDirectory(prefix="cds-pg-", dir="/tmp") as folder:
        server = Postgres(programs, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")


def _programs() -> Path:
    # Debian keeps most of them away from PATH; another system has all of them there.
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda at: int(at.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("createdb")
    if found is None or not Path(found).with_name("initdb").exists():
        pytest.skip(_ABSENT)
    return Path(found).parent


def _as_whom() -> dict[str, Any]:
    if os.getuid():
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    found = [known[name] for name in _UNPRIVILEGED if name in known]
    if not found:
        pytest.skip("PostgreSQL refuses to run as root, and there is no other user")
    user = found[0]
    return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}
