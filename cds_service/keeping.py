"""From the settings to the store: what is kept, and who writes the counts."""

from collections.abc import Callable
from datetime import datetime

from cds_service.audit import Audit
from cds_service.hooks.bookkeeping import Bookkeeping
from cds_service.hooks.consultation import Practice
from cds_service.settings import Settings
from cds_service.store.contract import NoStore, Store


def store_of(settings: Settings, clock: Callable[[], datetime]) -> Store:
    """Return where feedback and counts are kept; it is not connected to yet."""
    if settings.store_url is None:
        return NoStore()
    # Here and not above: SQLAlchemy takes 0.8 s and 36 MB.
    from cds_service.store.database import Database  # noqa: PLC0415

    url = settings.store_url.get_secret_value()
    return Database(url, clock, comments=settings.keep_comments)


def books_of(
    practice: Practice, audit: Audit, clock: Callable[[], datetime]
) -> Bookkeeping | None:
    """Return who writes the counts, if anybody counts."""
    if practice.tally is None:
        return None
    return Bookkeeping(
        practice.store, practice.tally, audit, lambda: clock().timestamp()
    )
