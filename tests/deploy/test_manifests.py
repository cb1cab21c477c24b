"""The manifests: valid by the published schemas, and as locked down as promised."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import kubernetes_validate
import pytest
import yaml

from cds_service.commands.serve import configuration
from cds_service.settings import Client, Settings

_ROOT: Final = Path(__file__).parents[2]
_VERSIONS: Final = ("1.30", "1.33")
_FILES: Final = sorted((_ROOT / "deploy/kubernetes").glob("*.yaml"))

Manifest = dict[str, Any]


def _all() -> list[Manifest]:
    return [
        manifest
        for file in _FILES
        for manifest in yaml.safe_load_all(file.read_text("utf-8"))
    ]


def _one(kind: str, name: str = "cds-service") -> Manifest:
    (found,) = [
        each
        for each in _all()
        if (each["kind"], each["metadata"]["name"]) == (kind, name)
    ]
    return found


def _pods() -> list[Manifest]:
    return [
        each["spec"]["template"]["spec"]
        for each in _all()
        if each["kind"] in {"Deployment", "Job"}
    ]


@pytest.mark.parametrize("version", _VERSIONS)
@pytest.mark.parametrize(
    "manifest", _all(), ids=lambda each: f"{each['kind']}-{each['metadata']['name']}"
)
def test_a_manifest_is_valid(manifest: Manifest, version: str) -> None:
    """By the schema of Kubernetes, and with no key that it does not know."""
    kubernetes_validate.validate(manifest, version, strict=True)


def test_the_validator_sees_a_mistake() -> None:
    """The check is no empty one."""
    manifest = _one("Deployment")
    manifest["spec"]["replicas"] = "two"

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(manifest, _VERSIONS[0], strict=True)


@pytest.mark.parametrize("pod", _pods(), ids=lambda pod: pod["containers"][0]["name"])
def test_a_pod_may_do_nothing_it_need_not(pod: Manifest) -> None:
    """No root, no writing but /tmp, no capability, no token of the cluster."""
    (container,) = pod["containers"]

    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == 65532
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["requests"].keys() == {"cpu", "memory"}
    assert container["resources"]["limits"].keys() == {"memory"}


def test_selectors_find_the_pods() -> None:
    """Service, budget, network policy and deployment speak of the same pods."""
    deployment = _one("Deployment")["spec"]
    labels = deployment["template"]["metadata"]["labels"]

    assert deployment["selector"]["matchLabels"] == labels
    assert _one("Service")["spec"]["selector"] == labels
    assert _one("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == labels
    assert _one("NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == labels
    target = _one("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", "cds-service")
    assert "replicas" not in deployment


def test_calls_end_before_the_process_is_killed() -> None:
    """The pause before the stop and the ten seconds of the stop fit into its grace."""
    pod = _one("Deployment")["spec"]["template"]["spec"]
    command = pod["containers"][0]["lifecycle"]["preStop"]["exec"]["command"]
    (pause,) = re.findall(r"sleep\((\d+)\)", command[-1])
    stop = configuration("x:y", 1).timeout_graceful_shutdown

    assert (pause, stop) == ("5", 10)
    assert int(pause) + 10 < pod["terminationGracePeriodSeconds"]


def test_probes_ask_for_addresses_that_there_are() -> None:
    """What Kubernetes asks for is what the service answers."""
    (container,) = _one("Deployment")["spec"]["template"]["spec"]["containers"]
    paths = {
        probe: container[probe]["httpGet"]["path"]
        for probe in ("startupProbe", "readinessProbe", "livenessProbe")
    }

    assert paths == {
        "startupProbe": "/health/ready",
        "readinessProbe": "/health/ready",
        "livenessProbe": "/health/live",
    }


def test_nothing_goes_out_but_to_what_is_listed() -> None:
    """Names, listed addresses, the store: no rule without a destination and a port."""
    policy = _one("NetworkPolicy")["spec"]

    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    for rule in policy["egress"]:
        assert rule["to"]
        assert rule["ports"]
        for target in rule["to"]:
            cidr = target.get("ipBlock", {}).get("cidr", "")
            assert not cidr.endswith("/0")


def test_the_settings_are_settings() -> None:
    """The service takes what the ConfigMap gives it, and so its clients file."""
    data = _one("ConfigMap")["data"]
    known = {f"CDS_{name.upper()}" for name in Settings.model_fields}
    assert set(data) <= known

    text = _one("ConfigMap", "cds-service-clients")["data"]["clients.toml"]
    clients = tomllib.loads(text)
    assert [Client.model_validate(each).name for each in clients["client"]] == ["north"]
    assert data["CDS_CLIENTS_FILE"] == "/etc/cds/clients.toml"


def test_compose_starts_what_there_is() -> None:
    """The store first, then its tables, then the service; only this machine calls."""
    compose = yaml.safe_load((_ROOT / "compose.yaml").read_text("utf-8"))
    services = compose["services"]

    assert set(services) == {"db", "migrate", "cds"}
    assert services["migrate"]["command"] == ["migrate"]
    ready = services["cds"]["depends_on"]["migrate"]["condition"]
    assert ready == "service_completed_successfully"
    assert services["cds"]["ports"] == ["127.0.0.1:8000:8000"]
    known = {f"CDS_{name.upper()}" for name in Settings.model_fields}
    assert set(services["cds"]["environment"]) <= known
    for name in ("migrate", "cds"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    assert "change" not in str(services["db"]["environment"])
