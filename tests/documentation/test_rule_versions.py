"""A rule that changed without a new version is named, whatever was changed in it."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from docs.rule_ledger import Accepted, Ledger, read, write
from docs.rule_sources import Made, made
from docs.rule_versions import accepted, changed_facts, main, said, unversioned

DAY: Final = date(2026, 11, 22)
FILES: Final = {
    "rules/topic/first_rule.py": (
        '"""When."""\nfrom cds_service.clinical.own import X\n'
        "from cds_service.clinical.shared import Y\nTEXT = 'a'\n"
    ),
    "rules/topic/second_rule.py": "from cds_service.clinical.shared import Y\n",
    "rules/topic/__init__.py": "",
    "clinical/own.py": "from cds_service.knowledge.deep import Z\nX = 1\n",
    "clinical/shared.py": "Y = 2\n",
    "knowledge/deep.py": "Z = 3\n",
}
VERSIONS: Final = {"first-rule": "1.0.0", "second-rule": "1.0.0"}


def tree(folder: Path, **changed: str) -> Made:
    """Return what two small rules are made of; `changed` are files by their stem."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(changed.get(file.stem, text), "utf-8")
    return made(folder)


@pytest.fixture
def before(tmp_path: Path) -> Ledger:
    """Return both rules as accepted."""
    nothing = Ledger({}, {})
    return accepted(nothing, tree(tmp_path / "before"), VERSIONS, DAY)


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        ("first_rule", FILES["rules/topic/first_rule.py"].replace("'a'", "'b'")),
        ("own", FILES["clinical/own.py"].replace("1", "2")),
        ("deep", "Z = 4\n"),
    ],
)
def test_a_change_without_a_version_is_named(
    stem: str, text: str, before: Ledger, tmp_path: Path
) -> None:
    """In its text, in a file of its own, and in what that one rests on."""
    now = tree(tmp_path / "now", **{stem: text})

    assert unversioned(before, now, VERSIONS) == ["first-rule"]
    (line,) = said(before, now, VERSIONS)
    assert line.startswith("first-rule: changed, and still version 1.0.0.")


@pytest.mark.parametrize(
    ("version", "bare"),
    [("0.9.9", True), ("1.0.0", True), ("1.0.1", False), ("1.10.0", False)],
)
def test_only_a_higher_version_will_do(
    version: str, before: Ledger, tmp_path: Path, *, bare: bool
) -> None:
    """With one, it has still to be accepted; then nothing is said."""
    now, versions = tree(tmp_path / "now", deep="Z = 4\n"), dict(VERSIONS)
    versions["first-rule"] = version

    assert bool(unversioned(before, now, versions)) is bare
    assert list(said(before, now, versions))
    if not bare:
        after = accepted(before, now, versions, date(2027, 1, 1))
        assert list(said(after, now, versions)) == []
        assert after.rules["first-rule"].reviewed_on == date(2027, 1, 1)
        assert after.rules["second-rule"].reviewed_on == DAY


def test_comments_and_docstrings_are_no_change(before: Ledger, tmp_path: Path) -> None:
    """Nothing runs or is shown differently."""
    text = FILES["rules/topic/first_rule.py"].replace("When.", "Otherwise.")
    now = tree(tmp_path / "now", first_rule=text + "\n# why\n")

    assert list(said(before, now, VERSIONS)) == []


def test_a_shared_fact_names_the_rules_that_rest_on_it(
    before: Ledger, tmp_path: Path
) -> None:
    """Whether their answers change, their cases tell."""
    now = tree(tmp_path / "now", shared="Y = 3\n")

    assert unversioned(before, now, VERSIONS) == []
    assert changed_facts(before, now) == ["clinical/shared.py"]
    (line,) = said(before, now, VERSIONS)
    assert "On it rest first-rule, second-rule." in line


def test_reading_a_document_again_changes_no_rule(tmp_path: Path) -> None:
    """A file that keeps such days is a shared fact though one rule reaches it."""
    now = tree(tmp_path, deep="Z = Source(reviewed_on=1)\n")

    assert list(now.facts) == ["clinical/shared.py", "knowledge/deep.py"]


def test_new_and_removed_rules_are_said(before: Ledger, tmp_path: Path) -> None:
    """Neither comes or goes unnoticed."""
    now = tree(tmp_path / "now")
    gone = Ledger({**before.rules, "old-rule": Accepted("1.0.0", "0", DAY)}, now.facts)
    new = Ledger({"first-rule": before.rules["first-rule"]}, now.facts)

    assert [line.split(":")[0] for line in said(gone, now, VERSIONS)] == ["old-rule"]
    assert [line.split(":")[0] for line in said(new, now, VERSIONS)] == ["second-rule"]
    assert "old-rule" not in accepted(gone, now, VERSIONS, DAY).rules


def test_what_is_written_is_read(before: Ledger, tmp_path: Path) -> None:
    """And a file that is not there holds nothing."""
    write(before, tmp_path / "rules.toml")

    assert read(tmp_path / "rules.toml") == before
    assert read(tmp_path / "none.toml") == Ledger({}, {})


def test_the_command_accepts_only_what_has_its_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the real rules: accepted once they agree; refused for a bare change."""
    file = tmp_path / "rules.toml"
    assert main([], file) == 1
    assert main(["--accept", "--as-of", "2026-11-22"], file) == 0
    assert main([], file) == 0
    kept = file.read_text("utf-8")
    row = read(file).rules["mido-dose-check"]
    file.write_text(kept.replace(row.digest, "0" * 16), "utf-8")
    capsys.readouterr()

    assert main(["--accept", "--as-of", "2026-11-22"], file) == 1
    assert "mido-dose-check: changed" in capsys.readouterr().out
    assert "0" * 16 in file.read_text("utf-8")
