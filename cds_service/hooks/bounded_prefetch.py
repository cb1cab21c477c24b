"""Prefetch as CDS Hooks 3.0 allows it: searches that look back so far and no further.

Opt-in, client by client, since an older one sends `{{today() - 730 days}}` to its
FHIR server as it stands. Only a part that no rule looks at for longer is bounded: what
a rule remembers for life (a transplant, courses of a drug, a mutation) must not be cut
off, and a search by date leaves out what has no date.
"""

from collections.abc import Mapping
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.record import Record

LOOK_BACK: Final = Recency(
    "questionnaires that are asked for",
    730,
    HouseChoice("twice as long as any rule looks back; older scores decide nothing"),
)
_SINCE: Final = {
    Record.QUESTIONNAIRES: f"&authored=ge{{{{today() - {LOOK_BACK.days} days}}}}"
}


def bounded(templates: Mapping[str, str]) -> dict[str, str]:
    """Return the templates, those of bounded parts with their earliest day."""
    return {
        key: query + _SINCE.get(Record(key), "") for key, query in templates.items()
    }
