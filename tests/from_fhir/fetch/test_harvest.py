"""Whatever a server sends is a value that can be read, or refused in words."""

import json
from contextlib import suppress

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cds_service.from_fhir import careful
from cds_service.from_fhir.fetch.failure import RetrievalError
from cds_service.from_fhir.fetch.paging import Harvest

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["resourceType", "entry", "link", "relation", "url", "x"]),
            inner | st.sampled_from(["Bundle", "next", "Patient"]),
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.binary() | _JSON.map(lambda value: json.dumps(value).encode()))
def test_anything_is_read_or_refused(sent: bytes) -> None:
    """Nothing else is raised, and what is not refused can be decoded."""
    with suppress(RetrievalError):
        careful.resource(Harvest(sent).value)


@given(_JSON, _JSON, _JSON)
def test_a_bundle_of_any_shape_keeps_its_entries(
    entry: object, link: object, total: object
) -> None:
    """Entries stay as they came; what cannot be turned is kept whole."""
    bundle = {"resourceType": "Bundle", "entry": entry, "link": link, "total": total}
    value = Harvest(json.dumps(bundle).encode()).value

    assert msgspec.json.decode(value)["entry"] == (
        entry if entry is not None else msgspec.json.decode(value)["entry"]
    )
