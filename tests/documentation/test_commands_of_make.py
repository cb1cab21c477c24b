"""The commands on the page for contributors are those of the Makefile, in its words."""

import re
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[2]
_TARGET: Final = re.compile(r"^([a-z]+):.*?## (.*)$", re.MULTILINE)
_ROW: Final = re.compile(r"^\| `make ([a-z]+)` \| (.*) \|$", re.MULTILINE)


def test_the_table_of_commands_is_that_of_the_makefile() -> None:
    """What `make` alone lists stands in CONTRIBUTING.md, all of it and nothing else."""
    told = _ROW.findall((_ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    there = _TARGET.findall((_ROOT / "Makefile").read_text("utf-8"))

    assert ("check" in dict(told), len(there) > 15) == (True, True)
    assert told == there
