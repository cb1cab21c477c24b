"""The words of cards about NSAIDs in mastocytosis."""

from typing import Final

from cds_service.clinical.rule import CardText
from cds_service.clinical.tolerance_findings import (
    BleedingAdded,
    FewPlatelets,
    ReactionDoubted,
    ReactionKnown,
    ToleranceNotKnown,
)
from cds_service.knowledge.trigger_advice import BLEEDING, NSAID_VIEWS, ON_RECORD

_MAY: Final = (
    "NSAIDs are not absolutely contraindicated in mastocytosis: some patients react,"
    " many do not."
)
_IN_DOUBT: Final = (
    "The reaction on record is unconfirmed, unspecific, over, or older than later use."
)
_LOW: Final = (
    "An NSAID keeps platelets from working, and few are left: another analgesic is"
    " safer, whatever was tolerated before."
)
_LIVER: Final = (
    "Acetaminophen is not offered: its label for injection contraindicates it in severe"
    " liver impairment. NSAIDs are no safer there; a liver specialist may still prefer"
    " a lower dose of acetaminophen. On record: {liver}"
)
_OTHER_USES: Final = (
    "Shows nothing of other NSAIDs (blocks COX-2 alone, is metamizole, or may have"
    " stayed on the skin or in the eye): {other_uses}"
)
_DETAIL: Final = (_MAY, *ON_RECORD, _OTHER_USES, NSAID_VIEWS, BLEEDING, _LIVER)

TEXTS: Final = {
    ReactionKnown: CardText(
        "Choose another analgesic {concern}: a reaction to an NSAID or aspirin is"
        " on record",
        _DETAIL,
    ),
    ReactionDoubted: CardText(
        "Clarify the reaction to an NSAID or aspirin on record before this NSAID,"
        " {concern}",
        (
            _IN_DOUBT,
            *_DETAIL,
        ),
    ),
    FewPlatelets: CardText(
        "Weigh bleeding before this NSAID {concern}: {platelets}",
        (_LOW, *_DETAIL),
    ),
    BleedingAdded: CardText(
        "Weigh bleeding or ulcer before this NSAID {concern}: something on record"
        " adds to it",
        (BLEEDING, _LIVER, _MAY, *ON_RECORD, NSAID_VIEWS),
    ),
    ToleranceNotKnown: CardText(
        "Ask for prior tolerance of NSAIDs {concern}: not shown by this record; not"
        " absolutely contraindicated",
        _DETAIL,
    ),
}
