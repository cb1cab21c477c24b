"""From the settings to the services: which rules are switched off here."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from cds_service.hooks.service import Service
from cds_service.hooks.switched_off import with_off
from cds_service.settings import Settings, SettingsError


def services_here(
    settings: Settings, services: Mapping[str, Service]
) -> dict[str, Service]:
    """Return the services as this site has them.

    Raises:
        SettingsError: a rule is named that there is not.
    """
    if unknown := [*unknown_rules(settings, services)]:
        raise SettingsError(*unknown)
    return with_off(services.values(), settings.rules_off)


def unknown_rules(settings: Settings, services: Mapping[str, Service]) -> Iterator[str]:
    """Yield a sentence for each name that is no rule: it would switch off nothing."""
    known = {rule.id for service in services.values() for rule in service.rules}
    for name in settings.rules_off:
        if name not in known:
            alike = get_close_matches(name, known, 1)
            hint = "".join(f" Did you mean {one}?" for one in alike)
            yield f"CDS_RULES_OFF: there is no such rule; see GET /rules.{hint}"
