"""What `make stress` calls wrong: a run that passes must mean something."""

from itertools import islice

import pytest

from stress.client import CLOSED, TORN, Answer
from stress.hostile import hostile
from stress.metric import total
from stress.request import call_of, service_of
from stress.siege import growth, of_log
from stress.tally import Tally
from stress.traffic import Traffic


@pytest.mark.parametrize("status", [500, 503, 429, 401, CLOSED, TORN])
def test_an_answer_that_was_not_meant_is_wrong(status: int) -> None:
    """A 5xx, a refusal or half an answer to a sound call."""
    tally = Tally()
    tally.add(Answer("quiet", 200, 0.001, meant=True))
    tally.add(Answer("quiet", status, 0.001, status in call_of("quiet", b"{}").meant))

    (problem,) = tally.problems()
    assert problem.startswith("1 x quiet")


def test_no_hostile_request_may_be_met_with_a_fault() -> None:
    """Whatever is sent, a 5xx is never meant."""
    assert all(status < 500 for one in hostile() for status in one.meant)


def test_the_same_seed_fires_the_same() -> None:
    """What went wrong once can be had again."""

    def fired(seed: int) -> list[str]:
        return [each.kind for each in islice(Traffic(seed).requests(300), 300)]

    assert fired(8) == fired(8)
    assert fired(8) != fired(9)
    assert {"quiet", "card", "broken", "mutated", "feedback"} <= set(fired(8))


@pytest.mark.parametrize(
    ("body", "service"),
    [
        (b'{"hook": "order-sign"}', "sm-order-sign"),
        (b'{"hook": "none"}', "sm-patient-view"),
        (b"[]", "sm-patient-view"),
        (b"", "sm-patient-view"),
    ],
)
def test_a_call_goes_to_the_service_of_its_hook(body: bytes, service: str) -> None:
    """One that cannot be read goes somewhere all the same."""
    assert service_of(body) == service


def test_memory_that_grows_is_seen() -> None:
    """From the second quarter to the last; what the first takes is the start."""
    flat = [100.0, 150.0, *[200.0] * 6]
    leak = [100.0 + 10 * at for at in range(8)]

    assert growth(flat) == 0
    assert growth(leak) == 40


def test_a_log_with_holes_is_wrong() -> None:
    """Lines that are torn, or that say others were lost."""
    assert of_log('{"event": "call"}\n') == []
    assert of_log('{"event": "call", "lost": 2}\n') == ["2 lines of the log were lost"]
    assert of_log('{"event": "ca\n') == ["a line of the log is no JSON"]


def test_a_metric_is_summed_over_its_labels() -> None:
    """As `/metrics` writes them."""
    text = '# TYPE a counter\na_total{b="1"} 2.0\na_total{b="2"} 3.0\n'

    assert total(text, "a_total") == 5
