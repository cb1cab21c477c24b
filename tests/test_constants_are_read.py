"""A constant that nothing reads is not kept: it would look as if it mattered."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1] / "cds_service"


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(_PACKAGE.rglob("*.py")):
        yield file.relative_to(_PACKAGE).as_posix(), ast.parse(file.read_text("utf-8"))


def unread(tree: ast.Module) -> set[str]:
    """Return the module's own constants (`_NAME`) that its code never reads."""
    made = {name for statement in tree.body for name in _assigned(statement)}
    read = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return {name for name in made - read if name.startswith("_") and name.isupper()}


def _assigned(statement: ast.stmt) -> Iterator[str]:
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    for target in targets:
        for node in ast.walk(target):
            if isinstance(node, ast.Name):
                yield node.id


def test_a_private_constant_is_read_in_its_module() -> None:
    """Whoever takes away the last use of a constant takes the constant away."""
    left = {name: found for name, tree in _trees() if (found := unread(tree))}

    assert left == {}


def test_a_constant_that_nothing_reads_is_found() -> None:
    """Of one in use, one that is not, and a name that others may import."""
    tree = ast.parse("_USED = 1\n_LEFT: int = 2\nOPEN = 3\nx = _USED\n")

    assert unread(tree) == {"_LEFT"}
