"""The manifests: schemas, selectors, names that resolve, variables that the code reads, probes, and time to stop in."""

import functools
import json
import re

import kubernetes_validate
import yaml

import collector
import compose
import dockerfiles
from kit import pinned

FOLDER = "docker/kubernetes"
SERVICES = ["shop", "billing", "dead-letters", "warehouse", "notifications"]
VERSION = "1.30"
# The ports that the programs in the images listen on, beside what compose.LISTENS says.
COLLECTOR = "otel/opentelemetry-collector-contrib"


def manifests(kit):
    """(file, manifest) of all that kustomization.yaml names."""
    found = []
    for path in kit.yaml(f"{FOLDER}/kustomization.yaml")["resources"]:
        if kit.exists(f"{FOLDER}/{path}"):
            found += [(path, document) for document in kit.documents(f"{FOLDER}/{path}")]
        else:
            kit.check(False, f"kustomization.yaml: there is no {path}")
    return found


def seconds(kit, path, pattern):
    value = re.search(pattern, kit.text(path))
    return int(value[1])


def stop_limit(kit):
    """How long a service takes at most to stop, in seconds, by the limits in the code."""
    delivery = seconds(kit, "Sources/Kafka/KafkaConfiguration.swift", r"deliveryTimeout: Duration = \.seconds\((\d+)\)")
    delivery += seconds(kit, "Sources/RdKafka/ProducerLoop.swift", r"\.now \+ deliveryTimeout \+ \.seconds\((\d+)\)")
    answer = seconds(kit, "Sources/RdKafka/Client+Group.swift", r"answerTimeout = Duration\.seconds\((\d+)\)")
    export = seconds(kit, "Sources/OTel/Trace/BatchSpanProcessor+Configuration.swift",
                     r"exportTimeout: Duration = \.milliseconds\((\d+)000\)")
    # Two sends and a commit for the message in hand; then the group, the producer and the spans.
    return 2 * delivery + answer + answer + delivery + export


@functools.cache
def schema_error(text):
    """What is wrong with a manifest, given as JSON, by Kubernetes' schemas; None: nothing."""
    try:
        kubernetes_validate.validate(json.loads(text), VERSION, strict=True)
    except kubernetes_validate.ValidationError as error:
        return error.message
    return None


def check_schema(kit, path, manifest):
    message = schema_error(json.dumps(manifest))
    kit.check(message is None, f"{path}: schema: {message}")


def check_probes(kit, path, container):
    ports = {port["name"]: port["containerPort"] for port in container.get("ports", [])}
    kit.check("readinessProbe" in container, f"{path}: no readiness probe")
    for kind in ("startupProbe", "readinessProbe", "livenessProbe"):
        for how in ("httpGet", "tcpSocket"):
            if how in container.get(kind, {}):
                kit.check(container[kind][how]["port"] in ports, f"{path}: {kind} asks a port that the container does not name")


def check_workload(kit, path, manifest, services):
    template = manifest["spec"]["template"]
    wanted, labels = manifest["spec"]["selector"]["matchLabels"], template["metadata"]["labels"]
    kit.check(wanted.items() <= labels.items(), f"{path}: the selector {wanted} does not match the pod's labels {labels}")
    kit.check("terminationGracePeriodSeconds" in template["spec"], f"{path}: terminationGracePeriodSeconds is missing")
    for container in template["spec"]["containers"]:
        kit.check(pinned(container["image"]), f"{path}: the image {container['image']} is not pinned to a version")
        resources = container.get("resources", {})
        kit.check("memory" in resources.get("limits", {}) and {"cpu", "memory"} <= set(resources.get("requests", {})),
                  f"{path}: requests for cpu and memory and a limit for memory are to be stated")
        kit.check(container.get("securityContext", {}).get("allowPrivilegeEscalation") is False,
                  f"{path}: the container may gain privileges")
        check_probes(kit, path, container)
    if manifest["kind"] == "StatefulSet":
        kit.check(manifest["spec"]["serviceName"] in services, f"{path}: serviceName names no Service")


