"""The settings: what is accepted, what is refused, and how it is said."""

import pytest

from cds_service.settings import Settings, SettingsError


def test_defaults_are_safe() -> None:
    """Nothing set means: this machine only, open, 10 MiB, all browser origins."""
    settings = Settings.load({})

    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.open_mode
    assert not settings.allow_open
    assert settings.max_body_bytes == 10_485_760
    assert settings.cors_origins == ("*",)
    assert settings.workbench


def test_values_are_read_from_the_environment() -> None:
    """Each setting is CDS_ and its name, in any case; lists have commas."""
    settings = Settings.load(
        {
            "CDS_PUBLIC_URL": "https://cds.example.org/sm/",
            "cds_cors_origins": "https://a.example.org, https://b.example.org",
            "CDS_MAX_BODY_BYTES": "1000",
            "CDS_WORKBENCH": "false",
            "PATH": "/bin",
        }
    )

    assert settings.public_url == "https://cds.example.org/sm"
    assert settings.cors_origins == ("https://a.example.org", "https://b.example.org")
    assert settings.max_body_bytes == 1000
    assert not settings.workbench


def test_the_environment_is_an_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not given to `load` has no effect."""
    monkeypatch.setenv("CDS_PUBLIC_URL", "https://elsewhere.example.org")

    assert Settings.load({}).public_url == "http://127.0.0.1:8000"


def test_an_empty_value_counts_as_unset() -> None:
    """An orchestrator that sets a variable to nothing has set nothing."""
    assert Settings.load({"CDS_MAX_BODY_BYTES": ""}).max_body_bytes == 10_485_760


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CDS_STORE_URL", "sqlite:///feedback.db"),
        ("CDS_PUBLIC_URL", "cds.example.org"),
        ("CDS_PUBLIC_URL", "https://user@cds.example.org"),
        ("CDS_PUBLIC_URL", "https://cds.example.org/?a=b"),
        ("CDS_FHIR_SERVERS", "https://ehr.example.org/fhir,nowhere"),
        ("CDS_MAX_BODY_BYTES", "0"),
        ("CDS_MAX_BODY_BYTES", "many"),
        ("CDS_LOG_LEVEL", "loud"),
        ("CDS_DEADLINE_MS", "-1"),
        ("CDS_PUBLIC_URL", "https://cds.example.org:99999"),
        ("CDS_PUBLIC_URL", "https://cds.example.org:port"),
        ("CDS_PUBLIC_URL", "https://cds example.org"),
        ("CDS_PUBLIC_URL", "https://"),
        ("CDS_PUBLIC_URL", "https://[::1"),
        ("CDS_CORS_ORIGINS", "foo"),
        ("CDS_CORS_ORIGINS", "ehr.example.org"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org/"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org/app"),
        ("CDS_CORS_ORIGINS", "https://EHR.example.org"),
        ("CDS_CORS_ORIGINS", "https://*.example.org"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org:99999"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org:0"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org:443"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org,*"),
        ("CDS_CORS_ORIGINS", "https://ehr.example.org https://b.example.org"),
        ("CDS_CORS_ORIGINS", "null"),
        ("CDS_ALLOW_OPEN", "perhaps"),
    ],
)
def test_what_cannot_be_honoured_is_refused(name: str, value: str) -> None:
    """The service does not start on a setting it would have to ignore."""
    with pytest.raises(SettingsError) as refused:
        Settings.load({name: value})

    (problem,) = refused.value.problems
    assert problem.startswith(f"{name} ")
    assert " must be " in problem or " is not supported " in problem


@pytest.mark.parametrize(
    "origin",
    [
        "https://ehr.example.org",
        "http://127.0.0.1:8080",
        "http://[::1]:3000",
        "http://localhost",
        "capacitor://localhost",
    ],
)
def test_origins_as_browsers_send_them_are_taken(origin: str) -> None:
    """Scheme, host, and a port where it is not the usual one."""
    taken = Settings.load({"CDS_CORS_ORIGINS": f"{origin},https://b.example.org"})

    assert taken.cors_origins == (origin, "https://b.example.org")


def test_a_bad_origin_is_found_by_its_place() -> None:
    """The message says which one and how to write it, and repeats no value."""
    with pytest.raises(SettingsError, match=r"such as https://.*no\. 2\.$") as refused:
        Settings.load({"CDS_CORS_ORIGINS": "https://a.example.org, hospital"})

    assert "hospital" not in str(refused.value)


@pytest.mark.parametrize("level", ["WARNING", "Warning", " warning"])
def test_a_level_may_be_written_in_any_case(level: str) -> None:
    """Other programs write levels in capitals."""
    assert Settings.load({"CDS_LOG_LEVEL": level}).log_level == "warning"


def test_every_problem_is_named_at_once() -> None:
    """Whoever mends settings should not need one start per mistake."""
    with pytest.raises(SettingsError) as refused:
        Settings.load({"CDS_PUBLIC_URL": "x", "CDS_LOG_LEVEL": "loud"})

    assert len(refused.value.problems) == 2
    assert str(refused.value).count("\n") == 1


def test_notices_say_what_has_no_effect() -> None:
    """Open mode and a misspelt name are said at start; servers to ask are none."""
    notices = Settings.load(
        {"CDS_FHIR_SERVERS": "https://ehr.example.org/fhir", "CDS_PUBLC_URL": "x"}
    ).notices

    assert any("Open mode" in notice for notice in notices)
    assert not any("CDS_FHIR_SERVERS" in notice for notice in notices)
    assert any("CDS_PUBLC_URL is no setting" in notice for notice in notices)
    assert len(Settings.load({}).notices) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("CDS_PUBLC_URL", "Did you mean CDS_PUBLIC_URL?"),
        ("CDS_PORT", "Use cds-service serve --port."),
        ("CDS_SERVICE_HOST", "is ignored."),
    ],
)
def test_a_name_that_is_no_setting_comes_with_advice(name: str, hint: str) -> None:
    """What was meant is said where it can be guessed, and only there."""
    (_, notice) = Settings.load({name: "x"}).notices

    assert notice.endswith(hint)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_open_mode_listens_on_loopback(host: str) -> None:
    """Loopback needs no leave."""
    settings = Settings.load({})
    settings.check_start(host)

    with pytest.raises(SettingsError):
        settings.check_start("192.0.2.1")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "cds.example.org"])  # noqa: S104
def test_open_mode_leaves_loopback_only_when_told(host: str) -> None:
    """Without authentication, strangers are kept out unless the operator says so."""
    with pytest.raises(SettingsError, match="CDS_ALLOW_OPEN"):
        Settings.load({}).check_start(host)

    Settings.load({"CDS_ALLOW_OPEN": "true"}).check_start(host)
