"""Ids are fresh and name their rule."""

from uuid import RFC_4122, UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.cards import identity
from cds_service.cards.identity import Pages, new_uuid, rule_of


@given(st.text())
def test_an_id_names_its_rule(rule_id: str) -> None:
    """Among any rules, the id leads back to the one that made it."""
    uuid = new_uuid(rule_id)

    assert rule_of(uuid, ["another", rule_id]) == rule_id
    assert rule_of(uuid.upper(), [rule_id]) == rule_id


def test_an_id_is_a_uuid_of_version_8() -> None:
    """Clients that check the form accept it."""
    uuid = UUID(new_uuid("a-rule"))

    assert (uuid.version, uuid.variant) == (8, RFC_4122)


def test_ids_are_fresh() -> None:
    """No two calls share an id, however many are drawn ahead."""
    ids = [new_uuid("a-rule") for _ in range(1000)]

    assert len(set(ids)) == 1000
    assert all(UUID(each).version == 8 for each in ids)
    assert {UUID(each).variant for each in ids} == {RFC_4122}
    assert {rule_of(each, ["a-rule"]) for each in ids} == {"a-rule"}


def test_another_process_draws_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fork does not give out what its parent drew ahead."""
    monkeypatch.setattr(identity, "getpid", lambda: -2)
    new_uuid("a-rule")
    monkeypatch.setattr(identity, "urandom", lambda count: b"\xab" * count)
    ours = new_uuid("a-rule")
    monkeypatch.setattr(identity, "getpid", lambda: -1)

    assert not ours.endswith("babababa")
    assert new_uuid("a-rule").endswith("babababa")


@given(st.text())
def test_what_is_no_id_names_no_rule(text: str) -> None:
    """Feedback about anything else finds nothing and breaks nothing."""
    assert rule_of(text, ["a-rule"]) is None


def test_ids_of_others_name_no_rule() -> None:
    """Neither another version nor an unknown rule is taken for ours."""
    assert rule_of(str(uuid4()), ["a-rule"]) is None
    assert rule_of(new_uuid("gone"), ["a-rule"]) is None


def test_pages_know_the_ids_of_their_cards() -> None:
    """Counts and metrics ask so; what no page of ours made is of none."""
    pages = Pages(["a-rule", "another"])

    assert pages.of(new_uuid("another")) == "another"
    assert pages.of(new_uuid("gone")) is None
    assert pages.of(str(uuid4())) is None
    # All that a rule's ids share is compared, with the version; nothing drawn is.
    drawn = {new_uuid("a-rule")[15:] for _ in range(100)}
    assert len({each[0] for each in drawn}) > 1
    assert pages.of(new_uuid("a-rule")[:14] + "4" + drawn.pop()) is None
