"""The engines of silent mode, which are optional: whether each is installed."""

import importlib
from importlib.util import find_spec
from typing import Any, Final, NoReturn

import typer

from cds_service.commands.ending import COULD_NOT_RUN

_NEEDS: Final = {
    "duckdb": ("duckdb", "pyarrow"),
    "spark": ("duckdb", "pandas", "pyarrow", "pyspark"),
}
_EXTRA: Final = {"duckdb": "silent", "spark": "spark"}


def require(engine: str) -> None:
    """End with a sentence that helps, if an engine is not installed."""
    if missing := [each for each in _NEEDS[engine] if find_spec(each) is None]:
        give_up(
            f"{', '.join(missing)} is not installed:"
            f" pip install 'cds-service[{_EXTRA[engine]}]'"
        )


def engine_named(name: str) -> Any:  # noqa: ANN401 (one of two modules)
    """Return the module whose `run` runs a job."""
    return importlib.import_module(f"cds_service.silent.on_{name}")


def give_up(why: str) -> NoReturn:
    """Say why nothing can be run, and end."""
    typer.echo(why, err=True)
    raise typer.Exit(COULD_NOT_RUN)
