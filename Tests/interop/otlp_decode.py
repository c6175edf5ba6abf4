"""OTLP JSON lines, read by opentelemetry-proto and laid out as plain values that can be compared."""

import base64
import json
import re

from google.protobuf import json_format
from opentelemetry.proto.metrics.v1 import metrics_pb2
from opentelemetry.proto.trace.v1 import trace_pb2

# OTLP writes these in hexadecimal, where Protobuf's own mapping has base64 (OTLP specification, "JSON Protobuf
# Encoding").
ID_DIGITS = {"traceId": 32, "spanId": 16, "parentSpanId": 16}

# Integers of 64 bits, which Protobuf's mapping writes as strings.
LONG_INTEGERS = ("intValue", "asInt", "count")


class NotOTLP(Exception):
    """What a line has that OTLP does not allow, although a lenient decoder may read it."""


def decode(line, message=trace_pb2.TracesData):
    """The line as a message of that type. Unknown fields are errors."""
    document = json.loads(line, object_pairs_hook=checked, parse_constant=refuse_constant)
    return json_format.Parse(json.dumps(document), message(), ignore_unknown_fields=False)


def checked(pairs):
    """A JSON object with its ids in base64."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise NotOTLP(f"a key comes twice in {[key for key, _ in pairs]}")
    for key, value in pairs:
        if not re.fullmatch("[a-z][A-Za-z]*", key, re.ASCII):
            raise NotOTLP(f"the key {key!r} is not in lowerCamelCase")
        if key in ID_DIGITS:
            if not re.fullmatch(f"[0-9a-f]{{{ID_DIGITS[key]}}}", value, re.ASCII):
                raise NotOTLP(f"{key} {value!r} is not {ID_DIGITS[key]} hexadecimal digits")
            values[key] = base64.b64encode(bytes.fromhex(value)).decode()
        elif (key.endswith("UnixNano") or key in LONG_INTEGERS) and not isinstance(value, str):
            raise NotOTLP(f"{key} {value!r} is not a string")
        elif key == "bucketCounts" and not all(isinstance(count, str) for count in value):
            raise NotOTLP(f"{key} {value!r} are not strings")
        elif key in ("kind", "code", "aggregationTemporality") and not isinstance(value, int):
            raise NotOTLP(f"{key} {value!r} is not an integer")
    return values


def refuse_constant(constant):
    raise NotOTLP(f"{constant} is no JSON")


def plain(span):
    """A span message as nested plain values."""
    return {
        "traceID": span.trace_id.hex(),
        "spanID": span.span_id.hex(),
        "parent": span.parent_span_id.hex(),
        "tracestate": span.trace_state,
        "flags": span.flags,
        "name": span.name,
        "kind": type(span).SpanKind.Name(span.kind).removeprefix("SPAN_KIND_"),
        "start": span.start_time_unix_nano,
        "end": span.end_time_unix_nano,
        "attributes": attributes(span.attributes),
        "events": [(event.name, event.time_unix_nano, attributes(event.attributes)) for event in span.events],
        "links": [
            (link.trace_id.hex(), link.span_id.hex(), link.flags, link.trace_state, attributes(link.attributes))
            for link in span.links
        ],
        "status": (type(span.status).StatusCode.Name(span.status.code).removeprefix("STATUS_CODE_"),
                   span.status.message),
        "dropped": (span.dropped_attributes_count, span.dropped_events_count, span.dropped_links_count),
    }


def plain_metric(metric):
    """A metric message as nested plain values."""
    kind = metric.WhichOneof("data")
    data = getattr(metric, kind)
    temporality = metrics_pb2.AggregationTemporality.Name(data.aggregation_temporality)
    return {
        "name": metric.name,
        "description": metric.description,
        "unit": metric.unit,
        "kind": kind,
        "temporality": temporality.removeprefix("AGGREGATION_TEMPORALITY_"),
        "monotonic": kind == "sum" and data.is_monotonic,
        "points": [(plain_histogram if kind == "histogram" else plain_number)(point) for point in data.data_points],
    }


def plain_histogram(point):
    return {
        "attributes": attributes(point.attributes),
        "start": point.start_time_unix_nano,
        "time": point.time_unix_nano,
        "count": point.count,
        "sum": point.sum.hex() if point.HasField("sum") else None,
        "min": point.min.hex() if point.HasField("min") else None,
        "max": point.max.hex() if point.HasField("max") else None,
        "bounds": [bound.hex() for bound in point.explicit_bounds],
        "buckets": list(point.bucket_counts),
        "flags": point.flags,
        "exemplars": len(point.exemplars),
    }


def plain_number(point):
    kind = point.WhichOneof("value")
    return {
        "attributes": attributes(point.attributes),
        "start": point.start_time_unix_nano,
        "time": point.time_unix_nano,
        "value": (kind, getattr(point, kind)),
        "flags": point.flags,
        "exemplars": len(point.exemplars),
    }


def attributes(entries):
    result = {entry.key: value(entry.value) for entry in entries}
    if len(result) < len(entries):
        raise NotOTLP(f"an attribute comes twice in {[entry.key for entry in entries]}")
    return result


def value(any_value):
    """The type and the value. Doubles become text, which tells -0 from 0 and lets NaN equal itself."""
    kind = any_value.WhichOneof("value")
    if kind is None:
        raise NotOTLP("an attribute has no value")
    content = getattr(any_value, kind)
    if kind == "array_value":
        return ("array", [value(element) for element in content.values])
    return (kind.removesuffix("_value"), content.hex() if kind == "double_value" else content)
