"""What a rule about orders is about: nobody asks it of an order of anything else.

A hospital signs orders of some hundred kinds of drugs; most rules speak of one.
"""

from typing import Self

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import NotIndicated
from cds_service.frozen import Frozen


class Subject(Frozen, kw_only=False):
    """The drugs, and the acts, of which one must be ordered or booked by the call.

    `otherwise` is what the rule says on a hook about orders when none is. On the
    other hooks a subject says nothing: the rule is asked.
    """

    things: frozenset[Drug | EventKind]
    otherwise: NotIndicated

    @classmethod
    def of(cls, *things: Drug | EventKind, otherwise: str) -> Self:
        """Return the subject of these; `otherwise` is the reason of its silence."""
        return cls(frozenset(things), NotIndicated(otherwise))


@fact
def called_for(chart: Chart) -> frozenset[Drug | EventKind]:
    """Return every drug and every act that this call orders or books."""
    drugs = [item.drug for item in chart.drafts]
    return frozenset([*drugs, *[event.kind for event in chart.wanted]])
