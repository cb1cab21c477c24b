"""The commands as they are typed: help, exit codes, words instead of traces."""

import io
import json

import pytest
from rich.console import Console
from typed_commands import run

from cds_service.commands.rules import show_rules
from cds_service.hooks.rule_content import every_rule
from cds_service.hooks.services import SERVICES

COMMANDS = ("serve", "replay", "explain", "rules", "check")
RULES = every_rule(SERVICES.values())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    """Nobody needs the README to type a command."""
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "Example:" in result.output
    assert f"cds-service {command}" in result.output


@pytest.mark.parametrize("command", ["serve", "replay", "explain", "check"])
def test_help_says_how_a_command_ends(command: str) -> None:
    """A pipeline is written from the help alone."""
    assert "Ends with " in run(command, "--help").output


def test_no_command_lists_all() -> None:
    """Typing the name alone shows what there is."""
    output = run().output

    assert all(command in output for command in COMMANDS)


def test_rules_in_a_pipe_are_a_line_each() -> None:
    """Id, tier, what it is, where it is shown."""
    lines = run("rules", COLUMNS="40").output.splitlines()

    assert [len(line.split("\t")) for line in lines] == [4] * len(lines)
    (line,) = (line for line in lines if line.startswith("mido-anc-interrupt\t"))
    assert line.split("\t")[1:] == [
        "P0",
        "Midostaurin: interrupt for a low neutrophil count",
        "patient-view, order-select, order-sign, medication-refill",
    ]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_rules_on_a_terminal_keep_their_names_whole(width: int) -> None:
    """A rule id can be copied, and nothing is wider than the terminal."""
    stream = io.StringIO()
    show_rules(
        Console(file=stream, force_terminal=True, color_system=None, width=width)
    )
    lines = stream.getvalue().splitlines()

    assert {rule.id for rule in RULES} <= {line.split()[0] for line in lines}
    assert max(map(len, lines)) <= width


def test_rules_as_data_are_those_of_the_pages() -> None:
    """The JSON holds everything that GET /rules does."""
    (first, *_) = json.loads(run("rules", "--json").output)["rules"]

    assert {"id", "title", "when", "then", "silentWhen", "texts"} <= set(first)


def test_check_of_sound_settings() -> None:
    """It says what would be served."""
    result = run("check", CDS_PUBLIC_URL="https://cds.example.org")

    assert result.exit_code == 0
    assert "https://cds.example.org" in result.output
    assert "7 services" in result.output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CDS_PUBLIC_URL", "nowhere"),
        ("CDS_MAX_BODY_BYTES", "-1"),
    ],
)
def test_check_names_what_is_wrong(name: str, value: str) -> None:
    """The variable is named, so that the reader can mend it."""
    result = run("check", **{name: value})

    assert result.exit_code == 1
    assert name in result.output


def test_check_names_a_setting_that_is_none() -> None:
    """A typo is said, and is no reason not to start."""
    result = run("check", CDS_PUBLIC_UR="x")

    assert result.exit_code == 0
    assert "CDS_PUBLIC_UR " in result.output


def test_check_of_a_host_that_open_mode_refuses() -> None:
    """Strangers are not served without authentication."""
    result = run("check", "--host", "0.0.0.0")  # noqa: S104 (refused)

    assert result.exit_code == 1
    assert "--host 127.0.0.1" in result.output
