#!/usr/bin/env python3
"""Checks docker/flink and docker/grader without Docker: what stands in more than one file must be the same in all of them.

    docker/check.py

It reads compose.yaml (with PyYAML), job.sql, the Dockerfiles, run_autograder, and the Swift code and handout of Lab 07. It runs nothing, so
it does not show that the images start or that Flink accepts the SQL.
"""

import os
import re
import sys

try:
    import yaml
except ImportError:
    sys.exit("docker/check.py needs PyYAML: python3 -m pip install pyyaml")

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KAFKA_SETTINGS = """
    KAFKA_NODE_ID KAFKA_PROCESS_ROLES KAFKA_CONTROLLER_QUORUM_VOTERS KAFKA_LISTENERS KAFKA_ADVERTISED_LISTENERS
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP KAFKA_CONTROLLER_LISTENER_NAMES KAFKA_INTER_BROKER_LISTENER_NAME CLUSTER_ID
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR
""".split()

problems = []


def check(holds, text):
    if not holds:
        problems.append(text)


def same(what, **values):
    """All values, named by where they stand, are equal."""
    if len({repr(value) for value in values.values()}) != 1:
        problems.append(f"{what}: " + ", ".join(f"{place} has {value}" for place, value in values.items()))


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def listeners(text):
    """{name: (host, port)} of Kafka's NAME://host:port,…"""
    return {name: (host, int(port)) for name, host, port in re.findall(r"(\w+)://([^:,]*):(\d+)", text)}


