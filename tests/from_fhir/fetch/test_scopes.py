"""What SMART scopes of both versions allow."""

import pytest

from cds_service.from_fhir.fetch.query import Query
from cds_service.from_fhir.fetch.scopes import Cover, cover

_READ = Query("Patient", "p1")
_SEARCH = Query("Observation", form="patient=p1")


@pytest.mark.parametrize(
    ("scope", "read", "search"),
    [
        ("patient/Patient.read", Cover.ALL, Cover.NOTHING),
        ("patient/Observation.read", Cover.NOTHING, Cover.ALL),
        ("patient/*.read", Cover.ALL, Cover.ALL),
        ("user/*.*", Cover.ALL, Cover.ALL),
        ("system/*.rs", Cover.ALL, Cover.ALL),
        ("user/*.r", Cover.ALL, Cover.NOTHING),
        ("user/*.s", Cover.NOTHING, Cover.ALL),
        ("user/*.cruds", Cover.ALL, Cover.ALL),
        ("user/*.cud", Cover.NOTHING, Cover.NOTHING),
        ("user/*.write", Cover.NOTHING, Cover.NOTHING),
        ("user/*.sr", Cover.NOTHING, Cover.NOTHING),
        ("patient/Observation.rs?category=laboratory", Cover.NOTHING, Cover.SOME),
        ("patient/Observation.rs?a=b patient/*.rs", Cover.ALL, Cover.ALL),
        ("group/*.read", Cover.NOTHING, Cover.NOTHING),
        ("openid fhirUser launch", Cover.NOTHING, Cover.NOTHING),
        ("", Cover.NOTHING, Cover.NOTHING),
    ],
)
def test_what_a_scope_covers(scope: str, read: Cover, search: Cover) -> None:
    """A read needs r, a search s; a filter leaves a part."""
    scopes = frozenset(scope.split())

    assert (cover(scopes, _READ), cover(scopes, _SEARCH)) == (read, search)


def test_where_none_were_told_the_server_decides() -> None:
    """A token without a scope member may be for everything."""
    assert cover(None, _SEARCH) is Cover.ALL
