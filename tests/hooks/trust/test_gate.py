"""The gate: every address that concerns a patient is behind it, and no other."""

from pathlib import Path

import pytest
from hook_calls import PATIENT_VIEW, Json, low_neutrophils
from tokens import JTI, PUBLIC, Hospital, bearer, token, unsigned

from cds_service.hooks.services import SERVICES

_GUARDED = [
    ("GET", "/cds-services"),
    ("HEAD", "/cds-services"),
    ("GET", "/cds-services//"),
    ("PUT", "/cds-services"),
    ("GET", "/cds-services/nothing-of-the-kind"),
    *(("POST", f"/cds-services/{one}") for one in SERVICES),
    *(("POST", f"/cds-services/{one}/feedback") for one in SERVICES),
    *(("POST", f"/explain/{one}") for one in SERVICES),
    ("GET", PATIENT_VIEW),
    ("POST", "/workbench/sm-patient-view/chart"),
    ("POST", "/workbench/sm-patient-view/case"),
    ("POST", "/workbench/sm-patient-view/preview"),
    ("POST", "/cds-services/sm-patient-view?dialect=epic"),
    ("GET", "/workbench/patients"),
    ("POST", "/explain"),
    ("POST", "/cds-services//sm-order-sign//feedback/"),
]
_OPEN = [
    "/rules",
    "/rules/mido-anc-interrupt",
    "/rules/print",
    "/health/live",
    "/health/ready",
    "/openapi.json",
]


@pytest.mark.parametrize(("method", "path"), _GUARDED)
def test_sec_02_nothing_of_a_patient_without_a_token(
    hospital: Hospital, method: str, path: str
) -> None:
    """SEC-01, SEC-02: discovery, services, feedback and explain, in any spelling."""
    answer = hospital.client.request(method, path)

    assert answer.status_code == 401
    assert hospital.cause == "no-token"


@pytest.mark.parametrize("path", _OPEN)
def test_the_knowledge_is_open_to_who_reads_it(hospital: Hospital, path: str) -> None:
    """A clinician follows the link of a card without a token; no patient is there."""
    assert hospital.client.get(path).status_code == 200


def test_sec_12_every_cause_has_the_same_answer(hospital: Hospital) -> None:
    """SEC-12: the bodies and headers cannot be told apart, nor do they tell."""
    sent = [
        {},
        bearer("x"),
        bearer(unsigned({"alg": "none"}, {})),
        bearer(token("/cds-services", iss="https://evil.example.org")),
        bearer(token("/cds-services", aud="https://evil.example.org")),
        bearer(token("/cds-services", exp=1)),
        bearer("!" * 9000),
        {"Authorization": "Basic dXNlcjpwYXNz"},
    ]
    answers = [hospital.client.get("/cds-services", headers=one) for one in sent]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    (issue,) = answers[0].json()["issue"]
    assert issue["code"] == "login"
    assert answers[0].headers["www-authenticate"] == "Bearer"
    assert len({line["cause"] for line in hospital.lines}) == 7


@pytest.mark.parametrize(
    "value",
    ["", "Bearer", "Bearer ", "bearer", "Token x", "Bearer a b", "Bearer a,b", "ä"],
)
def test_what_is_no_bearer_token(hospital: Hospital, value: str) -> None:
    """One scheme, one token, nothing else."""
    headers = {b"Authorization": value.encode()}

    assert hospital.client.get("/cds-services", headers=headers).status_code == 401


def test_the_scheme_has_no_case(hospital: Hospital) -> None:
    """RFC 9110, 11.1."""
    headers = {"Authorization": f"bEARER  {token('/cds-services')}"}

    assert hospital.client.get("/cds-services", headers=headers).status_code == 200


def test_two_tokens_are_none(hospital: Hospital) -> None:
    """Which of them counts would be a guess."""
    one = ("Authorization", f"Bearer {token('/cds-services')}")

    assert hospital.client.get("/cds-services", headers=[one, one]).status_code == 401


