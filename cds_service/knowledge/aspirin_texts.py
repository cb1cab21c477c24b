"""The words of cards about aspirin in mastocytosis."""

from typing import Final

from cds_service.clinical.rule import CardText
from cds_service.clinical.tolerance_findings import (
    AlreadyOrdered,
    FewPlatelets,
    InEmergency,
    ReactionDoubted,
    ReactionInEmergency,
    ReactionKnown,
    ToleranceNotKnown,
)
from cds_service.knowledge.trigger_advice import (
    ASPIRIN_VIEWS,
    BLEEDING,
    KEEP_ANTIPLATELET,
    ON_RECORD,
)

_DETAIL: Final = (KEEP_ANTIPLATELET, *ON_RECORD, ASPIRIN_VIEWS, BLEEDING)

TEXTS: Final = {
    ReactionKnown: CardText(
        "Clarify the reaction to aspirin or an NSAID first {concern}; keep a needed"
        " antiplatelet effect",
        _DETAIL,
    ),
    ReactionInEmergency: CardText(
        "Weigh the aspirin or NSAID reaction on record {concern}: watch the dose,"
        " or another antiplatelet",
        _DETAIL,
    ),
    ReactionDoubted: CardText(
        "Clarify the doubtful reaction to aspirin or an NSAID before regular use"
        " {concern}",
        _DETAIL,
    ),
    ToleranceNotKnown: CardText(
        "Confirm aspirin tolerance {concern} before regular use: none shown by this"
        " record",
        _DETAIL,
    ),
    FewPlatelets: CardText(
        "Weigh bleeding against the need for aspirin {concern}: {platelets}",
        (
            (
                "Aspirin was tolerated before; platelets are what speaks against it."
                " Do not leave out an antiplatelet that is needed (coronary syndrome,"
                " stent, stroke): weigh it with cardiology and haematology."
            ),
            BLEEDING,
        ),
    ),
    AlreadyOrdered: CardText(
        "Ask whether the aspirin on record is taken and tolerated {concern}",
        _DETAIL,
    ),
    InEmergency: CardText(
        "Watch the first dose of aspirin that is needed now {concern}, epinephrine"
        " ready: tolerance not confirmed",
        (*ON_RECORD, KEEP_ANTIPLATELET, BLEEDING),
    ),
}
