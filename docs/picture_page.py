"""Draws the picture of the README: three expected answers, as replay shows them."""

import json
import re
from io import StringIO
from pathlib import Path
from typing import Final

from rich._export_format import CONSOLE_SVG_FORMAT  # the only name it has
from rich.console import Console

from cds_service.commands.card_view import card_view
from cds_service.commands.json_value import Json

_FIXTURES: Final = Path(__file__).parent.parent / "fhir_fixtures"
_SHOWN: Final = (
    "mido-anc-interrupt/order-sign-anc-0-8-baseline-2",
    "imatinib-kit-d816v-positive/variant-present-order-sign",
    "epi-two-devices-missing/none-on-record",
)
_NEXT_SECTION: Final = "\n\n**Not evaluated"
# The picture must not make whoever looks at it call another host for a font.
_FORMAT: Final = re.sub(
    r"@font-face {{.*?}}\s*|<!--.*?-->\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL
)


def picture_page() -> str:
    """Return the picture as SVG."""
    console = Console(
        record=True,
        width=100,
        file=StringIO(),
        force_terminal=True,
        legacy_windows=False,
    )
    for case in _SHOWN:
        console.print(card_view(_shortened(_first_card(case))))
    return console.export_svg(
        title="cds-service replay", code_format=_FORMAT, unique_id="cards"
    )


def _first_card(case: str) -> dict[str, Json]:
    kept = (_FIXTURES / case / "response.json").read_text("utf-8")
    answer = json.loads(kept.replace("{PUBLIC_URL}", "http://127.0.0.1:8000"))
    card: dict[str, Json] = answer["body"]["cards"][0]
    return card


def _shortened(card: dict[str, Json]) -> Json:
    """Keep the first paragraph and the data: a picture is no page."""
    first, _, rest = str(card["detail"]).partition("\n\n")
    data = rest[rest.find("**Data used**") :].split(_NEXT_SECTION)[0]
    kept = {key: value for key, value in card.items() if key != "overrideReasons"}
    return kept | {"detail": f"{first}\n\n{data}"}
