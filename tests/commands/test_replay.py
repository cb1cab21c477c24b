"""Replaying: what is compared, kept, shown and counted."""

import json
from pathlib import Path

from told_service import CARD, Server, cards, case, printed

from cds_service.commands.calls import Reply
from cds_service.commands.json_value import Json
from cds_service.commands.replay import as_json, play
from cds_service.commands.verdicts import Verdict


def test_the_expected_answer_is_ok(tmp_path: Path) -> None:
    """A kept answer is compared by what it says."""
    kept = {"body": {"cards": [{**CARD, "uuid": "<card 1>"}]}, "status": 200}
    (tmp_path / "response.json").write_text(json.dumps(kept))
    uuid = "0f0e0d0c-0b0a-8908-8706-050403020100"

    (result,) = play([case(tmp_path)], Server(cards({**CARD, "uuid": uuid})))

    assert (result.verdict, result.good) == (Verdict.OK, True)


def test_another_answer_differs_and_says_where(tmp_path: Path) -> None:
    """The reader sees the place, what was expected and what came."""
    (tmp_path / "response.json").write_text('{"status": 200, "body": {"cards": []}}')

    text, code = printed(*play([case(tmp_path)], Server(cards(CARD))))

    assert code == 1
    assert "-body.cards = []" in text
    assert "+body.cards[1].summary = 'Carry two'" in text
    assert "1 case: 1 differs" in text


def test_a_refusal_instead_of_an_answer_is_one_line(tmp_path: Path) -> None:
    """Not every line of the answer that never came."""
    kept = json.dumps({"status": 200, "body": {"cards": [CARD]}})
    (tmp_path / "response.json").write_text(kept)

    (result,) = play([case(tmp_path)], Server(Reply(404, {"issue": []})))

    assert result.verdict is Verdict.DIFFERS
    assert result.changes == ("status 404 instead of 200",)


def test_an_answer_nobody_expected_is_shown() -> None:
    """A loose request is played; only a refusal is a failure."""
    text, code = printed(*play([case()], Server(cards(CARD))))

    assert code == 0
    assert "Carry two" in text
    assert "1 case: 1 no expected answer" in text


def test_a_refusal_nobody_expected_fails() -> None:
    """The reason the service gave is shown."""
    body: Json = {"issue": [{"diagnostics": "Send the problem list."}]}

    text, code = printed(*play([case()], Server(Reply(412, body))))

    assert code == 1
    assert "HTTP 412: Send the problem list." in text


def test_update_keeps_the_answer(tmp_path: Path) -> None:
    """What is written is what the next run compares with."""
    first = list(play([case(tmp_path)], Server(cards(CARD)), update=True))
    second = list(play([case(tmp_path)], Server(cards(CARD)), update=True))

    assert [first[0].verdict, second[0].verdict] == [Verdict.WRITTEN, Verdict.OK]
    assert (tmp_path / "response.json").read_text().endswith("}\n")


def test_update_keeps_the_reasons_beside_it(tmp_path: Path) -> None:
    """The same answer for another reason is written again."""
    wet, dry = (
        Reply(200, {"rules": [{"id": "a-rule", "outcome": word}]})
        for word in ("fired", "cannot tell")
    )
    first = list(play([case(tmp_path)], Server(cards(), trace=wet), update=True))
    second = list(play([case(tmp_path)], Server(cards(), trace=dry), update=True))

    assert [first[0].verdict, second[0].verdict] == [Verdict.WRITTEN, Verdict.WRITTEN]
    assert json.loads((tmp_path / "why.json").read_text()) == {"a-rule": "cannot tell"}


def test_another_reason_differs_and_says_where(tmp_path: Path) -> None:
    """An answer that is the same by chance does not hide that a rule changed."""
    (tmp_path / "response.json").write_text('{"status": 200, "body": {"cards": []}}')
    (tmp_path / "why.json").write_text('{"a-rule": "fired, info"}')

    (result,) = play([case(tmp_path)], Server(cards()))

    assert result.verdict is Verdict.DIFFERS
    assert result.changes == ("-why.a-rule = 'fired, info'", "+why = {}")


def test_reasons_are_asked_only_where_they_are_kept(tmp_path: Path) -> None:
    """Older case folders, and services that do not explain, are replayed as before."""
    (tmp_path / "response.json").write_text('{"status": 200, "body": {"cards": []}}')
    broken = Server(cards(), trace=Reply(404, None))

    (result,) = play([case(tmp_path)], broken)

    assert result.verdict is Verdict.OK


def test_update_of_a_loose_request_writes_nothing(tmp_path: Path) -> None:
    """Only case folders keep answers."""
    (result,) = play([case()], Server(cards(CARD)), update=True)

    assert result.verdict is Verdict.UNEXPECTED
    assert list(tmp_path.iterdir()) == []


def test_the_machine_gets_everything(tmp_path: Path) -> None:
    """Verdict, status, differences and body of each case, and the counts."""
    (tmp_path / "response.json").write_text('{"status": 200, "body": 1}')

    text, code = as_json(play([case(tmp_path)], Server(Reply(200, 2))))

    assert code == 1
    assert json.loads(text) == {
        "cases": [
            {
                "case": "a case",
                "service": "sm-patient-view",
                "status": 200,
                "verdict": "differs",
                "differences": ["-body = 1", "+body = 2"],
                "notValidR4": [],
                "body": 2,
            }
        ],
        "counts": {"differs": 1},
    }
