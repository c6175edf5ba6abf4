"""What otlp-sample writes, told a second time."""

import math
import sys

NOW = 1_700_000_000_000_000_001
REMOTE_TRACE = "0af7651916cd43dd8448eb211c80319c"
REMOTE_SPAN = "b7ad6b7169203331"

# SpanFlags of opentelemetry-proto.
SAMPLED, RANDOM, KNOWN, REMOTE = 0x01, 0x02, 0x100, 0x200

QUOTES = r'''"\'/</script>&%s${x}\u0041\n'''
CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
LINE_BREAKS = "a\r\nb\rc\nd\u2028e\u2029f\x85g"
EMOJI = "\U0001f469\u200d\U0001f467\U0001f1e9\U0001f1eae\u0301\u00e9"


def text(value):
    return ("string", value)


def integer(value):
    return ("int", value)


def double(value):
    return ("double", value.hex())


def boolean(value):
    return ("bool", value)


def array(make, *values):
    return ("array", [make(value) for value in values])


def trace_id(number):
    return f"5a{number:030x}"


def span_id(number):
    return f"c0{number:014x}"


def span(name, trace, number, **others):
    """A root span of 10 ns that holds nothing, with what differs in `others`."""
    return {
        "traceID": trace_id(trace), "spanID": span_id(number), "parent": "", "tracestate": "",
        "flags": SAMPLED | RANDOM | KNOWN, "name": name, "kind": "INTERNAL", "start": NOW, "end": NOW + 10,
        "attributes": {}, "events": [], "links": [], "status": ("UNSET", ""), "dropped": (0, 0, 0),
    } | others


def from_remote(name, number, flags):
    return span(
        name, 0, number, traceID=REMOTE_TRACE, parent=REMOTE_SPAN, kind="CONSUMER", flags=flags | KNOWN | REMOTE,
        tracestate="rojo=00f067aa0ba902b7,congo=t61r cWkgMzE")


def link(flags, tracestate="", attributes=None):
    return (REMOTE_TRACE, REMOTE_SPAN, flags | KNOWN, tracestate, attributes or {})


RESOURCE = {
    "service.name": text("otlp-sample"),
    "sample.note": text(QUOTES),
    "sample.instances": array(integer, 1, 2),
    "telemetry.sdk.language": text("swift"),
}

# What the SDK adds besides, in a version that changes.
OTHER_KEYS_OF_RESOURCE = {"telemetry.sdk.name", "telemetry.sdk.version"}

# The other service has no more than its name and what the SDK adds.
OTHER_RESOURCE = {
    "service.name": text("otlp-sample-billing"),
    "telemetry.sdk.language": text("swift"),
}

ATTRIBUTES = {
    "string": text("orders"), "string.empty": text(""), "bool.true": boolean(True), "bool.false": boolean(False),
    "int32.min": integer(-2**31), "int32.max": integer(2**31 - 1), "int64.zero": integer(0),
    "int64.min": integer(-2**63), "int64.max": integer(2**63 - 1),
    "double": double(0.1), "double.whole": double(3.0), "double.negative.zero": double(-0.0),
    "double.large": double(sys.float_info.max), "double.small": double(5e-324),
    "double.exponent": double(1e16), "double.nan": double(math.nan), "double.infinity": double(math.inf),
    "double.negative.infinity": double(-math.inf),
    "strings": array(text, "a", "", QUOTES), "strings.empty": array(text),
    "bools": array(boolean, True, False), "bools.empty": array(boolean),
    "int32s": array(integer, -2**31, 0, 2**31 - 1), "int32s.empty": array(integer),
    "int64s": array(integer, -2**63, 0, 2**63 - 1), "int64s.empty": array(integer),
    "doubles": array(double, 0.1, math.nan, -math.inf), "doubles.empty": array(double),
}

HOSTILE = {
    "quotes": text(QUOTES), "controls": text(CONTROLS), "line breaks": text(LINE_BREAKS), "emoji": text(EMOJI),
    "directions": text("\u202eabc\u202c\u05d0\ufeff"),
    "last of planes": text("\ud7ff\ue000\ufffd\ufffe\uffff\U00010000\U0010ffff"),
    "number-like": text("-Infinity"), "long": text('\u00fc"' * 50_000), "traceId": text("5a"),
    CONTROLS: text("key of controls"), LINE_BREAKS: text("key of line breaks"),
}

EVENTS = [
    ("first", NOW + 1, {}),
    ("second", NOW + 2, {"retry": integer(1), "last": boolean(False)}),
    ("by the tracer's clock", NOW, {}),
    ("exception", NOW + 3, {
        "exception.type": text("otlp_sample.PaymentDeclined"),
        "exception.message": text('declined: "card"'),
        "amount": double(9.5),
    }),
]

LINKS = [
    *(link(flags | remote) for remote in (REMOTE, 0) for flags in (0, SAMPLED, RANDOM, SAMPLED | RANDOM)),
    link(SAMPLED | REMOTE, "b=2,a=1", {"messaging.kafka.offset": integer(42), "late": boolean(True)}),
]

SPANS = [
    *(span(f"kind {kind.lower()}", number, number, kind=kind, start=NOW + 1, end=NOW + 2)
      for number, kind in enumerate(["INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"], 1)),
    span("renamed child", 6, 7, parent=span_id(6), start=NOW + 3, end=NOW + 4),
    span("parent", 6, 6),
    span("root without random flag", 1001, 1001, flags=SAMPLED | KNOWN),
    # The spans 10 and 11 have unsampled parents and are not written.
    from_remote("remote parent, sampled", 8, SAMPLED),
    from_remote("remote parent, sampled and random", 9, SAMPLED | RANDOM),
    from_remote("remote parent, unsampled, kept", 2001, SAMPLED),
    from_remote("remote parent, random, kept", 2002, SAMPLED | RANDOM),
    span("status ok", 7, 12, status=("OK", "")),
    span("status error", 8, 13, status=("ERROR", "declined")),
    span("status error without a message", 9, 14, status=("ERROR", "")),
    span("all of time", 10, 15, start=1, end=2**64 - 1),
    span("the tracer's time", 11, 16, start=NOW, end=NOW),
    span("attributes", 12, 17, attributes=ATTRIBUTES),
    span(QUOTES + EMOJI, 13, 18, attributes=HOSTILE, status=("ERROR", LINE_BREAKS),
         events=[(CONTROLS, NOW + 1, {"text": text(LINE_BREAKS)})],
         links=[link(SAMPLED | REMOTE, attributes={"text": text(LINE_BREAKS)})]),
    span("events", 14, 19, events=EVENTS),
    span("links", 15, 20, links=LINKS),
]

# The last line: spans of two services, which were exported together by turns.
BATCH = [
    (RESOURCE, [span(f"batch {number}", 3001 + number // 2, 3001 + number // 2) for number in (0, 2, 4)]),
    (OTHER_RESOURCE, [span(f"batch {number}", 4001 + number // 2, 4001 + number // 2) for number in (1, 3)]),
]

# A span with 200 of everything, of which limits may drop some: they must be counted.
MANY = span("many", 16, 21)
MANY_COUNT = 200

# How many attributes, events and links a span keeps each (OpenTelemetry specification, "Span Limits").
LIMIT = 128
