"""What each rule is made of: its own files, and the facts it shares with others.

A file that only one rule reaches by its imports belongs to that rule. One that
several reach is a shared fact, and so is one that keeps the days on which documents
were read: reading again changes no rule. Digests are of what runs and what is
shown: comments, docstrings and blank lines do not count.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from cds_service.frozen import Frozen

PACKAGE: Final = Path(__file__).parents[1] / "cds_service"
_MEDICINE: Final = frozenset({"clinical", "knowledge"})
_DOCUMENTED: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class Made(Frozen, kw_only=False):
    """Digests: of each rule by its id, of each shared fact by its file.

    `rests` names for each shared fact the rules that reach it.
    """

    rules: dict[str, str]
    facts: dict[str, str]
    rests: dict[str, tuple[str, ...]]


def made(package: Path = PACKAGE) -> Made:
    """Look through the rules below a package."""
    files = sorted(package.glob("rules/*/[!_]*.py"))
    reached = {file: _reached(file, package) for file in files}
    resting: dict[Path, list[str]] = defaultdict(list)
    for rule, modules in reached.items():
        for module in modules:
            resting[module].append(_id(rule))
    shared = [
        each for each in sorted(resting) if len(resting[each]) > 1 or _is_dated(each)
    ]
    return Made(
        {
            _id(rule): _digest(rule, *_own(modules, shared))
            for rule, modules in reached.items()
        },
        {_name(each, package): _digest(each) for each in shared},
        {_name(each, package): tuple(resting[each]) for each in shared},
    )


def _own(modules: frozenset[Path], shared: list[Path]) -> list[Path]:
    return sorted(modules.difference(shared))


def _is_dated(module: Path) -> bool:
    return "reviewed_on=" in module.read_text("utf-8")


def _id(rule: Path) -> str:
    return rule.stem.replace("_", "-")


def _name(module: Path, package: Path) -> str:
    return module.relative_to(package).as_posix()


def _reached(file: Path, package: Path) -> frozenset[Path]:
    """Return every file of medicine that one reaches by imports, itself left out."""
    found: set[Path] = set()
    left = [file]
    while left:
        new = set(_imported(left.pop(), package)) - found - {file}
        found |= new
        left += new
    return frozenset(found)


@cache
def _imported(file: Path, package: Path) -> tuple[Path, ...]:
    found = (
        package / f"{name.replace('.', '/')}.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in _modules(node)
    )
    return tuple(each for each in found if each.is_file())


def _modules(node: ast.ImportFrom) -> Iterator[str]:
    """Name what is imported, below the package; a module may be the name itself."""
    module = (node.module or "").removeprefix("cds_service.")
    if module.partition(".")[0] in _MEDICINE:
        yield module
        yield from (f"{module}.{alias.name}" for alias in node.names)


def _digest(*files: Path) -> str:
    text = "\n".join(line for file in files for line in _lines(file))
    return sha256(text.encode()).hexdigest()[:16]


def _lines(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    left_out = set(_docstrings(ast.parse(text)))
    for number, line in enumerate(text.splitlines(), start=1):
        if (
            number not in left_out
            and line.strip()
            and not line.lstrip().startswith("#")
        ):
            yield line.rstrip()


def _docstrings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False):
            first = node.body[0]
            yield from range(first.lineno, (first.end_lineno or first.lineno) + 1)
