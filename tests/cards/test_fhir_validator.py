"""A second, independent validator agrees with what cards suggest.

It is the npm package `fhir`, beside this file. npm fetches it once into the
ignored folder `node_modules`; without node or without a registry this test says
so and is skipped.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from cards.proposals import ALL, offer

from cds_service.cards.suggestions import offered

_HERE = Path(__file__).parent / "fhir_validator"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")


def run(program: str, *arguments: str, sent: str = "") -> str:
    """Run a program beside the validator; skip the test when it cannot be run."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(  # noqa: S603 (our own arguments)
        [path, *arguments],
        cwd=_HERE,
        input=sent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode and program == "npm":
        pytest.skip(f"npm could not fetch the validator: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr
    return done.stdout


def complaints(resources: list[object]) -> list[list[str]]:
    """Return what the validator says against each resource."""
    if not (_HERE / "node_modules" / "fhir").is_dir():
        run("npm", *_INSTALL)
    found: list[list[str]] = json.loads(
        run("node", "validate.mjs", sent=json.dumps(resources, default=float))
    )
    return found


def test_the_second_validator_agrees() -> None:
    """It refuses three broken resources, and none that a card offers."""
    suggested: list[object] = [
        action.resource
        for suggestion in offered(ALL, "a-rule", offer())
        for action in suggestion.actions
        if action.resource is not None
    ]
    broken: list[object] = [
        {"resourceType": "Task", "status": "draft"},
        {"resourceType": "Task", "status": "no such", "intent": "proposal"},
        {"resourceType": "Task", "status": "draft", "intent": "order", "x": 1},
    ]
    found = complaints([*broken, *suggested])

    assert len(suggested) == 54
    assert all(found[: len(broken)])
    assert found[len(broken) :] == [[]] * len(suggested)
