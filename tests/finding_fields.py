"""What braces in a text stand for: a field of the finding, or a field of that."""

import string
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cds_service.clinical.outcome import Finding


def names_in(template: str) -> list[str]:
    """Return what stands in braces, as it stands there ("count", "result.taken")."""
    return [name for _, name, _, _ in string.Formatter().parse(template) if name]


def type_of(finding: type[Finding], name: str) -> Any:  # noqa: ANN401 (a type hint)
    """Return the declared type; a typo is an AssertionError."""
    hint: Any = finding
    for part in name.split("."):
        hints = _fields(hint)
        assert part in hints, f"{finding.__name__} has no {name}"
        hint = hints[part]
    return hint


def _fields(hint: Any) -> dict[str, Any]:  # noqa: ANN401 (a type hint)
    if get_origin(hint) not in {Union, UnionType}:
        return get_type_hints(hint)
    members = [_fields(one) for one in get_args(hint) if one is not type(None)]
    shared = set(members[0]).intersection(*members)
    return {name: members[0][name] for name in shared}
