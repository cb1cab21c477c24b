"""The servers that are compared, and how each is started."""

import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

from benchmarks.server import Contender
from benchmarks.signing import Signer

LIMIT: Final = "LIMIT"
HEALTHCHAIN: Final = "HealthChain"
OURS: Final = "this service"

_HERE: Final = Path(__file__).parent
_VENV: Final = _HERE / ".healthchain"
_NEEDS: Final = ("healthchain==0.16.1", "uvloop", "httptools")
_UVICORN: Final = ("--port", "{port}", "--log-level", "warning", "--no-access-log")


def limit(workers: int) -> Contender:
    """Return LIMIT: parses, decides nothing."""
    uvicorn = [sys.executable, "-m", "uvicorn", *_UVICORN, "--workers", str(workers)]
    return Contender(LIMIT, "/", [*uvicorn, "benchmarks.limit_app:app"])


def healthchain(workers: int) -> Contender:
    """Return HealthChain with a card that never changes, installing it if need be."""
    python = str(_VENV / "bin" / "python")
    ready = _VENV / "ready"
    if not ready.exists():
        venv.create(_VENV, with_pip=True)
        install = [python, "-m", "pip", "install", "--quiet", *_NEEDS]
        subprocess.run(install, check=True)  # noqa: S603 (our own command)
        ready.touch()
    command = [python, "-m", "uvicorn", *_UVICORN, "--workers", str(workers)]
    command += ["healthchain_app:app", "--app-dir", str(_HERE)]
    return Contender(HEALTHCHAIN, "/cds/cds-services/static", command)


def ours(
    workers: int, signer: Signer | None = None, folder: Path | None = None
) -> Contender:
    """Return this service: open, or with a client that signs (files in `folder`)."""
    command = [str(Path(sys.executable).with_name("cds-service"))]
    command += ["serve", "--port", "{port}", "--workers", str(workers)]
    environment = (
        signer.environment(folder, one_process=workers == 1)
        if signer and folder
        else {}
    )
    return Contender(OURS, "/cds-services/sm-order-sign", command, environment)
