"""Every rule there is, found by its file and not by who shows it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from cds_service import rules
from cds_service.clinical.rule import Rule

ROOT: Final = Path(__file__).parent.parent
_FOLDER: Final = Path(str(rules.__file__)).parent


def files() -> Iterator[Path]:
    """Return the file of each rule, below `cds_service/rules`."""
    for file in sorted(_FOLDER.glob("*/*.py")):
        if file.stem != "__init__":
            yield file.relative_to(_FOLDER)


def rule_in(file: Path) -> Rule:
    """Return the rule that a file holds."""
    module = import_module(f"cds_service.rules.{file.parent.name}.{file.stem}")
    rule = module.RULE
    assert isinstance(rule, Rule)
    return rule


RULES: Final = {file: rule_in(file) for file in files()}
BY_ID: Final = {rule.id: rule for rule in RULES.values()}
