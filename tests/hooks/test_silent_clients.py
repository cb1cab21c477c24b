"""A client with `silent = true`: rules are asked and counted, nothing is shown."""

from pathlib import Path

import pytest
from hook_calls import imatinib, low_neutrophils, path_of
from tokens import Hospital, bearer, token


@pytest.mark.parametrize("call", [low_neutrophils(), imatinib()])
def test_a_silent_client_is_shown_nothing_and_the_log_says_what(
    tmp_path: Path, call: dict[str, object]
) -> None:
    """The answer is exactly empty; the line names rules and cards, and says silent."""
    hospital = Hospital(tmp_path, more="silent = true")
    path = path_of(call)
    answer = hospital.client.post(path, json=call, headers=bearer(token(path)))

    assert answer.status_code == 200
    assert answer.json() == {"cards": []}
    line = hospital.lines[-1]
    assert line["silent"] is True
    assert line["fired"]
    assert line["cards"]


def test_another_client_is_shown_its_cards(tmp_path: Path) -> None:
    """Silence is of one client, and no line of another says it."""
    call = low_neutrophils()
    path = path_of(call)
    hospital = Hospital(tmp_path)
    answer = hospital.client.post(path, json=call, headers=bearer(token(path)))

    assert answer.json()["cards"]
    assert "silent" not in hospital.lines[-1]


def test_what_cannot_be_answered_is_refused_all_the_same(tmp_path: Path) -> None:
    """A trial that hid its faults would prove nothing."""
    hospital = Hospital(tmp_path, more="silent = true")
    path = path_of(low_neutrophils())
    answer = hospital.client.post(path, content=b"{", headers=bearer(token(path)))

    assert answer.status_code in {400, 415}
