"""Replaying: what is compared, kept, shown and counted."""

import io
import json
from pathlib import Path

from rich.console import Console

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json
from cds_service.commands.replay import as_json, play, show
from cds_service.commands.screen import with_progress
from cds_service.commands.verdicts import Verdict

CARD: dict[str, Json] = {"uuid": "x", "summary": "Carry two", "indicator": "warning"}
BAD_PATIENT = {"resourceType": "Patient", "id": "p1", "gender": 3}


class Server:
    """Answers what it is told, and remembers what it was asked."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.bodies: list[bytes] = []

    def __call__(self, path: str, body: bytes, content_type: str) -> Reply:
        """Give the next answer."""
        assert path.startswith("/cds-services/sm-")
        assert content_type == "application/json"
        self.bodies.append(body)
        return self.replies.pop(0)


def case(folder: Path | None = None, body: bytes = b"{}", **more: str) -> Case:
    """Return a case, kept in a folder or not at all."""
    answer = folder / "response.json" if folder else None
    return Case("a case", "sm-patient-view", body, answer=answer, **more)


def cards(*each: Json) -> Reply:
    """Return an answer with these cards."""
    return Reply(200, {"cards": list(each)})


def printed(*results: object) -> tuple[str, bool]:
    """Show results on a plain terminal."""
    stream = io.StringIO()
    good = show(Console(file=stream, width=100), results)  # type: ignore[arg-type]
    return stream.getvalue(), good


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

    text, good = printed(*play([case(tmp_path)], Server(Reply(500, {"cards": []}))))

    assert not good
    assert "-status = 200" in text
    assert "+status = 500" in text
    assert "1 case: 1 differs" in text


def test_an_answer_nobody_expected_is_shown() -> None:
    """A loose request is played; only a refusal is a failure."""
    text, good = printed(*play([case()], Server(cards(CARD))))

    assert good
    assert "Carry two" in text
    assert "1 case: 1 no expected answer" in text


def test_a_refusal_nobody_expected_fails() -> None:
    """The reason the service gave is shown."""
    body: Json = {"issue": [{"diagnostics": "Send the problem list."}]}

    text, good = printed(*play([case()], Server(Reply(412, body))))

    assert not good
    assert "HTTP 412: Send the problem list." in text


def test_update_keeps_the_answer(tmp_path: Path) -> None:
    """What is written is what the next run compares with."""
    first = list(play([case(tmp_path)], Server(cards(CARD)), update=True))
    second = list(play([case(tmp_path)], Server(cards(CARD)), update=True))

    assert [first[0].verdict, second[0].verdict] == [Verdict.WRITTEN, Verdict.OK]
    assert (tmp_path / "response.json").read_text().endswith("}\n")


def test_update_of_a_loose_request_writes_nothing(tmp_path: Path) -> None:
    """Only case folders keep answers."""
    (result,) = play([case()], Server(cards(CARD)), update=True)

    assert result.verdict is Verdict.UNEXPECTED
    assert list(tmp_path.iterdir()) == []


def test_strict_names_what_is_not_r4() -> None:
    """Each resource that is not valid is named."""
    body = json.dumps({"prefetch": {"patient": BAD_PATIENT, "labs": None}}).encode()

    text, good = printed(*play([case(body=body)], Server(cards()), strict=True))

    assert not good
    assert "not valid R4: Patient/p1: " in text


def test_strict_looks_into_bundles_and_drafts() -> None:
    """Prefetch and draft orders are looked through, whatever they hold."""
    entry = {"entry": [{"resource": BAD_PATIENT}], "resourceType": "Bundle"}
    body = {"prefetch": {"labs": entry}, "context": {"draftOrders": entry}}
    sent = json.dumps(body).encode()

    (result,) = play([case(body=sent)], Server(cards()), strict=True)

    assert len(result.faults) == 2


def test_strict_lets_a_case_say_why_not() -> None:
    """A request that is knowingly not R4 is no fault."""
    sent = json.dumps({"prefetch": {"patient": BAD_PATIENT}}).encode()

    (result,) = play([case(body=sent, not_r4="as sent")], Server(cards()), strict=True)

    assert result.faults == ()


def test_strict_survives_what_is_no_request() -> None:
    """A broken body is a fault, not a crash."""
    for body in (b"{", b"[]", b'{"prefetch": 3, "context": 3}'):
        list(play([case(body=body)], Server(cards()), strict=True))


def test_the_machine_gets_everything(tmp_path: Path) -> None:
    """Verdict, status, differences and body of each case, and the counts."""
    (tmp_path / "response.json").write_text('{"status": 200, "body": 1}')

    text, good = as_json(play([case(tmp_path)], Server(Reply(200, 2))))

    assert not good
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


def test_nothing_to_replay_is_said() -> None:
    """An empty folder does not look like success of something."""
    assert "0 cases: nothing to replay" in printed()[0]


def test_a_bar_shows_on_a_terminal_alone() -> None:
    """Progress never ends up in a file."""
    for terminal in (True, False):
        stream = io.StringIO()
        console = Console(file=stream, force_terminal=terminal, width=80)
        assert list(with_progress(console, [1, 2], "Replaying")) == [1, 2]
        assert ("Replaying" in stream.getvalue()) is terminal
