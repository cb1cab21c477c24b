"""A card that gives no advice says what it rests on, too."""

from cards.rules_for_tests import ANC, answer, chart, rule, setting

from cds_service.cards.compose import compose
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.record import Unread
from cds_service.frozen import replace

UNREAD = Unread("Observation/1", Analyte.PLATELETS, "no unit")


def test_it_ends_as_every_card_does() -> None:
    """The data used, what was not evaluated and the source, as far as there are any."""
    used = answer(InsufficientData("an old count", (ANC,)), rule("x"))
    (undecided,) = compose([used], chart(), setting())
    asked = answer(
        NotIndicated("fine"), rule("y", needs=frozenset({Analyte.PLATELETS}))
    )
    (unread,) = compose([asked], replace(chart(), unread=(UNREAD,)), setting())

    assert undecided.detail.split("\n\n")[3:-1] == [
        "**Data used**",
        "- ANC: 0.8 x10^9/L, 2026-01-05, 1 day old",
        "**Not evaluated:** advice that needs what is named above.",
        "**Sources**",
        (
            "- TESTIB prescribing information, Table 4 (product label)\n"
            "- TESTIB prescribing information, 2.3 (product label)"
        ),
        (
            "Based on systemic mastocytosis source documents and product label "
            "(rule x 1.0.0)."
        ),
    ]
    assert unread.detail.split("\n\n")[3:-1] == [
        "**Data used:** none.",
        "**Not evaluated:** advice that needs what is named above.",
        "**Sources:** none; this card is about the data sent.",
    ]
