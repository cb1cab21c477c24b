"""Health, the front page, start-up: what an operator meets."""

import gc
import json

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from cds_service import lifespan
from cds_service.app import create, create_app, system_clock
from cds_service.settings import Settings, SettingsError


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health(client: TestClient, path: str) -> None:
    """A process that answers at all has loaded its rules and value sets."""
    assert client.get(path).json() == {"status": "ok"}


def test_the_front_page_says_what_this_is(client: TestClient) -> None:
    """A page with links, and nothing that a browser would fetch from elsewhere."""
    response = client.get("/")

    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert 'href="cds-services"' in response.text
    assert "//" not in response.text.replace("<!doctype", "")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/cds-services",
        "//cds-services/",
        "/rules",
        "/rules/mido-anc-interrupt",
        "/rules/style.css",
        "/health/live",
        "/health/ready",
        "/openapi.json",
    ],
)
def test_head_is_answered_as_get_without_a_body(client: TestClient, path: str) -> None:
    """Load balancers and link checkers ask with HEAD: same headers, no body."""
    head, got = client.head(path), client.get(path)

    assert head.status_code == got.status_code == 200
    assert dict(head.headers) == dict(got.headers)
    assert head.content == b""
    assert got.content


def test_head_of_nothing_is_404(client: TestClient) -> None:
    """What GET refuses, HEAD refuses."""
    assert client.head("/nowhere").status_code == 404
    assert client.head("/rules/nothing-of-the-kind").status_code == 404


def test_the_front_page_can_be_switched_off() -> None:
    """CDS_WORKBENCH=false leaves the addresses that machines use."""
    client = TestClient(create_app(Settings.load({"CDS_WORKBENCH": "false"})))

    assert client.get("/").status_code == 404
    assert client.get("/cds-services").status_code == 200


def test_a_base_url_with_a_path_works_with_and_without_it() -> None:
    """DISC-01: a proxy may keep the prefix or take it away."""
    settings = Settings.load({"CDS_PUBLIC_URL": "https://cds.example.org/sm"})
    client = TestClient(create_app(settings))

    for path in ("/sm/cds-services", "/cds-services"):
        assert client.get(path).status_code == 200
    assert client.post("/sm/cds-services/sm-order-sign").status_code == 400


def test_no_page_loads_scripts_from_elsewhere(client: TestClient) -> None:
    """FastAPI's interactive pages would; a hospital's network has no such place."""
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404


def test_the_environment_makes_the_application(monkeypatch: pytest.MonkeyPatch) -> None:
    """`create` is what a server is given; it refuses what it cannot honour."""
    monkeypatch.setenv("CDS_WORKBENCH", "false")
    assert TestClient(create()).get("/").status_code == 404

    monkeypatch.setenv("CDS_STORE_URL", "sqlite:///x.db")
    with pytest.raises(SettingsError, match="CDS_STORE_URL"):
        create()


def test_the_collector_is_told_what_stays(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At start-up: collect once, freeze, and look rarely from then on."""
    done: list[object] = []
    monkeypatch.setattr(lifespan, "gc", _Recorder(done))
    with TestClient(app) as client:
        client.get("/health/live")

    assert done == ["collect", "freeze", (50_000, 20, 100)]
    assert gc.isenabled()


class _Recorder:
    """Stands in for the gc module: the test run itself must not be frozen."""

    def __init__(self, done: list[object]) -> None:
        self._done = done

    def collect(self) -> None:
        """Note it."""
        self._done.append("collect")

    def freeze(self) -> None:
        """Note it."""
        self._done.append("freeze")

    def set_threshold(self, *thresholds: int) -> None:
        """Note it."""
        self._done.append(thresholds)


def test_the_clock_knows_its_zone() -> None:
    """Today is the clinic's day, and the log's instant is exact."""
    assert system_clock().tzinfo is not None


def test_the_description_covers_every_address(client: TestClient) -> None:
    """OpenAPI tells of the calls with a body too, each time it is asked."""
    first, second = (client.get("/openapi.json").json() for _ in range(2))
    assert first == second
    paths = first["paths"]
    assert {
        "/cds-services",
        "/cds-services/{id}",
        "/cds-services/{id}/feedback",
        "/explain/{id}",
        "/rules",
        "/rules/{rule_id}",
        "/health/live",
        "/health/ready",
    } <= set(paths)
    call = paths["/cds-services/{id}"]["post"]
    assert {"200", "400", "404", "405", "412", "413", "415", "500"} <= set(
        call["responses"]
    )
    assert "422" not in json.dumps(paths)
