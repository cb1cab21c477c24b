"""How the log names a rule, whatever version it has by now."""

from cds_service.hooks.audited import versioned
from cds_service.hooks.services import SERVICES


def logged(rule_id: str) -> str:
    """Return the rule's id with its version, as the log has it."""
    rules = (rule for service in SERVICES.values() for rule in service.rules)
    return next(versioned(rule) for rule in rules if rule.id == rule_id)
