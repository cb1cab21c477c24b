"""Looks whether the service could start here, and says what is in the way."""

from collections.abc import Mapping

from cds_service.hooks.services import SERVICES
from cds_service.knowledge.terminology import value_sets
from cds_service.settings import Settings, SettingsError


def problems(environment: Mapping[str, str], host: str) -> tuple[str, ...]:
    """Return what is wrong with the settings, each with how to mend it."""
    try:
        Settings.load(environment).check_bind(host)
    except SettingsError as error:
        return error.problems
    return ()


def facts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return what would be served with these settings, which are sound."""
    settings = Settings.load(environment)
    rules = {rule.id for service in SERVICES.values() for rule in service.rules}
    return (
        f"Public URL: {settings.public_url}",
        *settings.notices,
        f"{len(SERVICES)} services, {len(rules)} rules",
        f"{len(value_sets())} value sets",
    )
