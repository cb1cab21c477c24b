"""Cards for Epic: nothing it cannot place is lost, nothing it rejects is sent."""

from typing import Any

import pytest
from hook_calls import (
    AGGRESSIVE_SM,
    FIXTURES,
    bundle,
    imatinib,
    low_neutrophils,
    read,
)
from spoken import cards_for

from cds_service.cards.markdown import escape
from cds_service.frozen import replace
from cds_service.hooks.dialects.epic import EPIC
from cds_service.hooks.dialects.epic_cards import BY_HAND, DEFAULTS, ONE_ONLY
from cds_service.hooks.services import SERVICES

Json = dict[str, Any]

_LISTED = replace(EPIC, orderable={"CBC with differential": "CBCDIFF"})


def _actions(cards: list[Json]) -> list[Json]:
    return [
        suggestion["actions"][0]
        for card in cards
        for suggestion in card.get("suggestions", ())
    ]


def _of(topic: str, cards: list[Json]) -> Json:
    (card,) = [one for one in cards if one["source"]["topic"]["code"] == topic]
    return card


def _tests_in(cards: list[Json]) -> list[Json]:
    return [
        one
        for one in _actions(cards)
        if one.get("resource", {}).get("resourceType") == "ServiceRequest"
    ]


def test_a_change_of_an_order_is_said_in_words() -> None:
    """Epic takes no update; to hold midostaurin stays visible as a line to do."""
    standard = cards_for(low_neutrophils(), "sm-patient-view")
    spoken = cards_for(low_neutrophils(), "sm-patient-view", EPIC)

    held = [one for one in _actions(standard) if one["type"] == "update"]
    assert held
    assert not [one for one in _actions(spoken) if one["type"] == "update"]
    assert BY_HAND in spoken[0]["detail"]
    for one in held:
        assert one["description"].split(":")[0] in spoken[0]["detail"]


def test_no_card_and_no_summary_is_lost() -> None:
    """The same cards in the same order, with the same urgency."""
    for call, service in (
        (low_neutrophils(), "sm-patient-view"),
        (imatinib(), "sm-order-sign"),
    ):
        told = [
            [(card["summary"], card["indicator"]) for card in cards]
            for cards in (cards_for(call, service), cards_for(call, service, EPIC))
        ]
        assert told[0]
        assert told[0] == told[1]


def test_a_test_is_ordered_by_the_list_of_the_site() -> None:
    """With its entry named, the count is a button again, in that code alone."""
    without = cards_for(low_neutrophils(), "sm-patient-view", EPIC)
    listed = cards_for(low_neutrophils(), "sm-patient-view", _LISTED)

    assert not _tests_in(without)
    placed, *_ = _tests_in(listed)
    assert placed["resource"]["code"]["coding"] == [
        {
            "system": "urn:com.epic.cdshooks.action.code.system.preference-list-item",
            "code": "CBCDIFF",
        }
    ]
    assert DEFAULTS in listed[0]["detail"]


def test_a_drug_is_named_by_the_oid_of_rxnorm() -> None:
    """Two devices: RxNorm by OID, and the detail says that details are not taken."""
    call = low_neutrophils()
    call["prefetch"] = dict.fromkeys(call["prefetch"]) | {
        "patient": call["prefetch"]["patient"],
        "conditions": bundle(AGGRESSIVE_SM),
    }
    cards = cards_for(call, "sm-patient-view", EPIC)

    drugs = [
        coding["system"]
        for one in _actions(cards)
        for coding in one.get("resource", {})
        .get("medicationCodeableConcept", {})
        .get("coding", ())
    ]
    assert drugs
    assert set(drugs) == {"urn:oid:2.16.840.1.113883.6.88"}


def test_alternatives_are_named_as_such() -> None:
    """Any is the only behaviour Epic knows; that one excludes the other is said."""
    call = read(FIXTURES / "dialects" / "standard" / "order-select" / "request.json")
    before = cards_for(call, "sm-order-select")
    after = cards_for(call, "sm-order-select", EPIC)

    exclusive = [card.get("selectionBehavior") == "at-most-one" for card in before]
    assert any(exclusive)
    assert not all(exclusive)
    assert [ONE_ONLY in card["detail"] for card in after] == exclusive
    assert {card.get("selectionBehavior", "any") for card in after} == {"any"}


@pytest.mark.parametrize(
    ("rule", "case", "changed"),
    [
        ("avapritinib-cyp3a", "advanced-200-mg-fluconazole", "Change to 50 mg once"),
        ("avapritinib-dose-by-subtype", "indolent-200-mg", "Change to 25 mg once"),
        ("tki-duplicate", "avapritinib-ordered-beside-midostaurin", "Stop midost"),
    ],
)
def test_a_removal_is_never_the_only_button_among_alternatives(
    rule: str, case: str, changed: str
) -> None:
    """Another dose or none: as a lone button, none would be what the card asks."""
    call = read(FIXTURES / rule / case / "request.json")
    service = f"sm-{call['hook']}"
    card = _of(rule, cards_for(call, service))
    sent = _of(rule.replace("-", ""), cards_for(call, service, EPIC))

    offered = [one["description"] for one in _actions([card])]
    assert {one["type"] for one in _actions([card])} >= {"update", "delete"}
    assert any(changed in one for one in offered)
    assert "suggestions" not in sent
    assert sent["detail"].startswith(ONE_ONLY)
    assert all(f"- {escape(one)}" in sent["detail"] for one in offered)


def test_a_removal_beside_what_it_does_not_exclude_stays() -> None:
    """To interrupt is to hold the order on record and to take this one back."""
    call = read(FIXTURES / "dialects" / "epic" / "order-signed" / "request.json")
    card = _of("midoancinterrupt", cards_for(call, "sm-order-sign", EPIC))

    assert [one["type"] for one in _actions([card])] == ["delete"]
    assert "Put midostaurin on hold" in card["detail"]


def test_every_topic_is_alphanumeric_short_and_its_own() -> None:
    """Epic keeps an override by this code: two rules must never share one."""
    ids = {rule.id for service in SERVICES.values() for rule in service.rules}
    codes = {rule_id.replace("-", "") for rule_id in ids}

    assert len(codes) == len(ids)
    assert all(code.isalnum() and code.isascii() and len(code) <= 100 for code in codes)
    cards = cards_for(low_neutrophils(), "sm-patient-view", EPIC)
    assert cards[0]["source"]["topic"]["code"] == "midoancinterrupt"


def test_the_detail_says_how_it_is_written() -> None:
    """Beside our own extension, which stays."""
    (card, *_) = cards_for(low_neutrophils(), "sm-patient-view", EPIC)

    named = card["extension"]["com.epic.cdshooks.card.detail.content-type"]
    assert named == "text/markdown; variant=GitHub"
    assert card["extension"]["org.smcds.evidence"]["rules"]
