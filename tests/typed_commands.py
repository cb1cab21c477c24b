"""Typing a command of `cds-service`, for tests of the command line."""

from typer.testing import CliRunner, Result

from cds_service import cli


def run(*arguments: str, **environment: str) -> Result:
    """Type a command on a wide terminal."""
    wide = {"COLUMNS": "160", "TERM": "dumb", **environment}
    return CliRunner().invoke(cli.app, arguments, env=wide)
