"""The docs and handouts: ports, addresses, profiles, memory, images, and the names in the queries."""

import os
import re

import compose
import dockerfiles
import kubernetes

README = "docker/README.md"
QUERIES = "docker/queries.md"
# Parameters of Jaeger's /api/v3/traces, from its source (query_parser.go).
JAEGER = {f"query.{name}" for name in ("serviceName", "operationName", "attributes", "startTimeMin", "startTimeMax", "durationMin",
                                       "durationMax", "searchDepth")}
# What Jaeger takes for something else than an attribute of that name (memory/tenant.go).
JAEGER_WORDS = {"error", "span.kind"}
KINDS = {"client", "server", "producer", "consumer", "internal"}
# What every span has in TraceQL.
INTRINSICS = {"span:kind", "span:duration", "span:status", "span:name", "link:traceID"}


def check_addresses(kit, path):
    text = kit.text(path)
    for port in re.findall(r"http://localhost:(\d+)", text):
        kit.check(int(port) in compose.host_ports(kit), f"{path}: nothing of the stack is at port {port}")
    for address in re.findall(r"--(?:broker|bootstrap-server) (\w+:\d+)", text):
        kit.check(address in compose.addresses(kit), f"{path}: {address} is none of Kafka's addresses")
    for place in re.findall(r"docker compose -f (\S+)", text):
        kit.check(kit.exists(place), f"{path}: there is no {place}")
    profiles = set(compose.memory(kit)) - {None}
    for profile in re.findall(r"--profile (\w+)", text):
        kit.check(profile in profiles or profile == "NAME", f"{path}: there is no profile {profile}")
    for name in re.findall(r"docker compose -f \S+ (?:exec|logs) ([\w-]+)", text):
        kit.check(name in compose.services(kit), f"{path}: there is no service {name}")
    images = {service["image"] for service in compose.services(kit).values()}
    images |= {image for image, _, _ in dockerfiles.stages(kit.text(dockerfiles.SERVICES))}
    for image in re.findall(r"\b((?:[\w-]+/)?[\w-]+:\d+\.\d[\w.-]*\w)", text):
        kit.check(image in images, f"{path}: names the image {image}, which is not the stack's")
    # The students' README is made of the one file, and lies at the top.
    folder = "" if path == "labs/students-edition.md" else os.path.dirname(path)
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        kit.check(kit.exists(os.path.join(folder, target)), f"{path}: links to {target}, which is not there")


