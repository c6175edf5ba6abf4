"""The configurations of the Collector, Tempo and Grafana: known keys, components that exist, and addresses that lead somewhere."""

import fnmatch
import os
import re

import compose
from kit import key_paths

# Each was looked up in the documentation of the version that is used. A key that is not here has yet to be.
COLLECTOR = {
    "receivers.otlp.protocols.http.endpoint",
    "receivers.otlp_json_file.include", "receivers.otlp_json_file.exclude", "receivers.otlp_json_file.start_at",
    "processors.memory_limiter.check_interval", "processors.memory_limiter.limit_mib",
    "processors.memory_limiter.spike_limit_mib", "processors.batch.timeout",
    "processors.tail_sampling.decision_wait", "processors.tail_sampling.num_traces",
    "processors.tail_sampling.decision_cache.sampled_cache_size",
    "processors.tail_sampling.decision_cache.non_sampled_cache_size",
    "processors.tail_sampling.policies[].name", "processors.tail_sampling.policies[].type",
    "processors.tail_sampling.policies[].status_code.status_codes",
    "processors.tail_sampling.policies[].string_attribute.key", "processors.tail_sampling.policies[].string_attribute.values",
    "processors.tail_sampling.policies[].string_attribute.enabled_regex_matching",
    "processors.tail_sampling.policies[].latency.threshold_ms",
    "processors.tail_sampling.policies[].probabilistic.sampling_percentage",
    "exporters.otlp_http.endpoint", "extensions.health_check.endpoint",
    "service.extensions", "service.pipelines.traces.receivers", "service.pipelines.traces.processors",
    "service.pipelines.traces.exporters",
}
TEMPO = {
    "server.http_listen_port", "distributor.receivers.otlp.protocols.http.endpoint", "storage.trace.backend",
    "storage.trace.wal.path", "storage.trace.local.path", "usage_report.reporting_enabled",
}
GRAFANA = {"apiVersion"} | {f"datasources[].{key}" for key in ("name", "type", "uid", "access", "url", "isDefault")}


def check_keys(kit, place, document, known):
    for path in key_paths(document):
        path = re.sub(r"/[\w-]+", "", path)
        kit.check(path in known, f"{place}: the key {path} is not known")


def check_pipelines(kit, place, document):
    defined = {kind: set(document.get(kind, {})) for kind in ("receivers", "processors", "exporters", "extensions")}
    used = {kind: set() for kind in defined}
    used["extensions"] = set(document["service"]["extensions"])
    for pipeline in document["service"]["pipelines"].values():
        for kind in ("receivers", "processors", "exporters"):
            used[kind] |= set(pipeline[kind])
        kit.check(pipeline["processors"][0] == "memory_limiter", f"{place}: memory_limiter comes first")
    for kind in defined:
        kit.same(f"{place}: {kind}", defined=sorted(defined[kind]), used=sorted(used[kind]))


def check_config(kit, place, document, hosts, limit):
    """`hosts` holds the ports of each host that can be reached; `limit` is the container's memory in MiB."""
    check_keys(kit, place, document, COLLECTOR)
    check_pipelines(kit, place, document)
    for exporter in document["exporters"].values():
        host, port = re.fullmatch(r"http://([\w-]+):(\d+)", exporter["endpoint"]).groups()
        kit.check(int(port) in hosts.get(host, set()), f"{place}: exports to {host}:{port}, where nothing listens")
    limiter = document["processors"]["memory_limiter"]
    kit.check(limiter["limit_mib"] < limit, f"{place}: memory_limiter allows more than the container has")
    kit.same(f"{place}: health", health_check=document["extensions"]["health_check"]["endpoint"], probed="0.0.0.0:13133")
    otlp = document["receivers"].get("otlp")
    if otlp:
        kit.same(f"{place}: OTLP", receiver=otlp["protocols"]["http"]["endpoint"], published="0.0.0.0:4318")


