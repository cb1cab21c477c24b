"""What was not read is said of orders of procedures as of orders of drugs."""

from cards.rules_for_tests import answer, chart, rule, setting
from trigger_charts import booked

from cds_service.cards.compose import compose
from cds_service.clinical.chart import Hook
from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace

CT = booked(EventKind.CONTRAST_IMAGING, "2026-01-20", Phase.DRAFTED)
GAP = Gap(Record.ALLERGIES, "was not sent")


def test_a_gap_is_said_when_a_procedure_is_being_ordered() -> None:
    """Allergies that were not sent matter to a CT with contrast."""
    nothing = answer(NotIndicated("fine"), rule("x"))
    order = replace(chart(), hook=Hook.ORDER_SIGN, drafts=(), gaps=(GAP,))
    asked = replace(order, wanted=(CT,))

    assert compose((nothing,), order, setting()) == []
    (card,) = compose((nothing,), asked, setting())
    assert card.summary == "Could not check: allergies (not complete)"
