"""Whatever a file holds, it is a case to play or has a problem in words."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.commands.cases import find

NAMES = ("resourceType", "entry", "resource", "id", "subject", "reference", "fullUrl")
VALUES = st.sampled_from(("Bundle", "Patient", "Observation", "Patient/p1", "p1", ""))
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | VALUES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
)
RESOURCES = st.fixed_dictionaries({"resourceType": VALUES, "id": VALUES | ANYTHING})
BUNDLES = st.fixed_dictionaries(
    {
        "resourceType": st.just("Bundle"),
        "entry": st.lists(st.fixed_dictionaries({"resource": RESOURCES}) | ANYTHING),
    }
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file to write to."""
    return tmp_path_factory.mktemp("any") / "any.json"


@given(body=st.binary() | (ANYTHING | BUNDLES).map(msgspec.json.encode))
def test_any_file_is_a_case_or_has_a_problem(file: Path, body: bytes) -> None:
    """Nothing raises, and there is never nothing at all."""
    file.write_bytes(body)

    cases = find([file])

    assert cases
    assert all(case.problem or case.body for case in cases)
