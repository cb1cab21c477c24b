"""Proposals as suggestions: one act, one action, a valid FHIR R4 resource.

The only module that builds FHIR. A resource we create is checked once per
template with fhir.resources; for a call only names, days and words go in. What
cannot be offered as it was meant is offered as a task, never dropped.
"""

from functools import cache
from typing import Final

import msgspec

from cds_service.cards import orders
from cds_service.cards.amounts import days
from cds_service.cards.card import Action, Suggestion, is_reference
from cds_service.cards.description import description
from cds_service.cards.edits import Edit, edited
from cds_service.cards.identity import new_uuid
from cds_service.cards.markdown import clean
from cds_service.cards.offer import Offer
from cds_service.cards.orders import Content
from cds_service.clinical.plural import several
from cds_service.clinical.proposal import (
    AddTask,
    ChangeDevices,
    ChangeDose,
    DrugProduct,
    EpinephrineProduct,
    HoldOrder,
    NewEpinephrine,
    OrderDrug,
    OrderTest,
    Proposal,
    Referral,
    RemoveDraft,
    StopOrder,
    TestOrder,
)

_REVIEW: Final = "Review this by hand with the prescriber; no change is offered."
_BY_HAND: Final = "The order was not found in what was sent; change it by hand."
_STANDS: Final = "The same order is on record, and must not be deleted; undo by hand."


def offered(
    proposals: tuple[Proposal, ...], rule_id: str, offer: Offer
) -> tuple[Suggestion, ...]:
    """Return one suggestion for each proposal, in order; see `acts` for which."""
    return tuple([_suggestion(each, rule_id, offer) for each in proposals])


def _suggestion(proposal: Proposal, rule_id: str, offer: Offer) -> Suggestion:
    label = clean(proposal.label)
    action = _action(proposal, label, offer)
    return Suggestion(uuid=new_uuid(rule_id), label=label, actions=(action,))


def warm() -> None:
    """Build every template before the first call needs one."""
    _task_template()
    for product in EpinephrineProduct:
        _epinephrine_template(product, 2)
    for test in (*TestOrder, *Referral):
        _test_template(test)
    for drug in DrugProduct:
        _drug_template(drug)


def _action(  # noqa: PLR0911 (one line per kind)
    proposal: Proposal, label: str, offer: Offer
) -> Action:
    match proposal:
        case NewEpinephrine():
            return _new_epinephrine(proposal, label, offer)
        case OrderTest():
            return _new_test(proposal, label, offer)
        case OrderDrug():
            return _new_drug(proposal, label, offer)
        case AddTask():
            return _new_task(proposal, label, offer)
        case ChangeDose():
            more = f"{proposal.text.rstrip('.')}. Check the quantity to dispense."
            return _update(proposal, label, more, offer)
        case ChangeDevices():
            return _update(proposal, label, several(proposal.count, "devices"), offer)
        case HoldOrder() | StopOrder():
            if offer.protects(proposal.reference):
                return _instead(label, _REVIEW, offer)
            return _update(proposal, label, proposal.reason, offer)
        case RemoveDraft():
            return _remove(proposal, label, offer)


def _new_epinephrine(proposal: NewEpinephrine, label: str, offer: Offer) -> Action:
    content = _epinephrine_template(proposal.product, proposal.count) | {
        "subject": offer.subject,
        "authoredOn": offer.day(),
    }
    return _create(label, f"{proposal.count} x {proposal.product}", content)


def _new_test(proposal: OrderTest, label: str, offer: Offer) -> Action:
    today = offer.day()
    content = _test_template(proposal.test) | {
        "subject": offer.subject,
        "authoredOn": today,
        "reasonCode": [{"text": clean(proposal.reason) or proposal.test.value}],
        **orders.occurrence(today, proposal.repeat_days),
    }
    if proposal.repeat_days:
        del content["occurrenceDateTime"]
    often = f", every {days(proposal.repeat_days)}" if proposal.repeat_days else ""
    return _create(label, f"{proposal.test}{often}", content)


def _new_drug(proposal: OrderDrug, label: str, offer: Offer) -> Action:
    content = _drug_template(proposal.product) | {
        "subject": offer.subject,
        "authoredOn": offer.day(),
    }
    return _create(label, proposal.product, content)


def _new_task(proposal: AddTask, label: str, offer: Offer) -> Action:
    text = clean(proposal.text)
    due = offer.day(max(0, proposal.due_days))
    content = _task_template() | {
        "code": {"text": label},
        "description": text or label,
        "for": offer.subject,
        "authoredOn": offer.day(),
        "restriction": {"period": {"end": due}},
    }
    return _create(label, text, content)


def _update(proposal: Edit, label: str, more: str, offer: Offer) -> Action:
    order, why = (
        edited(offer.setting.original(proposal.reference), proposal),
        clean(more),
    )
    if order is None:
        return _instead(label, f"{why.rstrip('.')}. {_BY_HAND}", offer)
    said = description(label, why)
    return Action(type="update", description=said, resource=order)


def _remove(proposal: RemoveDraft, label: str, offer: Offer) -> Action:
    if offer.protects(proposal.reference):
        return _instead(label, _REVIEW, offer)
    if not is_reference(proposal.reference):
        return _instead(label, _BY_HAND, offer)
    if offer.stands(proposal.reference):
        return _instead(label, _STANDS, offer)
    said = description(label, "")
    return Action(type="delete", description=said, resource_id=proposal.reference)


def _instead(label: str, why: str, offer: Offer) -> Action:
    return _new_task(AddTask(label, f"{label}: {why}"), label, offer)


def _create(label: str, more: str, content: Content) -> Action:
    said = description(label, more)
    return Action(type="create", description=said, resource=content)


@cache
def _epinephrine_template(product: EpinephrineProduct, count: int) -> Content:
    return _checked(orders.epinephrine(product, count))


@cache
def _drug_template(product: DrugProduct) -> Content:
    return _checked(orders.drug(product))


@cache
def _test_template(test: TestOrder | Referral) -> Content:
    return _checked(orders.test(test))


@cache
def _task_template() -> Content:
    return _checked(orders.task())


def _checked(content: Content) -> Content:
    """Return a template as fhir.resources has it, if it is valid R4.

    Raises:
        ValueError: it is not.
    """
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415 (heavy)

    model = get_fhir_model_class(content["resourceType"]).model_validate(content)
    checked: Content = msgspec.json.decode(model.model_dump_json())
    return checked
