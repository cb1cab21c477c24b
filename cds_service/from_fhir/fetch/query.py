"""One question to a FHIR server, made of the template that discovery publishes."""

from functools import cache
from typing import Final
from urllib.parse import urlencode

from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_TOKEN: Final = "{{context.patientId}}"  # noqa: S105 (a prefetch token, no secret)
_ID: Final = uncompiled(r"(?!\.+$)[A-Za-z0-9._-]{1,128}")
"""FHIR allows 64 signs and no underscore; real servers are not that strict. What
would be another address (`..`) or several ids (a comma) is none.
"""


class Query(Frozen, kw_only=False):
    """A read (`identity`) or a search of one kind of resource.

    `form` is what a search asks for, as a form or as the part of a URL after its `?`.
    """

    kind: str
    identity: str = ""
    form: str = ""


def is_id(text: str) -> bool:
    """Tell whether a text can stand in a query as the id of one resource."""
    return _ID.fullmatch(text) is not None


def query_of(template: str, patient_id: str) -> Query:
    """Return the question that a prefetch template asks about one patient.

    `patient_id` must be an id (`is_id`).
    """
    kind, identity, form = (
        part.replace(_TOKEN, patient_id) for part in _parts(template)
    )
    return Query(kind, identity, form)


@cache
def _parts(template: str) -> tuple[str, str, str]:
    """Return kind, id and form; they still name the patient by the token."""
    path, _, search = template.partition("?")
    kind, _, identity = path.partition("/")
    parts = [part.partition("=") for part in search.split("&") if part]
    named = tuple((name, value) for name, _, value in parts)
    # What stands for the patient's id is spelled as it was: no id needs quoting.
    return kind, identity, urlencode(named, safe=":/,{}")
