"""What the clients file means for a start: where, with how many processes."""

from pathlib import Path

import pytest
from settings_files import HOSPITAL, settings_of

from cds_service.settings import Settings, SettingsError


def test_with_clients_any_address_may_be_served(tmp_path: Path) -> None:
    """Callers are authenticated, so no leave is needed."""
    settings_of(tmp_path, HOSPITAL).check_start("10.0.0.5")


def test_replay_protection_needs_one_process(tmp_path: Path) -> None:
    """Two workers would let the same token in twice; with a store all know it."""
    settings = settings_of(tmp_path, HOSPITAL)
    settings.check_start("127.0.0.1", 1)
    with pytest.raises(SettingsError, match=r"2 workers .* for hospital\.") as refused:
        settings.check_start("127.0.0.1", 2)
    assert "--workers 1" in str(refused.value)

    settings_of(tmp_path, f"{HOSPITAL}replay_protection = false").check_start(
        "127.0.0.1", 2
    )
    Settings.load({}).check_start("127.0.0.1", 2)
    shared = settings_of(tmp_path, HOSPITAL, store_url="sqlite+aiosqlite:///x.db")
    shared.check_start("127.0.0.1", 2)


def test_the_public_url_is_missed_once_tokens_name_it(tmp_path: Path) -> None:
    """The audience of a token is checked against it."""
    (notice,) = settings_of(tmp_path, HOSPITAL).notices
    assert notice.startswith("CDS_PUBLIC_URL is not set")

    public = "https://cds.example.org"
    assert settings_of(tmp_path, HOSPITAL, public_url=public).notices == ()


def test_plain_http_in_open_mode_is_said() -> None:
    """Trials with a FHIR server elsewhere go on, and say what that means."""
    servers = "http://127.0.0.1:9000/fhir,http://fhir.example.org/r4"
    notices = Settings.load({"CDS_FHIR_SERVERS": servers}).notices

    (said,) = [notice for notice in notices if "plain http" in notice]
    assert "http://fhir.example.org/r4 is" in said


def test_a_page_in_a_browser_needs_its_origin(tmp_path: Path) -> None:
    """Without CORS the sandbox shows every call as all clear."""
    page = f'{HOSPITAL}\ndialect = "sandbox"'
    origin = "https://sandbox.cds-hooks.org"

    said = settings_of(tmp_path, page).notices
    then = settings_of(tmp_path, page, cors_origins=origin).notices

    assert any("CDS_CORS_ORIGINS" in notice for notice in said)
    assert not any("CDS_CORS_ORIGINS" in notice for notice in then)