def check_service(kit, path, service, workloads):
    pods = [workload["spec"]["template"] for workload in workloads.values()
            if service["spec"]["selector"].items() <= workload["spec"]["template"]["metadata"]["labels"].items()]
    kit.check(len(pods) == 1, f"{path}: the Service {service['metadata']['name']} selects {len(pods)} workloads, and not one")
    names = {port["name"]: port["containerPort"] for pod in pods for c in pod["spec"]["containers"] for port in c.get("ports", [])}
    for port in service["spec"]["ports"]:
        kit.same(f"{path}: port {port['name']}", service=port["port"], container=names.get(port["targetPort"]))


def check_kafka(kit, workloads, services):
    place = f"{FOLDER}/kafka.yaml"
    spec = workloads["kafka"]["spec"]["template"]["spec"]
    settings = {entry["name"]: entry["value"] for entry in spec["containers"][0]["env"]}
    bound, advertised, voter = compose.check_kafka(kit, place, settings)
    for name, (host, port) in advertised.items():
        kit.check(host in services, f"{place}: listener {name} is advertised as {host}, which is no Service")
        kit.same(f"{place}: port of listener {name}", bound=bound[name][1], advertised=port)
    kit.check(voter == "localhost", f"{place}: the voter is {voter}; no Service has the controller's port")
    kit.check(spec.get("enableServiceLinks") is False,
              f"{place}: without enableServiceLinks: false the Service kafka sets KAFKA_PORT, which the image takes for a setting")
    mounts = [mount["mountPath"] for mount in spec["containers"][0]["volumeMounts"]]
    kit.check(any(settings["KAFKA_LOG_DIRS"].startswith(mount + "/") for mount in mounts),
              f"{place}: KAFKA_LOG_DIRS is outside of the volume")
    partitions = re.search(r"createTopic\(topic, partitions: (\d+)\)", kit.text("Sources/LabKit/Role/RoleRun.swift"))
    kit.same("partitions of a topic", manifest=settings["KAFKA_NUM_PARTITIONS"], code=partitions[1])


def check_lab(kit, folder, name, ports, limit, code):
    """The manifest of one of Lab 12's services, wherever it lies."""
    place = f"{folder}/{name}.yaml"
    manifest = kit.yaml(place)
    check_schema(kit, place, manifest)
    check_workload(kit, place, manifest, {})
    spec = manifest["spec"]["template"]["spec"]
    container = spec["containers"][0]
    environment = {entry["name"]: entry["value"] for entry in container["env"]}
    kit.check(len(environment) == len(container["env"]), f"{place}: a variable stands twice")
    for variable in environment:
        kit.check(f'"{variable}"' in code, f"{place}: {variable} is read by no code")
    kit.same(f"{place}: names", file=name, manifest=manifest["metadata"]["name"], service=environment["OTEL_SERVICE_NAME"],
             args=container["args"][1] if container["args"][0] == "--role" else container["args"])
    kit.check(f'("{name}", ' in kit.text(f"{kit.lab('12-orphanage')}/Platform.swift"), f"{place}: there is no role {name}")
    for address in (environment["KAFKA_BROKERS"], environment["OTEL_EXPORTER_OTLP_ENDPOINT"].removeprefix("http://")):
        host, port = address.split(":")
        kit.check(int(port) in ports.get(host, ()), f"{place}: {address} is no Service's host and port")
    kit.same(f"{place}: readiness", probe=container["readinessProbe"]["exec"]["command"],
             variable=["test", "-f", environment["READY_FILE"]])
    grace = spec["terminationGracePeriodSeconds"]
    kit.check(grace > limit, f"{place}: a grace of {grace} s, and stopping takes up to {limit} s by the limits in the code")
    kit.check(f"in up to {limit} s" in kit.text(place), f"{place}: the comment does not say that stopping takes up to {limit} s")
    user = re.search(r"^USER (\d+)$", dockerfiles.stages(kit.text(dockerfiles.SERVICES))[-1][2], re.M)
    kit.same(f"{place}: user", manifest=container["securityContext"]["runAsUser"], Dockerfile=int(user[1]))
    kit.check(container["securityContext"]["runAsNonRoot"] is True, f"{place}: may run as root")
    kit.check(f"-t {container['image']} " in kit.text(dockerfiles.SERVICES),
              f"{place}: docker/Dockerfile does not say how {container['image']} is built")
    kit.check(f"kind load docker-image {container['image']}\n" in kit.text("docker/README.md"),
              f"{place}: docker/README.md does not say how {container['image']} gets into the cluster")
    return environment


