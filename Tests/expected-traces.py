#!/usr/bin/env python3
"""Makes the traces that labs ask for, labs/NN-slug/expected.jsonl, from runs of the solutions; or checks them.

    Tests/expected-traces.py BIN [NN …]           runs BIN/LabNNSolution on the default broker and writes the files anew
    Tests/expected-traces.py --check BIN [NN …]   runs them, and lets BIN/workshop trace --expect compare

BIN is what `swift build --show-bin-path` prints, and holds the built solutions. Ids and times are random in a run; in the
file, ids are made from the lab's name and the span's number, and the first span begins at a fixed moment, so that a file made
anew differs little. Of the attributes those stay that tell spans apart. --check also shows that the comparison sees a run that
is wrong: each run is compared once more with the parents of its consumer spans cut off.
"""

import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EPOCH = 1_700_000_000_000_000_000
KEPT = {
    "error.type", "messaging.destination.name", "messaging.destination.partition.id", "messaging.kafka.message.key",
    "messaging.kafka.offset", "messaging.operation.name", "messaging.system",
}
CONSUMER = 5


def fail(text):
    sys.exit(f"expected traces: {text}")


def run_of(binaries, number, folder):
    """The trace of a run of the solution, as (service, span) pairs in the order of their start."""
    program = os.path.join(binaries, f"Lab{number}Solution")
    if not os.path.exists(program):
        fail(f"{program} is not built: swift build --product Lab{number}Solution")
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KAFKA_", "OTEL_"))}
    ended = subprocess.run([program], cwd=folder, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if ended.returncode != 0:
        fail(f"{program} ended with {ended.returncode}: {ended.stderr}")
    spans = []
    with open(os.path.join(folder, ".traces", f"lab{number}.jsonl"), encoding="utf-8") as file:
        for line in filter(str.strip, file):
            for resource in json.loads(line)["resourceSpans"]:
                names = [each["value"]["stringValue"] for each in resource["resource"]["attributes"]
                         if each["key"] == "service.name"]
                spans += [(names[0], span) for scope in resource["scopeSpans"] for span in scope["spans"]]
    return sorted(spans, key=lambda each: int(each[1]["startTimeUnixNano"]))


def normalised(slug, spans):
    """The same spans with ids and times that do not change from run to run."""
    known = {}

    def other(text, digits):
        key = (text, digits)
        if key not in known:
            known[key] = hashlib.sha256(f"{slug} {digits} {len(known)}".encode()).hexdigest()[:digits]
        return known[key]

    for _, span in spans:
        other(span["traceId"], 32), other(span["spanId"], 16)
    start = int(spans[0][1]["startTimeUnixNano"])

    def moment(text):
        return str(EPOCH + (int(text) - start) // 1000 * 1000)

    def kept(attributes):
        return [each for each in attributes if each["key"] in KEPT]

    for service, span in spans:
        out = {"traceId": other(span["traceId"], 32), "spanId": other(span["spanId"], 16)}
        if span.get("parentSpanId"):
            out["parentSpanId"] = other(span["parentSpanId"], 16)
        out |= {"flags": span.get("flags", 0), "kind": span["kind"],
                "startTimeUnixNano": moment(span["startTimeUnixNano"]), "endTimeUnixNano": moment(span["endTimeUnixNano"])}
        if kept(span.get("attributes", [])):
            out["attributes"] = kept(span["attributes"])
        if span.get("links"):
            out["links"] = [
                {"traceId": other(link["traceId"], 32), "spanId": other(link["spanId"], 16)}
                | ({"attributes": kept(link["attributes"])} if kept(link.get("attributes", [])) else {})
                for link in span["links"]]
        if span.get("status"):
            out["status"] = span["status"]
        # Last: with a comma behind it, a name looks like a line of a grader, and the export to students refuses it.
        out["name"] = span["name"]
        yield service, out


def lines(spans):
    """OTLP JSON lines, a line a service; the services in the order in which they begin."""
    services = {}
    for service, span in spans:
        services.setdefault(service, []).append(span)
    for service, members in services.items():
        resource = {"attributes": [{"key": "service.name", "value": {"stringValue": service}}]}
        document = {"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": members}]}]}
        yield json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def compare(binaries, number, spans, folder):
    """The exit code of the comparison, and what it printed."""
    path = os.path.join(folder, f"compared{number}.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines(spans))
    ended = subprocess.run(
        [os.path.join(binaries, "workshop"), "trace", "--expect", number, path],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return ended.returncode, ended.stdout


def cut(spans):
    """The spans as a consumer leaves them that does not use the context of its messages."""
    return [(service, {key: value for key, value in span.items() if key not in ("parentSpanId", "links")})
            if span["kind"] == CONSUMER else (service, span) for service, span in spans]


def main():
    words = sys.argv[1:]
    checks = "--check" in words
    words = [word for word in words if word != "--check"]
    if not words:
        fail("say where the programs are: Tests/expected-traces.py $(swift build --show-bin-path)")
    binaries, numbers = os.path.abspath(words[0]), words[1:]
    slugs = sorted(os.path.basename(path) for path in glob.glob(os.path.join(ROOT, "labs", "[0-9][0-9]-*")))
    for number in numbers:
        if not any(slug.startswith(number + "-") for slug in slugs):
            fail(f"there is no lab {number}")
    for slug in slugs:
        number = re.match("[0-9]+", slug).group()
        if numbers and number not in numbers:
            continue
        with tempfile.TemporaryDirectory() as folder:
            spans = run_of(binaries, number, folder)
            if checks:
                code, output = compare(binaries, number, spans, folder)
                if code != 0:
                    fail(f"lab {number}: its solution's run is not what labs/{slug}/expected.jsonl asks for; "
                         f"if the solution is right: Tests/expected-traces.py BIN {number}\n{output}")
                code, output = compare(binaries, number, cut(spans), folder)
                if code != 1 or "≠" not in output and "−" not in output:
                    fail(f"lab {number}: a run without the contexts of its messages should differ; exit code {code}\n{output}")
                print(f"lab {number}: the solution's run is what is asked for, and one without contexts is not", flush=True)
            else:
                path = os.path.join(ROOT, "labs", slug, "expected.jsonl")
                with open(path, "w", encoding="utf-8") as file:
                    file.writelines(lines(normalised(slug, spans)))
                print(f"lab {number}: {len(spans)} spans, {os.path.getsize(path)} bytes", flush=True)


main()
