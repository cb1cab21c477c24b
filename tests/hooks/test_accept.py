"""The Accept header: who is given JSON, and who a page."""

import pytest
from starlette.testclient import TestClient

from cds_service.hooks.accept import wanted_more


@pytest.mark.parametrize(
    ("accept", "json"),
    [
        ("application/json", True),
        ("APPLICATION/JSON", True),
        ("application/json; charset=utf-8", True),
        ("application/json;q=0", False),
        ("application/json;q=0.0, */*", False),
        ("application/json ; q=0.001", True),
        ("application/*", True),
        ("application/*;q=0.1, text/html;q=0.2", False),
        ("*/*", False),
        ("*/*;q=0.1, application/json;q=0", False),
        ("text/html;q=0.1, */*", True),
        ("text/html;q=0, */*", True),
        ("application/json;q=0.8, text/html;q=0.9", False),
        ("application/json;q=0.9, text/html;q=0.8", True),
        ("text/html, application/json", False),
        ("application/json, text/html", True),
        ("application/json, */*", True),
        ("application/json;q=0.5, */*;q=1", False),
        ("application/jsonp", False),
        ("text/html, application/json-seq", False),
        ("application/json;q=nan", True),
        ("application/json;q=2, text/html", True),
        ("", False),
        (",;,", False),
    ],
)
def test_the_type_wanted_more_is_given(accept: str, json: bool) -> None:
    """By weight first, then by who is named more plainly, then by who comes first."""
    assert wanted_more(accept, "application/json", "text/html") is json


@pytest.mark.parametrize("path", ["/rules", "/rules/mido-anc-interrupt"])
def test_json_that_is_not_wanted_is_not_sent(client: TestClient, path: str) -> None:
    """A weight of nought means no; the page comes, which everybody can read."""
    refused = client.get(path, headers={"accept": "application/json;q=0"})
    asked = client.get(path, headers={"accept": "text/html;q=0.5, application/json"})

    assert refused.headers["content-type"].startswith("text/html")
    assert asked.headers["content-type"] == "application/json"


def test_several_accept_headers_are_one(client: TestClient) -> None:
    """A header that comes twice is a list that was cut in two."""
    headers = [("accept", "text/html;q=0.5"), ("accept", "application/json")]
    client.headers.pop("accept")
    response = client.get("/rules", headers=headers)

    assert response.headers["content-type"] == "application/json"
