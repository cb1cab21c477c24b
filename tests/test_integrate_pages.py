"""What an EHR analyst types in: every page has all of it, as the code has it."""

import json
import re
import tomllib

import pytest
from fixture_cases import CASES

from cds_service.cards.orderable import NAMES
from cds_service.hooks.dialects import DIALECTS
from cds_service.hooks.services import SERVICES
from cds_service.settings import Client
from docs.generate import HERE
from docs.integrate_pages import page

_PAGES = {
    "epic": "epic",
    "oracle": "oracle",
    "sandbox": "sandbox",
    "generic": "standard",
}
_CLIENT = re.compile(r"```toml\n(.*?)```", re.DOTALL)


def _page(name: str) -> str:
    return (HERE / "integrate" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_every_address_that_is_called_is_there_and_no_other(name: str) -> None:
    """A site is set up without reading discovery or code."""
    hooks = DIALECTS[_PAGES[name]].hooks

    for service in SERVICES.values():
        written = f"/cds-services/{service.id}`" in _page(name)
        assert written is (service.hook in hooks)


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_every_query_of_these_services_is_there(name: str) -> None:
    """Keys and queries as discovery has them."""
    for service in SERVICES.values():
        if service.hook in DIALECTS[_PAGES[name]].hooks:
            for key, query in service.templates.items():
                assert f"`{key}`" in _page(name)
                assert f"\n{query}\n" in _page(name)


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_the_client_that_it_shows_is_one(name: str) -> None:
    """The table of the clients file can be taken as it stands."""
    (written,) = _CLIENT.findall(_page(name))
    (table,) = tomllib.loads(written)["client"]

    assert Client.model_validate(table).dialect == _PAGES[name]


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_every_fact_has_its_source(name: str) -> None:
    """What `conform` says stands on the page of that EHR."""
    for trait in DIALECTS[_PAGES[name]].traits:
        assert f"| `{trait.id}` |" in _page(name)
        assert trait.source.document in _page(name)


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_every_topic_and_reason_that_it_may_be_sent_is_there(name: str) -> None:
    """Of a call for another service as well, and of the cards of several rules."""
    written = page(name)
    cases = [case for at, case in CASES.items() if at.startswith(f"dialects/{name}/")]

    assert cases or name == "generic"
    for case in cases:
        assert case.answer
        for card in json.loads(case.answer.read_text("utf-8"))["body"]["cards"]:
            assert f"| `{card['source']['topic']['code']}` |" in written
            for reason in card["overrideReasons"]:
                assert f"| `{reason['code']}` | {reason['display']} |" in written


def test_the_discharge_that_epic_has_no_hook_for_is_on_its_page() -> None:
    """Its rules answer an opened chart with trigger 27."""
    discharge = SERVICES["sm-encounter-discharge"]

    for rule in discharge.rules:
        assert f"| `{rule.id.replace('-', '')}` |" in page("epic")
    assert "`patient-support-resources`" not in page("oracle")


def test_every_order_that_can_be_listed_is_named_for_epic() -> None:
    """The analyst maps all of them, or knows that some are done by hand."""
    assert all(f"| `{name}` |" in _page("epic") for name in NAMES)
