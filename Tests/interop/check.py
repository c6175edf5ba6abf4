"""Traces cross between Swift and Python over an embedded cluster, in both directions.

    check.py EMBEDDED_CLUSTER LAB03_SOLUTION

The arguments are the two built programs. Python sends a message; the Swift solution of Lab 03 handles it and sends one of
its own; Python handles that. Exits with 1 and says what is wrong when a trace is cut.
"""

import json
import os
import subprocess
import sys
import tempfile

PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer.py")
TOPIC = "orders"


def peer(action, bootstrap, key):
    run = subprocess.run(
        [sys.executable, PEER, action, bootstrap, TOPIC, key], stdout=subprocess.PIPE, text=True, timeout=60)
    if run.returncode != 0:
        sys.exit(f"peer.py {action} failed with exit code {run.returncode}")
    return json.loads(run.stdout)


def swift_spans(program, bootstrap):
    """Runs the lab in a folder of its own and reads the spans that it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "--broker", bootstrap], cwd=folder, check=True, timeout=60, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, ".traces", "lab03.jsonl"), encoding="utf-8") as file:
            documents = [json.loads(line) for line in file]
    return [
        span for document in documents for resource in document["resourceSpans"]
        for scope in resource["scopeSpans"] for span in scope["spans"]
    ]


def attribute(span, key):
    for entry in span.get("attributes", []):
        if entry["key"] == key:
            return next(iter(entry["value"].values()))
    return None


def expect(condition, sentence, seen):
    print(f"{'ok' if condition else 'NOT OK'}  {sentence}")
    if not condition:
        sys.exit(json.dumps(seen, indent=2))


def check(bootstrap, lab):
    sent = peer("produce", bootstrap, "order-python")
    producer = next(span for span in sent["spans"] if span["kind"] == "PRODUCER")

    spans = swift_spans(lab, bootstrap)
    handled = [
        span for span in spans
        if span["kind"] == 5 and attribute(span, "messaging.kafka.message.key") == "order-python"
    ]
    expect(len(handled) == 1, "the Swift consumer handled Python's message", spans)
    expect(
        handled[0]["traceId"] == producer["traceId"] and handled[0]["parentSpanId"] == producer["spanId"],
        "its span continues the trace of Python's producer span", [handled, sent])

    own = next(span for span in spans if span["kind"] == 4)
    received = peer("consume", bootstrap, "order-1001")
    headers = dict(received["headers"])
    expect(
        headers.get("traceparent") == f"00-{own['traceId']}-{own['spanId']}-03",
        "Python read the traceparent of the Swift producer span", received)
    followers = [
        span for span in received["spans"]
        if f"{own['traceId']}-{own['spanId']}" in span["links"] or span["parentSpanId"] == own["spanId"]
    ]
    expect(len(followers) == 1, "Python's instrumentation ties its span to the Swift producer span", received)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as cluster:
        try:
            name, _, bootstrap = cluster.stdout.readline().strip().partition("=")
            expect(name == "bootstrap.servers", "the embedded cluster tells its address", bootstrap)
            check(bootstrap, os.path.abspath(sys.argv[2]))
        finally:
            cluster.stdin.close()
            cluster.wait(timeout=30)
    expect(cluster.returncode == 0, "the embedded cluster closed in order", cluster.returncode)


if __name__ == "__main__":
    main()
