"""One question to a FHIR server, made of the template that discovery publishes."""

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
    """A read (`identity`) or a search (`parameters`) of one kind of resource."""

    kind: str
    identity: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def form(self) -> str:
        """The parameters as a form or as the part of a URL after its `?`."""
        return urlencode(self.parameters, safe=":/,")


def is_id(text: str) -> bool:
    """Tell whether a text can stand in a query as the id of one resource."""
    return _ID.fullmatch(text) is not None


def query_of(template: str, patient_id: str) -> Query:
    """Return the question that a prefetch template asks about one patient.

    `patient_id` must be an id (`is_id`).
    """
    path, _, search = template.replace(_TOKEN, patient_id).partition("?")
    kind, _, identity = path.partition("/")
    parts = [part.partition("=") for part in search.split("&") if part]
    return Query(kind, identity, tuple((name, value) for name, _, value in parts))
