"""The clients file: what is taken, what is refused, and how it is said."""

from pathlib import Path

import pytest
from settings_files import HOSPITAL, settings_of

from cds_service.settings import Settings, SettingsError


def _problems(folder: Path, clients: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as refused:
        settings_of(folder, clients)
    return refused.value.problems


def test_a_client_needs_a_name_an_issuer_and_keys(tmp_path: Path) -> None:
    """Everything else has a safe default."""
    settings = settings_of(tmp_path, HOSPITAL)

    (client,) = settings.clients
    assert not settings.open_mode
    assert client.algorithms == ("ES384", "RS384")
    assert client.replay_protection
    assert client.tenants == ()
    assert client.requests_per_minute == 6000
    assert client.fhir_servers == ("https://ehr.example.org/fhir/R4",)
    assert client.jwks_url == "https://ehr.example.org/jwks.json"


def test_no_file_no_clients() -> None:
    """Open mode is having no file."""
    assert Settings.load({}).clients == ()
    assert Settings.load({}).open_mode


def test_a_file_of_keys_is_found_beside_the_clients_file(tmp_path: Path) -> None:
    """A relative path does not depend on where the service is started."""
    clients = HOSPITAL.replace("jwks_url", "jwks_file").replace(
        "https://ehr.example.org/jwks.json", "keys/ehr.json"
    )

    (client,) = settings_of(tmp_path, clients).clients
    assert client.jwks_file == tmp_path / "keys" / "ehr.json"


def test_with_clients_no_browser_page_is_invited(tmp_path: Path) -> None:
    """CORS and the page at / are off, unless they are set on purpose."""
    closed = settings_of(tmp_path, HOSPITAL)
    assert closed.cors_origins == ()
    assert not closed.workbench

    opened = settings_of(
        tmp_path, HOSPITAL, cors_origins="https://a.example.org", workbench="true"
    )
    assert opened.cors_origins == ("https://a.example.org",)
    assert opened.workbench


@pytest.mark.parametrize(
    ("written", "instead", "mend"),
    [
        ('name = "hospital"', "", "name is missing"),
        ('"hospital"', '"Jane Doe <x>"', "name "),
        ('issuer = "https://ehr.example.org"', "", "issuer is missing"),
        ('"https://ehr.example.org"\n', '" "\n', "issuer must not be empty"),
        ('"https://ehr.example.org"\n', "7\n", "issuer must be a valid string"),
        ("jwks_url", "jwks_uri", "jwks_uri is no key of a client"),
        ("https://ehr.example.org/jwks", "http://ehr.example.org/jwks", "https URL"),
        ("https://ehr.example.org/jwks", "file:///etc/jwks", "https URL"),
        ("https://ehr.example.org/jwks", "https://a@ehr.example.org/j", "https URL"),
        ("jwks.json", "jwks.json#keys", "https URL"),
        ("jwks_url", 'jwks_file = "x"\njwks_url', "either jwks_url or jwks_file"),
        ("issuer", 'algorithms = ["HS384"]\nissuer', "HMAC"),
        ("issuer", 'algorithms = ["none"]\nissuer', "must not be none"),
        ("issuer", 'algorithms = ["RS1"]\nissuer', "algorithms.no. 1 must be 'ES256'"),
        ("issuer", "algorithms = []\nissuer", "algorithms must name at least one"),
        ("issuer", 'tenants = [""]\nissuer', "tenants.no. 1 must not be empty"),
        ("issuer", 'replay_protection = "no"\nissuer', "valid boolean"),
        ("issuer", "requests_per_minute = 0\nissuer", "greater than 0"),
        ('"https://ehr.example.org/fhir', '"http://ehr.example.org/fhir', "https://"),
        ("/fhir/R4/", "/fhir?x=1", "fhir_servers.no. 1 must be an http or https URL"),
        ("issuer", 'dialect = "klingon"\nissuer', "'sandbox', 'epic' or 'oracle'"),
        ("issuer", 'silent = "yes"\nissuer', "silent must be"),
        ("issuer", 'prefetch_aliases = {a = "b"}\nissuer', "our prefetch keys: "),
        ("issuer", 'orderable = {"CBC" = "1"}\nissuer', "an order we offer"),
        ("issuer", 'orderable = {Troponin = "T"}\nissuer', 'dialect = "epic"'),
    ],
)
def test_a_mistake_is_named_by_client_and_key(
    tmp_path: Path, written: str, instead: str, mend: str
) -> None:
    """One sentence: which client, which key, what it should look like."""
    assert written in HOSPITAL
    (problem,) = _problems(tmp_path, HOSPITAL.replace(written, instead, 1))

    assert problem.startswith("CDS_CLIENTS_FILE client no. 1")
    assert mend in problem


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "at least one"),
        ("client = 7", "[[client]] tables"),
        ("client = [7]", "must be a table"),
        ("[client]\nname='x'", "[[client]] tables"),
        ("[[clients]]\nname='x'", "[[client]] tables"),
        (f"{HOSPITAL}\n[limits]\na=1", "and nothing else"),
        ("[[client]\nname='x'", "must be TOML"),
        ("name = = 1", "line 1"),
    ],
)
def test_what_is_no_list_of_clients_is_refused(
    tmp_path: Path, content: str, why: str
) -> None:
    """An empty or misspelt file must not end in open mode."""
    (problem,) = _problems(tmp_path, content)

    assert problem.startswith("CDS_CLIENTS_FILE")
    assert why in problem


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Missing, a folder, no text: each says so."""
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    for name, why in (
        ("missing.toml", "No such file"),
        ("", "cannot be read"),
        ("latin.toml", "UTF-8"),
    ):
        with pytest.raises(SettingsError, match=why):
            Settings.load({"CDS_CLIENTS_FILE": str(tmp_path / name)})


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    """Whoever mends the file should not need one start per mistake."""
    clients = HOSPITAL.replace("jwks_url", "jwks") + HOSPITAL.replace("ehr", "e", 1)

    problems = _problems(tmp_path, f"{clients}\nsilent = 3")
    assert len(problems) == 2
    assert "no. 1 (hospital)" in problems[0]
    assert "no. 2 (hospital)" in problems[1]


def test_two_clients_must_be_told_apart(tmp_path: Path) -> None:
    """One name each in the log; one issuer twice only by tenant."""
    other = HOSPITAL.replace('"hospital"', '"clinic"')
    assert "two clients are named" in _problems(tmp_path, HOSPITAL * 2)[0]
    assert "same issuer" in _problems(tmp_path, HOSPITAL + other)[0]

    first, second = f'{HOSPITAL}tenants = ["a"]\n', f'{other}tenants = ["b", "c"]\n'
    assert len(settings_of(tmp_path, first + second).clients) == 2

    (problem,) = _problems(tmp_path, f"{first}{other}tenants = ['a', 'b']")
    assert "same issuer" in problem


_SANDBOX = """
[[client]]
name = "sandbox"
issuer = "https://sandbox.cds-hooks.org"
jwks_file = "sandbox.json"
dialect = "sandbox"
fhir_servers = ["http://fhir.example.org/r4"]
"""


def test_sec_16_the_sandbox_proves_nothing(tmp_path: Path) -> None:
    """SEC-16: its key is public, so it counts as open mode and must be said."""
    (problem,) = _problems(tmp_path, _SANDBOX.replace('dialect = "sandbox"', ""))
    assert 'dialect = "sandbox"' in problem

    settings = settings_of(tmp_path, _SANDBOX)
    assert any("those of anybody" in notice for notice in settings.notices)
    settings.check_start("127.0.0.1")
    with pytest.raises(SettingsError, match="The sandbox may only be served"):
        settings.check_start("10.0.0.5")
