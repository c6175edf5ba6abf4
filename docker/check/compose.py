"""compose.yaml: the schema, images, ports, health, memory, mounts, variables, and Kafka's listeners."""

import functools
import json
import os
import re

import check_jsonschema
import jsonschema

from kit import pinned

FILE = "docker/compose.yaml"

# What each image reads. Kafka's become lines of server.properties, so a mistake there is silent.
KAFKA_NEEDED = {
    "KAFKA_NODE_ID", "KAFKA_PROCESS_ROLES", "KAFKA_CONTROLLER_QUORUM_VOTERS", "KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS",
    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "KAFKA_CONTROLLER_LISTENER_NAMES", "KAFKA_INTER_BROKER_LISTENER_NAME", "CLUSTER_ID",
    "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
    "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
}
KAFKA_KNOWN = KAFKA_NEEDED | {"KAFKA_AUTO_CREATE_TOPICS_ENABLE", "KAFKA_HEAP_OPTS", "KAFKA_NUM_PARTITIONS", "KAFKA_LOG_DIRS"}
KNOWN = {
    "apache/kafka": KAFKA_KNOWN,
    "workshop-flink": {"FLINK_PROPERTIES"},
    "grafana/grafana": {"GF_AUTH_ANONYMOUS_ENABLED", "GF_AUTH_ANONYMOUS_ORG_ROLE", "GF_AUTH_DISABLE_LOGIN_FORM"},
}
# The ports that the programs in the images listen on.
LISTENS = {
    "apache/kafka": {9092, 29092}, "jaegertracing/jaeger": {16686, 4318, 13133}, "workshop-flink": {8081, 6122},
    "grafana/tempo": {3200, 4318}, "grafana/grafana": {3000}, "workshop-collector": {4318, 13133},
}
# Images that hold no shell, and what asks them whether they are well.
WITHOUT_SHELL = {"grafana/tempo": "/tempo", "workshop-collector": "/busybox"}


def services(kit):
    return kit.yaml(FILE)["services"]


def name_of(image):
    return image.split(":")[0]


def is_one_shot(service):
    return service.get("restart") == "no" and "ports" not in service


def published(service):
    """(address on the host, port on the host, port in the container) of each port that a service publishes."""
    return [tuple(str(port).rsplit(":", 2)) if str(port).count(":") == 2 else ("", *str(port).split(":"))
            for port in service.get("ports", [])]


def host_ports(kit):
    return {int(port) for service in services(kit).values() for _, port, _ in published(service)}


def mebibytes(text):
    amount, unit = re.fullmatch(r"(\d+)([mg])", str(text)).groups()
    return int(amount) * (1024 if unit == "g" else 1)


def memory(kit):
    """MiB by profile; those of services without a profile under None."""
    sums = {}
    for service in services(kit).values():
        for profile in service.get("profiles", [None]):
            sums[profile] = sums.get(profile, 0) + mebibytes(service["mem_limit"])
    return sums


def listeners(text):
    """{name: (host, port)} of Kafka's NAME://host:port,…"""
    return {name: (host, int(port)) for name, host, port in re.findall(r"(\w+)://([^:,]*):(\d+)", text)}