def test_a_token_elsewhere_is_none(hospital: Hospital) -> None:
    """Addresses are logged on the way, so a token in one is not taken."""
    path = f"/cds-services?access_token={token('/cds-services')}"

    assert hospital.client.get(path).status_code == 401


def test_sec_02_each_kind_of_call_gets_in(hospital: Hospital) -> None:
    """FB-11: service, explain and feedback, each with a token for its own URL."""
    call = low_neutrophils()
    answer = _post(hospital, PATIENT_VIEW, call, "1")
    card = answer["cards"][0]["uuid"]
    item = {
        "card": card,
        "outcome": "overridden",
        "outcomeTimestamp": "2026-01-06T12:00:00Z",
    }

    assert _post(hospital, "/explain/sm-patient-view", call, "2")["rules"]
    feedback = f"{PATIENT_VIEW}/feedback"
    assert _post(hospital, feedback, {"feedback": [item]}, "3") == {"received": 1}


def _post(hospital: Hospital, path: str, body: Json, jti: str) -> Json:
    headers = bearer(token(path, jti=jti))
    answer = hospital.client.post(path, json=body, headers=headers)
    assert answer.status_code == 200
    return answer.json()


def test_sec_20_the_log_says_who_called(tmp_path: Path) -> None:
    """SEC-20: client, tenant and token of each call; what is made up is left out."""
    hospital = Hospital(tmp_path, more='tenants = ["east"]')
    _post_as(hospital, jti=JTI, tenant="east")
    _post_as(hospital, jti="Jane Canary", tenant="east")

    told, made_up = hospital.lines
    assert (told["client"], told["tenant"], told["token"]) == ("hospital", "east", JTI)
    assert told["call"]
    assert "token" not in made_up
    assert "Canary" not in hospital.log.getvalue().decode()


def _post_as(hospital: Hospital, **claims: object) -> None:
    headers = bearer(token(PATIENT_VIEW, **claims))
    hospital.client.post(PATIENT_VIEW, json=low_neutrophils(), headers=headers)


def test_sec_18_a_preflight_needs_no_token(tmp_path: Path) -> None:
    """SEC-18: browsers send none with it; a 401 can be read by the page."""
    origin = "https://ehr.example.org"
    hospital = Hospital(tmp_path, cors_origins=origin)
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    assert hospital.client.options(PATIENT_VIEW, headers=headers).status_code == 200

    refused = hospital.client.post(PATIENT_VIEW, headers={"Origin": origin})
    assert refused.status_code == 401
    assert refused.headers["access-control-allow-origin"] == origin


def test_who_may_call_may_not_choose_the_day(hospital: Hospital) -> None:
    """The as-of extension is for trials in open mode."""
    call = low_neutrophils() | {"extension": {"org.smcds.as-of": "2031-01-06"}}
    trace = _post(hospital, "/explain/sm-patient-view", call, "1")

    assert trace["asOf"] == "2026-01-06"


def test_the_workbench_is_no_way_around(tmp_path: Path) -> None:
    """Switched on beside clients, its addresses read records too: the same token."""
    hospital = Hospital(tmp_path, workbench="true")
    path = "/workbench/sm-patient-view/chart"

    assert hospital.client.post(path, json=low_neutrophils()).status_code == 401
    assert hospital.client.get("/").status_code == 200


def test_the_path_of_the_public_url_is_no_way_around(tmp_path: Path) -> None:
    """A proxy may keep it or take it away; the token names the whole URL."""
    hospital = Hospital(tmp_path, public_url=f"{PUBLIC}/sm")
    for path in ("/sm/cds-services", "/cds-services", "/sm//cds-services"):
        assert hospital.client.get(path).status_code == 401

    for number, path in enumerate(("/sm/cds-services", "/cds-services")):
        sent = token("/sm/cds-services", jti=f"{number}")
        assert hospital.client.get(path, headers=bearer(sent)).status_code == 200