def check_sampling(kit, document):
    place = "docker/collector/sampling.yaml"
    code = kit.swift("Solutions" if kit.exists("Solutions") else "Exercises")
    topics = re.findall(r'= "([\w.-]+)"', kit.text(f"{kit.lab('12-orphanage')}/Topics.swift"))
    for policy in document["processors"]["tail_sampling"]["policies"]:
        kit.same(f"{place}: policy {policy['name']}", type=policy["type"], settings=(set(policy) - {"name", "type"}).pop())
        attribute = policy.get("string_attribute")
        if attribute:
            kit.check(f'"{attribute["key"]}"' in code, f"{place}: no lab writes the attribute {attribute['key']}")
            for value in attribute["values"]:
                kit.check(any(re.search(value, topic) for topic in topics), f"{place}: {value} matches no topic of Lab 12")


def check_files(kit, document):
    place = "docker/collector/files.yaml"
    code = kit.text("Sources/LabKit/Lab.swift")
    receiver = document["receivers"]["otlp_json_file"]
    target = next(volume["target"] for volume in compose.services(kit)["files"]["volumes"] if isinstance(volume, dict))
    for pattern in receiver["include"] + receiver["exclude"]:
        kit.same(f"{place}: folder of {pattern}", pattern=os.path.dirname(pattern), mounted=target)

    def is_read(name):
        path = f"{target}/{name}"
        return any(fnmatch.fnmatch(path, p) for p in receiver["include"]) \
            and not any(fnmatch.fnmatch(path, p) for p in receiver["exclude"])

    for name in (r"\(number).jsonl", r"\(number).\(role.name).jsonl"):
        kit.check(f'".traces/lab{name}"' in code, f"LabKit: the trace file is not called .traces/lab{name} any more")
    kit.check(is_read("lab05.jsonl") and is_read("lab12.billing.jsonl"), f"{place}: does not read the trace files")
    for name in ("lab05.metrics.jsonl", "lab05.records.jsonl"):
        kit.check(not is_read(name), f"{place}: reads {name}, which holds no spans")


def check_tempo(kit):
    place, services = "docker/tempo/tempo.yaml", compose.services(kit)
    document = kit.yaml(place)
    check_keys(kit, place, document, TEMPO)
    ports = {int(inner) for _, _, inner in compose.published(services["tempo"])}
    receiver = document["distributor"]["receivers"]["otlp"]["protocols"]["http"]["endpoint"]
    kit.same(f"{place}: ports", configuration=sorted({document["server"]["http_listen_port"], int(receiver.split(":")[1])}),
             compose=sorted(ports))
    kit.check(receiver.startswith("0.0.0.0:"), f"{place}: takes spans from its own container only")
    folder = next(volume.split(":")[1] for volume in services["tempo"]["volumes"] if volume.startswith("tempo-data"))
    for path in (document["storage"]["trace"]["wal"]["path"], document["storage"]["trace"]["local"]["path"]):
        kit.check(path.startswith(folder + "/"), f"{place}: {path} is outside of the volume {folder}")
    mounted = [volume.split(":")[1] for volume in services["tempo"]["volumes"]]
    for path in re.findall(r"-config\.file=(\S+)", " ".join(services["tempo"]["command"])):
        kit.check(path in mounted, f"{compose.FILE}: tempo reads {path}, which is not mounted")


def check_grafana(kit):
    place, services = "docker/grafana/datasources.yaml", compose.services(kit)
    document = kit.yaml(place)
    check_keys(kit, place, document, GRAFANA)
    for source in document["datasources"]:
        host, port = re.fullmatch(r"http://([\w-]+):(\d+)", source["url"]).groups()
        ports = {int(inner) for _, _, inner in compose.published(services.get(host, {}))}
        kit.check(int(port) in ports, f"{place}: {source['url']} leads nowhere")


def check(kit):
    services = compose.services(kit)
    hosts = {name: compose.LISTENS[compose.name_of(service["image"])] for name, service in services.items()}
    for name, path in [("collector", "sampling"), ("files", "files")]:
        place = f"docker/collector/{path}.yaml"
        document = kit.yaml(place)
        check_config(kit, place, document, hosts, compose.mebibytes(services[name]["mem_limit"]))
        mounts = [volume for volume in services[name]["volumes"] if isinstance(volume, str)]
        kit.check(f"./collector/{path}.yaml:/etc/otelcol-contrib/config.yaml:ro" in mounts,
                  f"{compose.FILE}: {name} does not get {path}.yaml where its image looks")
        (check_sampling if path == "sampling" else check_files)(kit, document)
    check_tempo(kit)
    check_grafana(kit)
