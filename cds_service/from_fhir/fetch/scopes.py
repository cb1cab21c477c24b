"""What a token may be used for: SMART scopes, version 1 and version 2.

patient/Observation.read       v1
user/*.rs                      v2: r reads one, s searches
patient/Observation.rs?category=laboratory    v2: some of them only
"""

from enum import Enum
from typing import Final

from cds_service.from_fhir.fetch.query import Query
from cds_service.patterns import uncompiled

_SCOPE: Final = uncompiled(
    r"(?:patient|user|system)/(?P<kind>[A-Za-z]+|\*)"
    r"\.(?P<may>read|write|\*|c?r?u?d?s?)(?P<some>\?.*)?"
)
_ALL: Final = frozenset({"read", "*"})


class Cover(Enum):
    """How much of what a query asks for the token allows."""

    ALL = "all"
    SOME = "some"
    NOTHING = "nothing"


def cover(scopes: frozenset[str] | None, query: Query) -> Cover:
    """Tell what the scopes say of a query; where none were told, the server will.

    A scope with a filter of its own (`?category=...`) covers some: what the
    server then leaves out is not known to be absent.
    """
    if scopes is None:
        return Cover.ALL
    found = {_cover(scope, query) for scope in scopes}
    return next((each for each in Cover if each in found), Cover.NOTHING)


def _cover(scope: str, query: Query) -> Cover:
    read = _SCOPE.fullmatch(scope)
    if read is None or read["kind"] not in {query.kind, "*"}:
        return Cover.NOTHING
    if not _allows(read["may"], "r" if query.identity else "s"):
        return Cover.NOTHING
    return Cover.SOME if read["some"] else Cover.ALL


def _allows(may: str, needed: str) -> bool:
    return may in _ALL or (may != "write" and needed in may)
