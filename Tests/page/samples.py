"""Trace files for the test of the page: hostile, large, split over processes, and as other tools write them."""

import base64
import json
import pathlib

EPOCH = 1_700_000_000_000_000_000
HOSTILE = {
    "script": "<script>window.hacked = true</script>",
    "end": "</script><img src=x onerror='window.hacked = true'>",
    "comment": "<!--<script>",
    "emoji": "send 🛒👩‍👩‍👧 to café",
    "right-to-left": "معالجة الطلب \u202eorders\u202c",
    "long": "x" * 10_240,
    "entity": "&lt;b&gt; &amp; \\u003c \"quoted\" 'single' `back`",
    "empty": "",
    "lines": "one\ntwo\u2028three\x00four",
}


def attribute(key, value):
    kind = "intValue" if isinstance(value, int) else "stringValue"
    return {"key": key, "value": {kind: str(value)}}


def span(trace, number, name, kind=1, parent=None, start=0, length=1_000_000, links=(), attributes=(), status=None):
    out = {
        "traceId": f"{trace:032x}",
        "spanId": f"{number:016x}",
        "name": name,
        "kind": kind,
        "startTimeUnixNano": str(EPOCH + start),
        "endTimeUnixNano": str(EPOCH + start + length),
        "attributes": [attribute(*each) for each in attributes],
        "links": [{"traceId": f"{t:032x}", "spanId": f"{s:016x}"} for t, s in links],
    }
    if parent is not None:
        out["parentSpanId"] = f"{parent:016x}"
    if status:
        out["status"] = {"code": 2, "message": status}
    return out


def line(service, spans):
    resource = {"attributes": [attribute("service.name", service)]}
    return json.dumps({"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": spans}]}]}) + "\n"


def hostile():
    """One trace whose every name is hostile, linked to by a second one."""
    text = ""
    for number, name in enumerate(HOSTILE.values(), start=1):
        parent = number - 1 if number > 1 else None
        attributes = [(name or "empty", name), ("messaging.system", "kafka")]
        one = span(1, number, name, 4 if number == 2 else 1, parent, number * 1000, attributes=attributes, status=name)
        text += line(name, [one])
    links = [(1, number) for number in range(1, len(HOSTILE) + 1)] + [(9, 9)]
    text += line("linker", [span(2, 100, "all", 5, None, 5_000_000, links=links)])
    text += line("lost", [span(3, 200, "orphan", 5, 999), span(4, 301, "circle", 1, 302), span(4, 302, "circle", 1, 301)])
    return text + "no JSON <b>at all</b>\n"


def large(count=10_000):
    """One trace of half the spans, and many small ones, some of them linked in pairs."""
    half = count // 2
    text = line("gateway", [span(1, 1, "root", 2, None, 0, 10_000_000_000)])
    services = ["shop", "billing", "warehouse", "mail"]
    for number in range(2, half + 1):
        start = number * 900_000
        text += line(services[number % 4], [span(1, number, f"step {number}", 1, max(1, number // 3), start)])
    for number in range(half, count, 2):
        trace, start = 10 + number, number * 1_000_000
        send = span(trace, number * 10, "send orders", 4, None, start, attributes=[("messaging.system", "kafka")])
        links = [(trace, number * 10)]
        process = span(trace + 1_000_000, number * 10 + 1, "process orders", 5, None, start + 5_000_000, links=links)
        text += line("shop", [send]) + line("billing", [process])
    return text


RECORD = [("messaging.destination.name", "orders"), ("messaging.destination.partition.id", "2"), ("messaging.kafka.offset", 7)]


def two_processes():
    """One trace whose spans two processes wrote, and the records of the second one."""
    send = span(7, 2, "send orders", 4, 1, 1_000_000, 2_000_000, attributes=RECORD)
    first = line("shop", [span(7, 1, "POST /orders", 2, None, 0, 4_000_000), send])
    links = [(7, 2)]
    second = line("billing", [span(7, 3, "process orders", 5, 2, 9_000_000, 3_000_000, links, RECORD)])
    header = {"key": "traceparent", "value": f"00-{7:032x}-{2:016x}-01"}
    record = {"topic": "orders", "partition": 2, "offset": 7, "key": "order-1", "headers": [header]}
    return first, second, json.dumps(record) + "\n"


def foreign():
    """As protobuf's own JSON printer writes it: snake_case, ids in base64, enums by name, numbers as numbers."""
    trace, one, two = bytes(range(16)), bytes(range(8)), bytes(range(1, 9))
    spans = [
        {"name": "publish", "span_id": one, "kind": "SPAN_KIND_PRODUCER"},
        {"name": "handle", "span_id": two, "parent_span_id": one, "kind": "SPAN_KIND_CONSUMER"},
    ]
    for number, each in enumerate(spans):
        each["trace_id"] = trace
        each["start_time_unix_nano"] = EPOCH + number * 10_000_000
        each["end_time_unix_nano"] = EPOCH + number * 10_000_000 + 1_000_000
        for key, value in each.items():
            if isinstance(value, bytes):
                each[key] = base64.b64encode(value).decode()
    return json.dumps({"resource_spans": [{"scope_spans": [{"spans": spans}]}]}, indent=2)


def expected_of(slug):
    """The trace that a lab of this kit asks for."""
    return (pathlib.Path(__file__).parents[2] / "labs" / slug / "expected.jsonl").read_text()


def each_span(document):
    return [each for resource in document["resourceSpans"] for scope in resource["scopeSpans"] for each in scope["spans"]]


def count_of(text):
    return sum(len(each_span(json.loads(each))) for each in text.splitlines())


def without_contexts(text):
    """A trace as consumers leave it that use no context of their messages: neither as a parent nor for links."""
    out = ""
    for each in text.splitlines():
        document = json.loads(each)
        for span in each_span(document):
            if span["kind"] == 5:
                span.pop("parentSpanId", None)
                span.pop("links", None)
        out += json.dumps(document) + "\n"
    return out
