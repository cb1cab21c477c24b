"""The command `migrate`."""

from typing import Annotated

import typer

from cds_service.commands.stores import unfit_problems
from cds_service.settings import Settings, SettingsError
from cds_service.store.contract import StoreGoneError

_UNSET = "CDS_STORE_URL is not set: there is nothing to migrate."
_NO_VERSION = (
    "--down-to: the tables have no such version; base is none at all. Nothing was"
    " changed."
)
_REFUSED = (
    "CDS_STORE_URL: the store cannot be reached, or refuses ({}). Nothing was changed;"
    " the user needs the right to create tables."
)


def migrate_command(
    down_to: Annotated[
        str,
        typer.Option(metavar="VERSION", help="Go back; base: to no tables at all."),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,  # noqa: FBT002 (off until it is given)
) -> None:
    """Bring the tables of the store to this version; to be run before `serve`.

    Does nothing where they are. With --down-to it takes them back, and what only
    the newer version keeps is lost. Ends with 2 when the store refuses.

    Example: `CDS_STORE_URL=sqlite+aiosqlite:///store.db cds-service migrate`
    """
    settings = Settings.load()
    if settings.store_url is None:
        raise SettingsError(_UNSET)
    if unfit := tuple(unfit_problems(settings)):
        raise SettingsError(*unfit)
    if down_to and not yes:
        typer.confirm("What only the newer version keeps is lost. Go on?", abort=True)
    try:
        typer.echo(_migrated(settings.store_url.get_secret_value(), down_to))
    except StoreGoneError as gone:
        raise SettingsError(_REFUSED.format(gone)) from None


def _migrated(url: str, down_to: str) -> str:
    # Here and not above: other commands need no alembic.
    from cds_service.store import migrate, schema  # noqa: PLC0415

    if down_to:
        try:
            migrate.downgrade(url, down_to)
        except migrate.NoVersionError:
            raise SettingsError(_NO_VERSION) from None
        return f"The tables of the store are those of version {down_to}."
    migrate.upgrade(url)
    return f"The tables of the store are those of this version ({schema.NEWEST})."
