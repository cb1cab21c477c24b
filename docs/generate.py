"""Writes the pages that would otherwise drift from the code.

python -m docs.generate            write them
python -m docs.generate --check    say which are stale, and end with 1
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from docs.alerts_page import alerts_page
from docs.audit_page import audit_page, audit_schema
from docs.coverage_page import coverage_page
from docs.decisions_page import decisions_page
from docs.hazards_page import hazards_page
from docs.integrate_pages import INTEGRATE_PAGES
from docs.performance_page import performance_page
from docs.picture_page import picture_page
from docs.reading_conditions_page import conditions_page
from docs.reading_labs_page import labs_page
from docs.reading_medications_page import medications_page
from docs.rules_page import rules_page
from docs.services_page import services_page
from docs.terminology_page import terminology_page

HERE: Final = Path(__file__).parent
PAGES: Final[dict[str, Callable[[], str]]] = {
    "adr/README.md": decisions_page,
    "alerts.md": alerts_page,
    "audit.md": audit_page,
    "audit.schema.json": audit_schema,
    "cards.svg": picture_page,
    "coverage.md": coverage_page,
    **INTEGRATE_PAGES,
    "performance.md": performance_page,
    "reading/conditions.md": conditions_page,
    "reading/labs.md": labs_page,
    "reading/medications.md": medications_page,
    "rules.md": rules_page,
    "safety/hazards.md": hazards_page,
    "services.md": services_page,
    "terminology.md": terminology_page,
}
"""What writes each page, by its file below `HERE`."""


def main(arguments: Sequence[str], folder: Path = HERE) -> int:
    """Write the pages, or only look whether they are current."""
    if list(arguments) not in ([], ["--check"]):
        print(__doc__)
        return 2
    stale = [name for name, page in PAGES.items() if _kept(folder / name) != page()]
    if not arguments:
        for name in stale:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(PAGES[name](), "utf-8")
    for name in stale:
        print(f"docs/{name} {'is stale: run make docs' if arguments else 'written'}")
    return int(bool(arguments and stale))


def _kept(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
