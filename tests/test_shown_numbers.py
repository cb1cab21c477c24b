"""Every number of medicine is shown: with a rule that rests on it, or once for all."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from every_rule import BY_ID, ROOT
from starlette.testclient import TestClient

from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.hooks import shared_numbers as looked_for
from cds_service.hooks.rule_content import Number, number
from cds_service.hooks.shared_numbers import shared_numbers
from docs.rules_page import rules_page

_KINDS: Final = {"Threshold", "Recency"}
_SHARED: Final = shared_numbers(BY_ID.values())
_OF_RULES: Final = {each for rule in BY_ID.values() for each in rule.rests_on}
_SHOWN: Final = {*_SHARED, *(number(each) for each in _OF_RULES)}
_ASKED: Final = {"html": "text/html", "json": "application/json"}
_COLD_CALL: Final = """
import sys
from starlette.testclient import TestClient
from cds_service.app import create_app
from cds_service.settings import Settings
from hook_calls import low_neutrophils
with TestClient(create_app(Settings.model_validate({}))) as client:
    answer = client.post("/cds-services/sm-patient-view", json=low_neutrophils())
assert answer.json()["cards"]
print("cds_service.hooks.shared_numbers" in sys.modules)
"""


def _made() -> Iterator[tuple[Path, ast.Call, str]]:
    """Yield each number that medicine makes, with the name it is given, if any."""
    for package in ("clinical", "knowledge", "rules"):
        for file in sorted((ROOT / "cds_service" / package).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            named = dict(map(_assigned, tree.body))
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in _KINDS:
                    yield file, node, named.get(node, "")


def _assigned(line: ast.stmt) -> tuple[ast.expr | None, str]:
    match line:
        case ast.Assign(targets=[target], value=value):
            return value, ast.unparse(target)
        case ast.AnnAssign(target=target, value=value):
            return value, ast.unparse(target)
        case _:
            return None, ""


_MADE: Final = list(_made())
_CONSTANTS: Final = {f"{file.stem}.{name}": (file, name) for file, _, name in _MADE}
_WORDS: Final = [call.args[0] for _, call, _ in _MADE]
_NAMES: Final = sorted(
    {str(word.value) for word in _WORDS if isinstance(word, ast.Constant)}
)


@pytest.mark.parametrize(
    ("file", "name"),
    [each for each in _CONSTANTS.values() if each[1]],
    ids=[each for each in _CONSTANTS if not each.endswith(".")],
)
def test_every_constant_is_shown(file: Path, name: str) -> None:
    """A cut-off or an age is in some rule's `rests_on`, or among the shared ones."""
    module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    found = getattr(import_module(module), name)

    assert isinstance(found, Threshold | Recency)
    assert number(found) in _SHOWN


@pytest.mark.parametrize("name", _NAMES)
def test_a_number_inside_of_something_is_shown(name: str) -> None:
    """One of a table, or one that a function makes, stands there by its name."""
    assert name in {each.name for each in _SHOWN}


def test_the_shared_numbers() -> None:
    """Each with its value and why, none that a rule names; read when one is added."""
    late = "local choice: tablets are taken late or left over"
    cycle = "local choice: one treatment cycle"

    assert (
        Number(name="after the end of a supply", value="7 days", basis=late),
        Number(
            name="supply of a dispense that names none", value="28 days", basis=cycle
        ),
    ) == _SHARED


def test_a_number_that_no_rule_names_is_found_wherever_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a table as well as by itself; nobody has to write it down a second time."""
    from cds_service.clinical import moment  # noqa: PLC0415 (any module of medicine)

    one, other = (Recency(each, 3, HouseChoice("x")) for each in ("of one", "of two"))
    monkeypatch.setattr(moment, "ONE", one, raising=False)
    monkeypatch.setattr(moment, "TABLE", {"a": [(1, other)]}, raising=False)

    found = [each.name for each in shared_numbers(BY_ID.values())]
    assert {"of one", "of two"} <= {*found}
    assert found == sorted(found)


@pytest.mark.parametrize("path", ["/rules", "/rules/print"])
def test_the_pages_show_them_once(client: TestClient, path: str) -> None:
    """With the reason for each; a list of what was looked for has rules alone."""
    page = client.get(path, headers={"Accept": _ASKED["html"]}).text

    assert page.count(looked_for.TITLE) == 1
    assert page.count("<strong>28 days</strong> supply of a dispense that names") == 1
    assert "one treatment cycle" in page
    searched = client.get("/rules?q=tryptase", headers={"Accept": _ASKED["html"]})
    assert looked_for.TITLE not in searched.text


def test_a_program_is_told_them_too(client: TestClient) -> None:
    """Beside the rules, in the same words."""
    found = client.get("/rules", headers={"Accept": _ASKED["json"]}).json()
    searched = client.get("/rules?q=tryptase", headers={"Accept": _ASKED["json"]})

    assert [each["value"] for each in found["sharedNumbers"]] == ["7 days", "28 days"]
    assert searched.json().keys() == {"rules"}


def test_the_written_page_has_them() -> None:
    """docs/rules.md says them at its end, and above that they are there."""
    text = rules_page()
    line = "- after the end of a supply: **7 days** (local choice: tablets are taken"

    assert text.count(line) == 1
    assert text.count("#shared-numbers") == 1


def test_nothing_of_it_runs_before_a_page_is_asked_for() -> None:
    """Neither the start nor the first call looks for numbers."""
    run = subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-c", _COLD_CALL],
        check=True,
        capture_output=True,
        cwd=ROOT / "tests",
    )

    assert json.loads(run.stdout.splitlines()[-1].lower()) is False