def check_kafka(services):
    kafka = services["kafka"]
    settings = kafka["environment"]
    for name in KAFKA_SETTINGS:
        check(name in settings, f"compose.yaml: kafka lacks {name}")
    bound = listeners(settings["KAFKA_LISTENERS"])
    advertised = listeners(settings["KAFKA_ADVERTISED_LISTENERS"])
    protocols = dict(pair.split(":") for pair in settings["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))
    controllers = set(settings["KAFKA_CONTROLLER_LISTENER_NAMES"].split(","))
    same("listeners", KAFKA_LISTENERS=sorted(bound), KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=sorted(protocols))
    same("listeners for clients", KAFKA_LISTENERS=sorted(set(bound) - controllers), KAFKA_ADVERTISED_LISTENERS=sorted(advertised))
    check(settings["KAFKA_INTER_BROKER_LISTENER_NAME"] in advertised, "compose.yaml: the brokers' listener is not advertised")
    for name, (host, port) in advertised.items():
        same(f"port of listener {name}", bound=bound[name][1], advertised=port)
        if host == "localhost":
            check(f"{port}:{port}" in kafka["ports"], f"compose.yaml: kafka does not publish port {port}")
        else:
            check(host in services, f"compose.yaml: listener {name} is advertised as {host}, which is no service")
    voter = re.fullmatch(r"(\d+)@([^:]+):(\d+)", settings["KAFKA_CONTROLLER_QUORUM_VOTERS"])
    same("controller", voters=(voter[1], int(voter[3])),
         settings=(settings["KAFKA_NODE_ID"], bound[next(iter(controllers))][1]))
    check(voter[2] in services, f"compose.yaml: the voter {voter[2]} is no service")
    return {f"{host}:{port}" for host, port in advertised.values()}


def check_services(services):
    for name, service in services.items():
        for other in service.get("depends_on", []):
            check(other in services, f"compose.yaml: {name} depends on {other}, which is no service")
        check("image" in service, f"compose.yaml: {name} has no image")
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            check(os.path.exists(os.path.join(ROOT, "docker", "flink", source)), f"compose.yaml: {name} mounts {source}, which is not there")
        properties = service.get("environment", {}).get("FLINK_PROPERTIES", "")
        for setting, host in re.findall(r"^(\S*address): (\S+)$", properties, re.M):
            check(host in services, f"compose.yaml: {name} has {setting} {host}, which is no service")
    built = {service["image"] for service in services.values() if "build" in service}
    used = {service["image"] for service in services.values()}
    check({image for image in used if image.startswith("workshop-")} == built, "compose.yaml: a workshop image is used and not built")


def columns(table):
    """The physical columns in the parentheses of a CREATE TABLE."""
    rows = re.findall(r"^  `?(\w+)`? ([A-Z][^,\n]*?),?$", table, re.M)
    return [name for name, kind in rows if "METADATA" not in kind and name not in ("WATERMARK",) and not kind.startswith("AS ")]


def check_sql(sql, services, addresses, swift):
    created = set(re.search(r"for topic in ([^;]+);", " ".join(services["topics"]["command"]))[1].split())
    topics = set(re.findall(r"'topic' = '([^']+)'", sql))
    same("topics", compose=sorted(created), sql=sorted(topics))
    for topic in topics:
        check(f'"{topic}"' in swift, f"topic {topic} of job.sql is in no Swift file of Lab 07")
    for address in set(re.findall(r"bootstrap\.servers' = '([^']+)'", sql)):
        check(address in addresses, f"job.sql: {address} is none of Kafka's addresses {sorted(addresses)}")
    for address in re.findall(r"--bootstrap-server (\S+)", " ".join(services["topics"]["command"])):
        check(address in addresses, f"compose.yaml: {address} is none of Kafka's addresses")
    for header in re.findall(r"MAP\['([^']+)'", sql):
        check(f'"{header}"' in swift, f"header {header} of job.sql is in no Swift file of Lab 07")

    tables = dict(re.findall(r"CREATE TABLE (\w+) \((.*?)^\) WITH", sql, re.S | re.M))
    for struct, table in [("RawOrder", "raw_orders"), ("Order", "orders")]:
        body = re.search(rf"struct {struct}: Codable, Sendable \{{(.*?)^\}}", swift, re.S | re.M)[1]
        same(f"fields of {struct}", swift=re.findall(r"var (\w+):", body),
             sql=[column for column in columns(tables[table]) if column != "store"])
    units = {"SECOND": 1, "MINUTE": 60}
    size = re.search(r"DESCRIPTOR\(\w+\), INTERVAL '(\d+)' (\w+)", sql)
    delay = re.search(r"WATERMARK FOR \w+ AS \w+ - INTERVAL '(\d+)' (\w+)", sql)
    same("window's size", sql=int(size[1]) * units[size[2]],
         swift=int(re.search(r"TumblingWindows\(size: \.seconds\((\d+)\)", swift)[1]))
    same("out-of-orderness", sql=int(delay[1]) * units[delay[2]],
         swift=int(re.search(r"outOfOrderness: \.seconds\((\d+)\)", swift)[1]))


def check_dockerfile(text):
    base = re.search(r"^FROM flink:(\S+)", text, re.M)[1]
    for jar, version in re.findall(r"/(flink-sql-connector-kafka-([^/]+))\.jar", text):
        same("Flink's version", image=base, connector=version.split("-")[1])
        check(f"/{version}/{jar}.jar" in text, "Dockerfile: folder and name of the connector have different versions")


def check_grader(text, script):
    for source in re.findall(r"^COPY (\S+) ", text, re.M):
        check(os.path.exists(os.path.join(ROOT, source)), f"grader/Dockerfile: copies {source}, which is not there")
    copied = set(re.findall(r"^COPY (\S+) ", text, re.M))
    for part in ("Package.swift", "Sources", "Tests", "Exercises", "labs"):
        check(part in copied, f"grader/Dockerfile: does not copy {part}")
    check("Solutions" not in copied, "grader/Dockerfile: copies the solutions")
    check("librdkafka-dev" in text, "grader/Dockerfile: librdkafka-dev is missing")
    setup = read("setup.sh")
    minimum = re.search(r"swift_minimum=(\d+)\.(\d+)", setup)
    tag = re.search(r"^ARG SWIFT_TAG=(\d+)\.(\d+)-bookworm$", text, re.M)
    check(tag and tuple(map(int, tag.groups())) >= tuple(map(int, minimum.groups())), "grader/Dockerfile: Swift is older than setup.sh asks for")
    same("the tool's program", Dockerfile=".build/debug/workshop grade" in text, run_autograder=".build/debug/workshop grade" in script)
    command = read("Sources", "workshop", "Commands", "ClassCommand.swift")
    for option in set(re.findall(r" (--(?:submissions|work|jobs|format|output))\b", text + script)):
        check(f'"{option}"' in command, f"docker/grader: the tool has no option {option}")
    for place in ("submission", "results/results.json"):
        check(f"$root/{place}" in script, f"run_autograder: /autograder/{place} is not used")
    check(os.access(os.path.join(ROOT, "docker", "grader", "run_autograder"), os.X_OK), "run_autograder cannot be executed")


def main():
    services = yaml.safe_load(read("docker", "flink", "compose.yaml"))["services"]
    folder = os.path.join("Solutions" if os.path.isdir(os.path.join(ROOT, "Solutions")) else "Exercises", "07-streams")
    swift = "".join(read(folder, name) for name in sorted(os.listdir(os.path.join(ROOT, folder))))
    handout = read("labs", "07-streams", "README.md")

    check_services(services)
    addresses = check_kafka(services)
    check_sql(read("docker", "flink", "job.sql"), services, addresses, swift)
    check_dockerfile(read("docker", "flink", "Dockerfile"))
    check_grader(read("docker", "grader", "Dockerfile"), read("docker", "grader", "run_autograder"))
    for address in re.findall(r"--broker (localhost:\d+)", handout):
        check(address in addresses, f"the handout says --broker {address}; Kafka's addresses are {sorted(addresses)}")
    for port in re.findall(r"http://localhost:(\d+)", handout):
        published = [p for service in services.values() for p in service.get("ports", [])]
        check(f"{port}:{port}" in published, f"the handout names port {port}, which no service publishes")

    for problem in problems:
        print(problem)
    print(f"{len(services)} services, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
