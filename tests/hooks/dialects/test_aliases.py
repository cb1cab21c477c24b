"""Prefetch under a site's own keys."""

from typing import Any

import pytest
from hook_calls import AGGRESSIVE_SM, PATIENT, bundle, patient_view
from spoken import cards_for

from cds_service.from_fhir.habits import Habits
from cds_service.frozen import replace
from cds_service.hooks.dialects.standard import STANDARD
from cds_service.hooks.errors import MissingData

Json = dict[str, Any]

_SITE = replace(
    STANDARD,
    habits=Habits(aliases={"problems": "conditions", "encounterDx": "conditions"}),
)
_OTHER = {**AGGRESSIVE_SM, "id": "other", "code": {"text": "Hay fever"}}
_FAILED = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "exception"}],
}
_NO_RESULTS = {
    "resourceType": "Bundle",
    "type": "searchset",
    "total": 0,
    "entry": [
        {
            "search": {"mode": "outcome"},
            "resource": {
                "resourceType": "OperationOutcome",
                "issue": [
                    {
                        "severity": "warning",
                        "code": "processing",
                        "details": {"coding": [{"code": "4101"}]},
                    }
                ],
            },
        }
    ],
}


def _sent(**keys: object) -> Json:
    call: Json = patient_view()
    del call["prefetch"]["conditions"]
    call["prefetch"] |= keys
    return call


def test_a_key_of_the_site_is_one_of_ours() -> None:
    """The same cards as under our own key."""
    ours = cards_for(patient_view(conditions=bundle(AGGRESSIVE_SM)), "sm-patient-view")
    call = _sent(problems=bundle(AGGRESSIVE_SM), encounterDx=None)
    theirs = cards_for(call, "sm-patient-view", _SITE)

    assert ours
    assert [card["summary"] for card in theirs] == [card["summary"] for card in ours]


@pytest.mark.parametrize("empty", [None, bundle(), _NO_RESULTS])
def test_empty_under_every_key_is_known_to_be_empty(empty: object) -> None:
    """Null, no entry and "no results" are answers; without the alias it is a gap."""
    call = _sent(problems=empty, encounterDx=empty)

    assert cards_for(call, "sm-patient-view", _SITE) == []
    with pytest.raises(MissingData):
        cards_for(call, "sm-patient-view")


def test_what_lies_under_either_key_counts() -> None:
    """The diagnosis may be among the problems or among those of the encounter."""
    found = bundle(AGGRESSIVE_SM)
    for keys in (
        {"problems": None, "encounterDx": found},
        {"problems": found, "encounterDx": bundle(_OTHER)},
        {"problems": bundle(_OTHER), "encounterDx": found},
    ):
        assert cards_for(_sent(**keys), "sm-patient-view", _SITE)


def test_an_error_under_one_key_stays_one() -> None:
    """Half a problem list is never taken for the whole of it."""
    call = _sent(problems=bundle(AGGRESSIVE_SM), encounterDx=_FAILED)

    cards = cards_for(call, "sm-patient-view", _SITE)

    assert any("reported an error" in card["detail"] for card in cards)


@pytest.mark.parametrize("came", ["problems", "encounterDx"])
@pytest.mark.parametrize("held", [None, bundle(), _OTHER, bundle(_OTHER)])
def test_a_key_that_did_not_come_is_no_empty_one(came: str, held: object) -> None:
    """A query that failed is left out: silence would say that there is nothing."""
    whole = _sent(problems=held, encounterDx=held)

    assert cards_for(whole, "sm-patient-view", _SITE) == []
    (card,) = cards_for(_sent(**{came: held}), "sm-patient-view", _SITE)
    assert "could not be read in full" in card["summary"]


def test_what_came_under_one_key_alone_is_used() -> None:
    """The advice stands, and what the other key would have brought is said."""
    cards = cards_for(
        _sent(encounterDx=bundle(AGGRESSIVE_SM)), "sm-patient-view", _SITE
    )

    assert "Carry two epinephrine" in cards[0]["summary"]
    assert "only 1 of 2 results were sent" in cards[-1]["detail"]


@pytest.mark.parametrize("came", ["conditions", "encounterDx"])
def test_our_own_key_may_be_one_of_several(came: str) -> None:
    """Listed beside the other, it is expected like the other."""
    aliases = {"conditions": "conditions", "encounterDx": "conditions"}
    site = replace(STANDARD, habits=Habits(aliases=aliases))
    nothing = bundle(_OTHER)

    both = _sent(conditions=nothing, encounterDx=nothing)
    assert cards_for(both, "sm-patient-view", site) == []
    assert cards_for(_sent(**{came: nothing}), "sm-patient-view", site)


def test_none_of_the_keys_is_a_part_that_was_not_sent() -> None:
    """It is asked for elsewhere, or the call is refused: as with our own key."""
    with pytest.raises(MissingData):
        cards_for(_sent(), "sm-patient-view", _SITE)


def test_a_key_without_an_alias_keeps_its_name() -> None:
    """Ours still count at a site that has some of its own."""
    call = patient_view(conditions=bundle(AGGRESSIVE_SM), patient=PATIENT)

    assert cards_for(call, "sm-patient-view", _SITE)
