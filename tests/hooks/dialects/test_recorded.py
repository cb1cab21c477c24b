"""The requests of `fhir_fixtures/dialects`: every EHR, every hook that it calls.

That each is answered as it should be, `tests/test_fixtures.py` holds.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from fixture_cases import CASES
from spoken import practice_of

from cds_service.hooks.dialects import DIALECTS
from cds_service.hooks.dialects.dialect import Dialect
from cds_service.hooks.preview import preview
from cds_service.hooks.services import SERVICES

_RECORDED = {name: case for name, case in CASES.items() if name.startswith("dialects")}


def _dialect(name: str) -> Dialect:
    return DIALECTS[Path(name).parts[1]]


def _sent(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_RECORDED[name].body)
    return content


@pytest.mark.parametrize("spoken", sorted(DIALECTS))
def test_every_hook_of_an_ehr_is_recorded(spoken: str) -> None:
    """No dialect is claimed for a hook without a request of its kind."""
    dialect = DIALECTS[spoken]
    recorded = {
        SERVICES[case.service].hook
        for name, case in _RECORDED.items()
        if _dialect(name) is dialect
    }

    assert recorded >= dialect.hooks


@pytest.mark.parametrize("name", sorted(_RECORDED))
def test_a_request_is_sent_in_the_dialect_of_its_folder(name: str) -> None:
    """Standard needs not be named."""
    assert (_RECORDED[name].dialect or "standard") == _dialect(name).name


@pytest.mark.parametrize("name", sorted(_RECORDED))
def test_no_card_of_it_loses_anything_at_its_ehr(name: str) -> None:
    """What leaves is what that EHR can show; and the service is one that it calls."""
    case = _RECORDED[name]
    found = preview(SERVICES[case.service], case.body, practice_of(), _dialect(name))

    assert not found.loses
    assert not found.never_called


@pytest.mark.parametrize("name", [name for name in sorted(_RECORDED) if "epic" in name])
def test_epic_says_who_triggered(name: str) -> None:
    """Its extension is on every request, and strings are what it holds."""
    extension = _sent(name)["extension"]
    own = {key: item for key, item in extension.items() if key.startswith("com.epic")}

    assert "com.epic.cdshooks.request.bpa-trigger-action" in own
    assert all(isinstance(item, str) for item in own.values())
