"""The files of deploy/ are what container engines and Kubernetes take, by rules and schemas."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bench.driver import ROOT

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
COMPOSE = DEPLOY / "compose.yaml"


def run(tool, *arguments):
    """What a tool of this environment says, and whether it is content."""
    command = [Path(sys.executable).with_name(tool), *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return said.returncode, said.stdout + said.stderr


def read(name):
    return yaml.safe_load((DEPLOY / "kubernetes" / f"{name}.yaml").read_text(encoding="utf-8"))


def pod():
    return read("deployment")["spec"]["template"]["spec"]


@pytest.mark.skipif(sys.platform == "win32", reason="hadolint has no wheel for Windows")
def test_the_container_file_breaks_no_rule(record_property):
    record_property("quality", ["Deployment", "container files checked by rules", 1])
    assert run("hadolint", "--failure-threshold", "style", DEPLOY / "Containerfile") == (0, "")


def test_the_compose_file_fits_its_schema(record_property):
    record_property("quality", ["Deployment", "files checked against their schema", 1])
    code, said = run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE)
    assert code == 0, said


def test_the_manifests_fit_their_schemas(record_property):
    record_property("quality", ["Deployment", "files checked against their schema", len(MANIFESTS)])
    code, said = run("kubernetes-validate", "--strict", *MANIFESTS)
    assert (code, said.count("passed for resource")) == (0, len(MANIFESTS)), said
    assert "WARN" not in said


def test_manifests_name_each_other_rightly():
    labels = read("deployment")["spec"]["template"]["metadata"]["labels"]
    for name in ("service", "disruption"):
        selector = read(name)["spec"]["selector"]
        assert selector.get("matchLabels", selector).items() <= labels.items()
    (rule,) = read("ingress")["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    backend, service = path["backend"]["service"], read("service")
    assert backend["name"] == service["metadata"]["name"]
    assert backend["port"]["name"] in [port["name"] for port in service["spec"]["ports"]]
    target = read("autoscaler")["spec"]["scaleTargetRef"]
    deployment = read("deployment")
    assert (target["kind"], target["name"]) == (deployment["kind"], deployment["metadata"]["name"])
    ports = {port["name"] for port in pod()["containers"][0]["ports"]}
    assert {port["targetPort"] for port in service["spec"]["ports"]} <= ports


def test_no_replica_may_do_more_than_serve():
    (container,) = pod()["containers"]
    rights = pod()["securityContext"] | container["securityContext"]
    assert rights["runAsNonRoot"]
    assert rights["readOnlyRootFilesystem"]
    assert not rights["allowPrivilegeEscalation"]
    assert rights["capabilities"] == {"drop": ["ALL"]}
    assert rights["seccompProfile"] == {"type": "RuntimeDefault"}
    for service in yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"].values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]


def test_user_port_and_cookie_are_the_same_everywhere():
    container_file = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    user = re.search(r"^USER (\d+):(\d+)$", container_file, re.MULTILINE)
    assert user.groups() == tuple(
        str(pod()["securityContext"][name]) for name in ("runAsUser", "runAsGroup")
    )
    (exposed,) = re.findall(r"^EXPOSE (\d+)$", container_file, re.MULTILINE)
    assert f"--server.port={exposed}" in container_file
    assert f"http://127.0.0.1:{exposed}/healthz" in container_file
    assert pod()["containers"][0]["ports"][0]["containerPort"] == int(exposed)
    balancer = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["balancer"]
    assert balancer["environment"]["ATLAS_A"].endswith(f":{exposed}")
    cookie = re.search(r"^ *cookie (\S+)", (DEPLOY / "haproxy.cfg").read_text("utf-8"), re.M)[1]
    annotations = read("service")["metadata"]["annotations"]
    assert annotations["haproxy.org/cookie-persistence"] == cookie