def check_kafka(kit, place, settings):
    """What must hold of a broker that is its own controller, wherever it runs. Returns the addresses that it gives clients."""
    for name in KAFKA_NEEDED - set(settings):
        kit.check(False, f"{place}: kafka lacks {name}")
    for name in set(settings) - KAFKA_KNOWN:
        kit.check(False, f"{place}: kafka has {name}, which is not known for its image")
    bound = listeners(settings["KAFKA_LISTENERS"])
    advertised = listeners(settings["KAFKA_ADVERTISED_LISTENERS"])
    protocols = dict(pair.split(":") for pair in settings["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))
    controllers = set(settings["KAFKA_CONTROLLER_LISTENER_NAMES"].split(","))
    kit.same(f"{place}: listeners", KAFKA_LISTENERS=sorted(bound), KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=sorted(protocols))
    kit.same(f"{place}: listeners for clients", KAFKA_LISTENERS=sorted(set(bound) - controllers),
             KAFKA_ADVERTISED_LISTENERS=sorted(advertised))
    kit.check(settings["KAFKA_INTER_BROKER_LISTENER_NAME"] in advertised, f"{place}: the brokers' listener is not advertised")
    voter = re.fullmatch(r"(\d+)@([^:]+):(\d+)", settings["KAFKA_CONTROLLER_QUORUM_VOTERS"])
    kit.same(f"{place}: controller", voters=(voter[1], int(voter[3])),
             settings=(settings["KAFKA_NODE_ID"], bound[next(iter(controllers))][1]))
    return bound, advertised, voter[2]


def check_compose_kafka(kit, all_services):
    kafka = all_services["kafka"]
    bound, advertised, voter = check_kafka(kit, FILE, kafka["environment"])
    to_container = {int(host): int(inner) for _, host, inner in published(kafka)}
    for name, (host, port) in advertised.items():
        if host == "localhost":
            kit.same(f"{FILE}: port of listener {name}", bound=bound[name][1], published=to_container.get(port))
        else:
            kit.check(host in all_services, f"{FILE}: listener {name} is advertised as {host}, which is no service")
            kit.same(f"{FILE}: port of listener {name}", bound=bound[name][1], advertised=port)
    kit.check(voter in all_services, f"{FILE}: the voter {voter} is no service")


def addresses(kit):
    """Kafka's addresses, for programs on the host and for containers."""
    advertised = listeners(services(kit)["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"])
    return {f"{host}:{port}" for host, port in advertised.values()}


@functools.cache
def schema():
    folder = os.path.join(os.path.dirname(check_jsonschema.__file__), "builtin_schemas", "vendor")
    with open(os.path.join(folder, "compose-spec.json"), encoding="utf-8") as file:
        document = json.load(file)
    return jsonschema.validators.validator_for(document)(document)


def check_schema(kit):
    for error in schema().iter_errors(kit.yaml(FILE)):
        kit.check(False, f"{FILE}: schema: {'.'.join(map(str, error.absolute_path))}: {error.message}")


def check_health(kit, name, service):
    if is_one_shot(service):
        kit.check("healthcheck" not in service, f"{FILE}: {name} ends, and has a health check")
        return
    test = service.get("healthcheck", {}).get("test", [])
    kit.check(len(test) > 1 and test[0] in ("CMD", "CMD-SHELL"), f"{FILE}: {name} has no health check")
    if len(test) < 2:
        return
    image = name_of(service["image"])
    if image in WITHOUT_SHELL:
        kit.check(test[:2] == ["CMD", WITHOUT_SHELL[image]],
                  f"{FILE}: the health check of {name} needs {WITHOUT_SHELL[image]}; there is no shell in the image")
    for host, port in re.findall(r"(?:http://|/dev/tcp/|--bootstrap-server )([\w.$()]+)[:/](\d+)", " ".join(test)):
        kit.check(int(port) in LISTENS[image], f"{FILE}: the health check of {name} asks port {port}, where nothing listens")
        kit.check(host in ("127.0.0.1", name, "$$(hostname)"), f"{FILE}: the health check of {name} asks {host}")


def check_volumes(kit, name, service, volumes):
    for volume in service.get("volumes", []):
        if isinstance(volume, dict):
            source = volume["source"]
            kit.check(volume.get("bind", {}).get("create_host_path") is False and volume.get("read_only"),
                      f"{FILE}: {name} could create {source}, as root, or write there")
        else:
            source = volume.split(":")[0]
            if source in volumes:
                continue
            kit.check(volume.endswith(":ro"), f"{FILE}: {name} can write to {source}")
        place = os.path.normpath(os.path.join("docker", source))
        # A lab creates this folder when it runs.
        made = f'"{place}/lab' in kit.swift("Sources/LabKit")
        kit.check(kit.exists(place) or made, f"{FILE}: {name} mounts {source}, which is not there")


def check(kit):
    check_schema(kit)
    document = kit.yaml(FILE)
    all_services = document["services"]
    built = {service["image"] for service in all_services.values() if "build" in service}
    taken = {}
    for name, service in all_services.items():
        image = service.get("image", "")
        kit.check(pinned(image), f"{FILE}: {name}: the image {image} is not pinned to a version")
        kit.check("build" in service or image not in built, f"{FILE}: {name} uses {image}, and cannot build it")
        if "build" in service:
            kit.check(kit.exists(f"docker/{service['build']}/Dockerfile"), f"{FILE}: {name} is built from {service['build']}")
        kit.check("mem_limit" in service, f"{FILE}: {name} has no mem_limit")
        for address, port, inner in published(service):
            kit.check(address == "127.0.0.1", f"{FILE}: {name}: port {port} is open to other machines: write 127.0.0.1:{port}:…")
            kit.check(int(inner) in LISTENS[name_of(image)], f"{FILE}: {name} publishes {inner}, where nothing listens")
            kit.check(port not in taken, f"{FILE}: {name} and {taken.get(port)} publish the same port {port}")
            taken[port] = name
        for variable in service.get("environment", {}):
            kit.check(variable in KNOWN.get(name_of(image), set()), f"{FILE}: {name} has {variable}, which is not known for its image")
        for other, how in service.get("depends_on", {}).items():
            target = all_services.get(other)
            kit.check(target is not None, f"{FILE}: {name} depends on {other}, which is no service")
            if target is None:
                continue
            kit.check(set(target.get("profiles", [])) <= set(service.get("profiles", [])),
                      f"{FILE}: {name} depends on {other}, which a profile may leave out")
            wanted = "service_completed_successfully" if is_one_shot(target) else "service_healthy"
            kit.check(how["condition"] == wanted, f"{FILE}: {name} should wait until {other} is {wanted}")
        check_health(kit, name, service)
        check_volumes(kit, name, service, document.get("volumes", {}))
    check_compose_kafka(kit, all_services)
    flink = "".join(service.get("environment", {}).get("FLINK_PROPERTIES", "") for service in all_services.values())
    for setting, host in re.findall(r"^(\S*address): (\S+)$", flink, re.M):
        kit.check(host in all_services, f"{FILE}: {setting} is {host}, which is no service")
    for setting, service in [("jobmanager", "jobmanager"), ("taskmanager", "taskmanager")]:
        size = re.search(rf"{setting}\.memory\.process\.size: (\w+)", flink)
        kit.check(size and mebibytes(size[1]) < mebibytes(all_services[service]["mem_limit"]),
                  f"{FILE}: {service} may take more memory than its container has")
