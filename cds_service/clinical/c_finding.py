"""One C-finding: evidence that mast cells damage an organ."""

from enum import StrEnum

from cds_service.clinical.criteria import ALL, Definition
from cds_service.clinical.lab import Lab
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Fact
from cds_service.clinical.persistent_low import Explanation
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Problem
from cds_service.frozen import Frozen


class CKind(StrEnum):
    """Which organ."""

    CYTOPENIA = "blood counts"
    LIVER = "liver"
    SPLEEN = "spleen"
    GUT = "bowel"
    BONE = "bone"


class CFinding(Frozen, kw_only=False):
    """Evidence for one kind.

    `used` is what it rests on; `since` the oldest dated of it. `definitions`
    are the classifications that count it. `explained_by` is why results were
    left out, `causes` what else on record may be behind it.
    """

    kind: CKind
    presence: Presence
    used: tuple[Fact, ...] = ()
    since: Moment | None = None
    definitions: tuple[Definition, ...] = ALL
    explained_by: tuple[Explanation, ...] = ()
    causes: tuple[Fact, ...] = ()


def present(
    kind: CKind,
    used: tuple[Fact, ...],
    *,
    definitions: tuple[Definition, ...] = ALL,
    causes: tuple[Fact, ...] = (),
) -> CFinding:
    """Return one for which there is evidence, dated by the oldest of it."""
    return CFinding(
        kind,
        Presence.PRESENT,
        tuple(dict.fromkeys(used)),
        oldest(used),
        definitions,
        causes=causes,
    )


def oldest(used: tuple[Fact, ...]) -> Moment | None:
    """Return the earliest date of results and problems."""
    dated = [
        when
        for item in used
        if (when := item.taken if isinstance(item, Lab) else _began(item)) is not None
    ]
    return min(dated, key=Moment.order, default=None)


def _began(item: Fact) -> Moment | None:
    return item.began if isinstance(item, Problem) else None
