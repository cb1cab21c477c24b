"""What a call of Epic is about, whatever it is called."""

import json
from typing import Any

import pytest
from hook_calls import AGGRESSIVE_SM, IMATINIB_DRAFT, bundle, order_sign, patient_view
from spoken import cards_for, practice_of

from cds_service.clinical.chart import Hook
from cds_service.hooks.dialects.epic import EPIC
from cds_service.hooks.dialects.epic_calls import TRIGGER, meant
from cds_service.hooks.services import SERVICES

Json = dict[str, Any]


def _opened(trigger: object, **more: Json) -> Json:
    call = patient_view(conditions=bundle(AGGRESSIVE_SM), **more)
    return {**call, "extension": {TRIGGER: trigger}}


@pytest.mark.parametrize(
    ("trigger", "hook"),
    [
        ("18", Hook.ORDER_SELECT),
        ("23", Hook.ORDER_SIGN),
        (23, Hook.ORDER_SIGN),
        ("27", Hook.ENCOUNTER_DISCHARGE),
        ("60", None),
        ("26", None),
        ("29", None),
        ("5", None),
        ("", None),
        (None, None),
        ({"a": 1}, None),
    ],
)
def test_the_trigger_tells_what_is_meant(trigger: object, hook: Hook | None) -> None:
    """Only an order or a discharge is something else than an opened chart."""
    assert meant(json.dumps(_opened(trigger)).encode()) is hook


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"hook": 3}', b'{"hook": "patient-view"}', b"\xff" * 9]
)
def test_what_is_no_call_means_nothing(body: bytes) -> None:
    """It is refused by whoever reads it, and breaks nothing here."""
    assert meant(body) is None


def test_a_hook_of_its_own_is_never_taken_for_another() -> None:
    """An order-sign is one, whatever its trigger says."""
    call = {**order_sign(IMATINIB_DRAFT), "extension": {TRIGGER: "18"}}

    assert meant(json.dumps(call).encode()) is None


def test_a_discharge_is_asked_of_the_rules_of_a_discharge() -> None:
    """Trigger 27 to the service of opened charts: the rules of going home answer."""
    service = SERVICES["sm-patient-view"]
    body = json.dumps(_opened("27")).encode()

    assert practice_of(EPIC).meant(service, body).id == "sm-encounter-discharge"
    assert practice_of().meant(service, body) is service
    assert cards_for(_opened("27"), "sm-patient-view", EPIC)


@pytest.mark.parametrize("trigger", ["18", "23", "27", "60"])
def test_a_second_service_of_opened_charts_answers_for_itself(trigger: str) -> None:
    """A site that has both is told everything once."""
    service = SERVICES["sm-suspicion-patient-view"]
    body = json.dumps(_opened(trigger)).encode()

    assert practice_of(EPIC).meant(service, body) is service
    assert cards_for(_opened(trigger), service.id, EPIC) == []


def test_an_order_without_its_drafts_is_told_as_unchecked() -> None:
    """Trigger 23 and no draft orders: one quiet card names what is lacking."""
    cards = cards_for(_opened("23"), "sm-patient-view", EPIC)

    (card,) = cards
    assert card["indicator"] == "info"
    assert "scopes for unsigned orders" in card["detail"]


def test_the_drafts_of_such_an_order_are_read() -> None:
    """Imatinib in a patient-view that is really a signature raises its card."""
    call = _opened("23")
    call["context"]["draftOrders"] = bundle(IMATINIB_DRAFT, kind="collection")

    cards = cards_for(call, "sm-patient-view", EPIC)

    assert any("matinib" in card["summary"] for card in cards)


def test_stripped_orders_are_told_and_not_refused() -> None:
    """order-sign without draftOrders: the EHR withheld them, no clinician erred."""
    call = order_sign(conditions=bundle(AGGRESSIVE_SM))
    del call["context"]["draftOrders"]

    (card,) = cards_for(call, "sm-order-sign", EPIC)

    assert "no draft order was sent" in card["detail"]


def test_nobody_without_mastocytosis_is_told_of_stripped_orders() -> None:
    """No card and no noise for patients whom no rule concerns."""
    call = order_sign(conditions=bundle())
    del call["context"]["draftOrders"]

    assert cards_for(call, "sm-order-sign", EPIC) == []
