"""The dialects as a client chooses them, and what standard costs."""

import json
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from hook_calls import PATIENT_VIEW, low_neutrophils
from settings_files import HOSPITAL, settings_of
from spoken import cards_for
from starlette.testclient import TestClient

from cds_service.callers import dialect_of
from cds_service.cards.identity import new_uuid
from cds_service.from_fhir.habits import USUAL
from cds_service.frozen import replace
from cds_service.hooks.dialects import DIALECTS
from cds_service.hooks.dialects.conformance import Remark
from cds_service.hooks.dialects.dialect import Dialect
from cds_service.hooks.dialects.epic import EPIC
from cds_service.hooks.dialects.oracle import TRAITS
from cds_service.hooks.dialects.standard import STANDARD
from cds_service.hooks.dialects.trait import Effect, Source
from cds_service.settings import Client

_EPIC_SITE = f"""{HOSPITAL}
dialect = "epic"
prefetch_aliases = {{ problems = "conditions" }}
orderable = {{ "Troponin" = "TROP" }}
"""


def test_every_dialect_can_be_chosen_by_its_name() -> None:
    """What the clients file allows is what there is."""
    allowed = get_args(Client.model_fields["dialect"].annotation)

    assert set(allowed) == set(DIALECTS)
    assert all(DIALECTS[name].name == name for name in DIALECTS)


def test_standard_does_nothing() -> None:
    """No step is taken for a caller who speaks as the specification has it."""
    assert STANDARD.meant is None
    assert STANDARD.outward is None
    assert STANDARD.habits is USUAL
    assert STANDARD.traits == ()


def test_a_client_speaks_with_the_names_of_its_site(tmp_path: Path) -> None:
    """Dialect, key aliases and order codes come from its table in the file."""
    (client,) = settings_of(tmp_path, _EPIC_SITE).clients

    spoken = dialect_of(client)

    assert spoken.name == "epic"
    assert spoken.outward is EPIC.outward
    assert spoken.habits.aliases == {"problems": "conditions"}
    assert spoken.habits.context_may_lack
    assert spoken.orderable == {"Troponin": "TROP"}


def test_a_client_without_names_is_of_the_plain_dialect(tmp_path: Path) -> None:
    """Nothing is renamed that nobody named."""
    (client,) = settings_of(tmp_path, HOSPITAL).clients

    assert dialect_of(client).habits.aliases == {}
    assert dialect_of(client).outward is None


@pytest.mark.parametrize("name", ["sandbox", "oracle"])
def test_other_dialects_leave_the_cards_as_they_are(name: str) -> None:
    """These EHRs take every card; what they do not show, `conform` tells."""
    call = low_neutrophils()

    spoken = cards_for(call, "sm-patient-view", DIALECTS[name])

    for card, plain in zip(spoken, cards_for(call, "sm-patient-view"), strict=True):
        assert card["detail"] == plain["detail"]
        assert card["source"] == plain["source"]


def test_a_fact_has_one_name() -> None:
    """Two facts of one EHR never share an id."""
    with pytest.raises(ValueError, match="one id"):
        Dialect("twice", traits=(TRAITS[0], replace(TRAITS[1], id=TRAITS[0].id)))


@pytest.mark.parametrize(
    ("effect", "weak", "answered", "loses"),
    [
        (Effect.REJECTS, False, False, True),
        (Effect.DROPS, False, False, True),
        (Effect.DROPS, True, False, False),
        (Effect.DROPS, False, True, False),
        (Effect.CHANGES, False, False, False),
        (Effect.IGNORES, False, False, False),
    ],
)
def test_what_counts_as_lost(
    effect: Effect, *, weak: bool, answered: bool, loses: bool
) -> None:
    """What a document says is rejected or dropped, and that we do not answer."""
    trait = replace(TRAITS[0], effect=effect, source=Source("A page", "1", weak))

    assert Remark(1, trait, ("summary",), answered).loses is loses


def test_feedback_on_a_card_of_another_service_names_its_rule(
    client: TestClient, log: BytesIO
) -> None:
    """A call of one service may be answered by another; its cards are known."""
    item = {
        "card": new_uuid("imatinib-kit-d816v-positive"),
        "outcome": "overridden",
        "outcomeTimestamp": "2026-01-06T12:00:00Z",
        "overrideReasons": {
            "extension": {
                "com.epic.cdshooks.feedback.overrideReason.reasonCategory": "45"
            }
        },
    }

    answer = client.post(f"{PATIENT_VIEW}/feedback", json={"feedback": [item]})

    line = json.loads(log.getvalue())
    assert answer.json() == {"received": 1}
    assert line["rule"] == "imatinib-kit-d816v-positive"
    assert line["reason"] == "other"
