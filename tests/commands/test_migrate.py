"""The store on the command line: `migrate` makes it, `check` and `serve` look."""

from pathlib import Path

import pytest
from typed_commands import run

from cds_service.commands.check import check_ready, facts, problems
from cds_service.settings import Settings, SettingsError
from cds_service.store.migrate import upgrade

_LOOPBACK = "127.0.0.1"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return where a store could be."""
    return f"sqlite+aiosqlite:///{tmp_path}/store.db"


def test_migrate_makes_the_tables_and_takes_them_back(url: str) -> None:
    """Again does nothing; going back asks first."""
    for _ in range(2):
        done = run("migrate", CDS_STORE_URL=url)
        assert done.exit_code == 0
        assert done.output == (
            "The tables of the store are those of this version (0001).\n"
        )
    asked = run("migrate", "--down-to", "base", CDS_STORE_URL=url)
    assert asked.exit_code == 1
    assert problems({"CDS_STORE_URL": url}, _LOOPBACK) == ()

    done = run("migrate", "--down-to", "base", "--yes", CDS_STORE_URL=url)
    assert done.exit_code == 0
    assert "version base" in done.output


def test_a_store_without_tables_stops_the_start_in_words(url: str) -> None:
    """`check` and `serve` say what to run."""
    environment = {"CDS_STORE_URL": url}
    (problem,) = problems(environment, _LOOPBACK)

    assert problem == (
        "CDS_STORE_URL: the store has no tables yet, and this version needs 0001."
        " Run: cds-service migrate"
    )
    with pytest.raises(SettingsError, match="Run: cds-service migrate"):
        check_ready(Settings.load(environment), _LOOPBACK, 1)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0000", "the store has tables of version 0000, and this version needs 0001"),
        ("9999", "the store is of version 9999, newer than the 0001 of this service"),
    ],
)
def test_tables_of_another_version_are_named(
    url: str, version: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older ones are to be migrated, newer ones need a newer service."""

    async def found(_: str) -> str:
        return version

    monkeypatch.setattr("cds_service.store.schema.version_of", found)
    (problem,) = problems({"CDS_STORE_URL": url}, _LOOPBACK)

    assert said in problem


def test_a_store_that_is_gone_is_named_and_stops_nothing() -> None:
    """Calls can be answered without it, so `serve` starts; no password is shown."""
    gone = "postgresql+asyncpg://cds:canary@/cds?host=/nowhere"
    environment = {"CDS_STORE_URL": gone}
    (problem,) = problems(environment, _LOOPBACK)

    assert problem.startswith("CDS_STORE_URL: the store cannot be reached (")
    assert "canary" not in problem
    settings = Settings.load(environment)
    check_ready(settings, _LOOPBACK, 1)
    assert "canary" not in repr(settings)


def test_check_says_what_is_kept(url: str) -> None:
    """That there is a store, and whether comments stay in it; its URL is not shown."""
    upgrade(url)
    said = "\n".join(facts({"CDS_STORE_URL": url, "CDS_KEEP_COMMENTS": "true"}))

    assert "Store: can be reached; feedback is kept with comments" in said
    assert url not in said
    assert "No store: feedback is in the log only" in facts({})


def test_migrate_without_a_store_is_a_mistake() -> None:
    """Nothing could have been meant by it."""
    done = run("migrate")

    assert done.exit_code == 1
    assert isinstance(done.exception, SettingsError)


def test_a_version_that_is_none_is_said(url: str) -> None:
    """Nothing is changed by a slip of the pen, and nobody reads a traceback."""
    run("migrate", CDS_STORE_URL=url)
    done = run("migrate", "--down-to", "banana", "--yes", CDS_STORE_URL=url)

    assert isinstance(
        done.exception, SettingsError
    )  # which `main` says, and ends with 2
    assert "the tables have no such version" in str(done.exception)
    assert problems({"CDS_STORE_URL": url}, _LOOPBACK) == ()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://cds:canary@/test?host=/nowhere&sslmode=require",
        "postgresql+asyncpg://cds:canary@localhost:x/test",
    ],
)
def test_an_address_that_the_driver_refuses_is_said(url: str) -> None:
    """Other programs say sslmode: in words, before the start, without the password."""
    (problem,) = problems({"CDS_STORE_URL": url}, _LOOPBACK)
    assert "ssl=verify-full" in problem
    assert "canary" not in problem

    done = run("migrate", CDS_STORE_URL=url)
    assert isinstance(done.exception, SettingsError)
    assert "ssl=verify-full" in str(done.exception)