def check_tables(kit):
    text, sums = kit.text(README), compose.memory(kit)
    rows = dict(re.findall(r"^\| `?(\w+)`? \|.*?\| ([\d.]+) GB(?: more)? \|", text, re.M))
    wanted = {profile or "none": kubernetes.docs_gigabytes(size) for profile, size in sums.items()}
    kit.same(f"{README}: memory of the profiles", docs=sorted(rows.items()), compose=sorted(wanted.items()))
    kit.check(f"together are {kubernetes.docs_gigabytes(sum(sums.values()))} GB" in text,
              f"{README}: all profiles together are {kubernetes.docs_gigabytes(sum(sums.values()))} GB")
    kit.check(f"may take {wanted['none']} GB" in kit.text("README.md"), f"README.md: the two containers may take {wanted['none']} GB")
    whole = -(-(sums[None] + sums["flink"]) // 1024)
    kit.check(f"may take {whole} GB" in kit.text("labs/07-streams/README.md"), f"Lab 07: the containers may take {whole} GB")
    ports = {int(port) for port in re.findall(r"^\| (\d+) \|", text, re.M)}
    kit.same(f"{README}: ports", docs=sorted(ports), compose=sorted(compose.host_ports(kit)))
    limit = kubernetes.stop_limit(kit)
    grace = kit.yaml(f"{kubernetes.FOLDER}/shop.yaml")["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    kit.check(f"are {limit} s. `terminationGracePeriodSeconds` is {grace}." in text,
              f"{README}: stopping takes up to {limit} s, and the grace is {grace} s")
    namespace = kit.yaml(f"{kubernetes.FOLDER}/kustomization.yaml")["namespace"]
    for name in re.findall(r"kubectl -n ([\w-]+)", text):
        kit.same(f"{README}: namespace", docs=name, kustomization=namespace)
    network = f"{kit.yaml(compose.FILE)['name']}_default"
    for name in re.findall(r"--network (\S+)", text):
        kit.same(f"{README}: network", docs=name, compose=network)
    for argument in re.findall(r"--build-arg (\w+)=", text):
        kit.check(f"\nARG {argument}=" in kit.text(dockerfiles.SERVICES), f"{README}: docker/Dockerfile has no argument {argument}")


def check_queries(kit):
    text = kit.text(QUERIES)
    solutions = "Solutions" if kit.exists("Solutions") else "Exercises"
    code = kit.swift(solutions, "Sources")
    blocks = re.findall(r"^```\w+\n(.*?)^```", text, re.S | re.M)
    kit.check(len(blocks) > 10, f"{QUERIES}: hardly any queries")
    attributes = set(re.findall(r"^\| (`[^|]+`) \|", text, re.M))
    names = {name for row in attributes for name in re.findall(r"`([\w.]+)`", row)}
    topics = set(re.findall(r'= "([\w.-]+)"', kit.text(f"{kit.lab('12-orphanage')}/Topics.swift")))
    services = set(kubernetes.SERVICES)
    for block in blocks:
        names |= set(re.findall(r'[{,]"([\w.]+)":', block)) - JAEGER_WORDS
        for service, values in re.findall(r"^jaeger ([\w-]+) '(\{.*?\})'", block, re.M):
            kit.check(service in services, f"{QUERIES}: there is no service {service}")
            for topic in re.findall(r'"messaging\.destination\.name":"([^"]+)"', values):
                kit.check(topic in topics, f"{QUERIES}: there is no topic {topic}")
            for kind in re.findall(r'"span\.kind":"([^"]+)"', values):
                kit.check(kind in KINDS, f"{QUERIES}: there is no kind {kind}")
        for parameter in re.findall(r'"(query\.\w+)=', block):
            kit.check(parameter in JAEGER, f"{QUERIES}: Jaeger has no parameter {parameter}")
        for operation in re.findall(r'"query\.operationName=([^"]+)"', block) + re.findall(r'span:name = "([^"]+)"', block):
            kit.check(f'withSpan("{operation}"' in code, f"{QUERIES}: no span is called {operation}")
    for query in re.findall(r"^\{ .*$", "\n".join(re.findall(r"^```traceql\n(.*?)^```", text, re.S | re.M)), re.M):
        names |= set(re.findall(r"\bspan\.([\w.]+)", query))
        kit.check(query.count("{") == query.count("}"), f"{QUERIES}: braces do not close: {query}")
        for word in re.findall(r"\b\w+:\w+", re.sub(r'"[^"]*"', "", query)):
            kit.check(word in INTRINSICS, f"{QUERIES}: {word} is not known in TraceQL")
        for kind in re.findall(r"span:kind = (\S+)", query):
            kit.check(kind in KINDS, f"{QUERIES}: there is no kind {kind}, without quotes")
        for topic in re.findall(r'span\.messaging\.destination\.name = "([^"]+)"', query):
            kit.check(topic in topics, f"{QUERIES}: there is no topic {topic}")
        for service in re.findall(r'(?:resource\.service|consumer\.group)\.name = "([^"]+)"', query):
            kit.check(service in services, f"{QUERIES}: there is no service or group {service}")
    for name in sorted(names):
        kit.check(f'"{name}"' in code, f"{QUERIES}: no lab writes the attribute {name}")
    for error in re.findall(r'"error\.type":"(\w+)"', text):
        kit.check(f"struct {error}: Error" in code, f"{QUERIES}: there is no error {error}")


def check(kit):
    for path in ("README.md", README, QUERIES, "labs/07-streams/README.md", "labs/10-export/README.md", "labs/12-orphanage/README.md",
                 "labs/students-edition.md"):
        if kit.exists(path):
            check_addresses(kit, path)
    for path in (f"{kit.lab('07-streams')}/FlinkEngine.swift",):
        check_addresses(kit, path)
    check_tables(kit)
    check_queries(kit)
