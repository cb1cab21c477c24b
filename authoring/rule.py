"""Begins a rule: its file, its test, and a case, all three to be written on.

    make rule NAME=midostaurin/mido-photosensitivity

What is written here says nothing of a patient and is shown by no service, and its
test fails until the author has said what must be true.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

_NAME: Final = re.compile(r"[a-z]+(?:_[a-z]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_TEMPLATES: Final = files("authoring").joinpath("templates")
_NEXT: Final = """\
Next, as CONTRIBUTING.md says (Add a rule):
  1. write the rule: {rule}
  2. write its tests: {test}
  3. change the case, add others: {case}
     cds-service replay --update fhir_fixtures/{id}, and read what it wrote
  4. name it in the files of cds_service/hooks/services that are to show it
  5. make variations docs accept, and a line in CHANGELOG.md"""


class NotBegunError(Exception):
    """Nothing was written; the message says why, and what to do."""


def begin(name: str, root: Path) -> str:
    """Write the three files of a rule below a root; return what to do next.

    Args:
        name: topic and id, "midostaurin/mido-photosensitivity".
        root: the top folder of the repository.

    Raises:
        NotBegunError: it is no name of a rule, or there is such a rule already.
    """
    if not _NAME.fullmatch(name):
        raise NotBegunError(_WHAT_A_NAME_IS)
    topic, _, id_ = name.partition("/")
    module = id_.replace("-", "_")
    if found := [*root.glob(f"cds_service/rules/*/{module}.py")]:
        raise NotBegunError(_THERE_IS_ONE.format(found[0].relative_to(root)))
    said = {"topic": topic, "id": id_, "module": module, "finding": _finding(id_)}
    places = {
        "rule": Path(f"cds_service/rules/{topic}/{module}.py"),
        "test": Path(f"tests/rules/{topic}/test_{module}.py"),
        "case": Path(f"fhir_fixtures/{id_}/fires/request.json"),
    }
    _begin_topic(root / places["rule"].parent, topic)
    for kind, place in places.items():
        _write(root / place, kind, said)
    return _NEXT.format(**places, id=id_)


_WHAT_A_NAME_IS: Final = (
    "NAME is a topic and an id, such as NAME=midostaurin/mido-photosensitivity; the"
    " topics are the folders of cds_service/rules, and another one begins a new one."
)
_THERE_IS_ONE: Final = "{}: there is a rule of that name already."


def _finding(id_: str) -> str:
    return "".join(part.capitalize() for part in id_.split("-"))


def _begin_topic(folder: Path, topic: str) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True)
        words = topic.replace("_", " ")
        (folder / "__init__.py").write_text(f'"""Recommendations about {words}."""\n')


def _write(file: Path, kind: str, said: Mapping[str, str]) -> None:
    template = _TEMPLATES.joinpath(f"{kind}.template").read_text("utf-8")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(Template(template).substitute(said), "utf-8")


def main(arguments: Sequence[str], root: Path) -> int:
    """Begin a rule; return what the command ends with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="", help="topic/rule-id")
    try:
        print(begin(parser.parse_args(arguments).name, root))
    except NotBegunError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path()))
