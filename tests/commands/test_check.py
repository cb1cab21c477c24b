"""Looking at the settings before anything is started."""

import pytest

from cds_service.commands.check import facts, problems

_LOOPBACK = "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("CDS_CORS_ORIGINS", "foo", "such as https://ehr.example.org"),
        ("CDS_PUBLIC_URL", "https://cds.example.org:99999", "up to 65535"),
        ("CDS_LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
        ("CDS_MAX_BODY_BYTES", "ten", "integer"),
        ("CDS_STORE_URL", "sqlite:///x.db", "postgresql+asyncpg://user"),
    ],
)
def test_a_problem_says_how_to_mend_it(name: str, value: str, mend: str) -> None:
    """One sentence: which setting, and what it should look like."""
    (problem,) = problems({name: value}, _LOOPBACK)

    assert problem.startswith(f"{name} ")
    assert mend in problem


def test_a_host_that_is_not_ours_to_open_is_a_problem() -> None:
    """The same refusal that `serve` would give."""
    (problem,) = problems({}, "192.0.2.1")

    assert "CDS_ALLOW_OPEN" in problem


def test_sound_settings_are_described() -> None:
    """The address, what is served, and what has no effect."""
    environment = {"CDS_LOG_LEVEL": "WARNING", "CDS_PORT": "80"}

    assert problems(environment, _LOOPBACK) == ()
    said = "\n".join(facts(environment))
    assert "Public URL: http://127.0.0.1:8000" in said
    assert (
        "CDS_PORT is no setting and is ignored. Use cds-service serve --port." in said
    )