def check(kit):
    kustomization = kit.yaml(f"{FOLDER}/kustomization.yaml")
    files = [name for name in kit.names(FOLDER) if name.endswith(".yaml") and name != "kustomization.yaml"]
    kit.same("kustomization.yaml", resources=sorted(kustomization["resources"]), files=files)
    found = manifests(kit)
    workloads = {m["metadata"]["name"]: m for _, m in found if m["kind"] in ("Deployment", "StatefulSet")}
    services = {m["metadata"]["name"]: m for _, m in found if m["kind"] == "Service"}
    maps = {m["metadata"]["name"]: m for _, m in found if m["kind"] == "ConfigMap"}
    namespaces = [m["metadata"]["name"] for _, m in found if m["kind"] == "Namespace"]
    kit.same("namespace", kustomization=[kustomization["namespace"]], manifest=namespaces)
    for path, manifest in found:
        check_schema(kit, path, manifest)
        kit.check("namespace" not in manifest["metadata"], f"{path}: the namespace is kustomization.yaml's to say")
        if manifest["kind"] in ("Deployment", "StatefulSet"):
            check_workload(kit, path, manifest, services)
        if manifest["kind"] == "Service":
            check_service(kit, path, manifest, workloads)
    for name, workload in workloads.items():
        for volume in workload["spec"]["template"]["spec"].get("volumes", []):
            chosen = maps.get(volume["configMap"]["name"], {"data": {}})
            for mount in workload["spec"]["template"]["spec"]["containers"][0]["volumeMounts"]:
                kit.check(mount["subPath"] in chosen["data"], f"{name}: {volume['configMap']['name']} holds no {mount['subPath']}")
    ports = {name: {port["port"] for port in service["spec"]["ports"]} for name, service in services.items()}
    check_kafka(kit, workloads, services)

    limits = {name: int(re.fullmatch(r"(\d+)Mi", w["spec"]["template"]["spec"]["containers"][0]["resources"]["limits"]["memory"].replace(
        "1Gi", "1024Mi"))[1]) for name, w in workloads.items()}
    collector.check_config(kit, f"{FOLDER}/collector.yaml", yaml.safe_load(maps["collector"]["data"]["config.yaml"]), ports,
                           limits["collector"])
    # The stack of Compose and the cluster run the same versions.
    used = {compose.name_of(s["image"]): s["image"] for s in compose.services(kit).values()}
    built = dockerfiles.stages(kit.text("docker/collector/Dockerfile"))[0][0]
    used[COLLECTOR] = built
    for name in ("kafka", "jaeger", "collector"):
        image = workloads[name]["spec"]["template"]["spec"]["containers"][0]["image"]
        kit.same(f"image of {name}", kubernetes=image, compose=used.get(compose.name_of(image)))

    code = kit.swift("Sources", kit.lab("12-orphanage"))
    limit = stop_limit(kit)
    for name in SERVICES:
        here = check_lab(kit, FOLDER, name, ports, limit, code)
        kit.check(here["OTEL_TRACES_SAMPLER"] == "parentbased_always_on", f"{FOLDER}/{name}.yaml: {name} leaves traces incomplete")
        for folder in ("Exercises", "Solutions"):
            path = f"{folder}/12-orphanage/kubernetes"
            if kit.exists(path):
                check_lab(kit, path, name, ports, limit, code)
        if kit.exists("Solutions"):
            kit.check(kit.text(f"{FOLDER}/{name}.yaml") == kit.text(f"Solutions/12-orphanage/kubernetes/{name}.yaml"),
                      f"{FOLDER}/{name}.yaml is not what Solutions/12-orphanage/kubernetes holds")
    total = sum(limits.values())
    kit.check(f"may take {docs_gigabytes(total)} GB in all" in kit.text("docker/README.md"),
              f"docker/README.md: in Kubernetes, the containers may take {docs_gigabytes(total)} GB in all")


def docs_gigabytes(mebibytes):
    """Rounded up to a tenth, as in the docs."""
    return f"{-(-mebibytes * 10 // 1024) / 10:.1f}"
