"""Epic: no discovery, own moments, own orders, one action per suggestion."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.habits import Habits
from cds_service.hooks.dialects.dialect import Dialect, Shown
from cds_service.hooks.dialects.epic_calls import meant
from cds_service.hooks.dialects.epic_cards import for_epic
from cds_service.hooks.dialects.epic_traits import TRAITS
from cds_service.hooks.dialects.trait import Json


def _by_description(suggestion: Json) -> str:
    actions: list[Json] = suggestion.get("actions", [])
    return str(actions[0].get("description", "")) if actions else ""


EPIC: Final = Dialect(
    "epic",
    habits=Habits(context_may_lack=True, opens_for_anything=True),
    meant=meant,
    outward=for_epic,
    hooks=frozenset({Hook.PATIENT_VIEW, Hook.ORDER_SELECT, Hook.ORDER_SIGN}),
    traits=TRAITS,
    shown=Shown(str, _by_description),
)
"""Orders and encounters are stripped from its calls where the service lacks scopes."""
