"""The metrics that otlp-sample writes, told a second time."""

import math
import sys

from otlp_expected import ATTRIBUTES, LINE_BREAKS, NOW, OTHER_RESOURCE, QUOTES, RESOURCE, boolean, integer, text

# Semantic conventions, "Messaging client metrics".
BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

ORDERS = {"messaging.destination.name": text("orders")}


def histogram(values, bounds, time, start=NOW, attributes=None, total=None):
    """The point of these values, counted the slow way."""
    upper = [*bounds, math.inf]
    lower = [-math.inf, *bounds]
    return {
        "attributes": attributes or {}, "start": start, "time": time, "count": len(values),
        "sum": float(sum(values) if total is None else total).hex(),
        "min": float(min(values)).hex(), "max": float(max(values)).hex(),
        "bounds": [float(bound).hex() for bound in bounds],
        "buckets": [sum(1 for value in values if low < value <= high) for low, high in zip(lower, upper)],
        "flags": 0, "exemplars": 0,
    }


def number(value, time, attributes=None):
    return {
        "attributes": attributes or {}, "start": NOW, "time": time, "value": ("as_int", value), "flags": 0,
        "exemplars": 0,
    }


def metric(name, kind, points, unit="", description=""):
    return {
        "name": name, "description": description, "unit": unit, "kind": kind, "temporality": "CUMULATIVE",
        "monotonic": kind == "sum", "points": points,
    }


def process_duration(points):
    return metric("messaging.process.duration", "histogram", points, "s", "Duration of processing operation.")


def document(time, durations):
    """One line: a list of resource and scopes, each a name and its metrics."""
    largest, smallest = sys.float_info.max, 5e-324
    return [
        (RESOURCE, [
            ("first", [
                process_duration(durations),
                metric("extremes", "histogram",
                       [histogram([smallest, largest, largest], [-largest, 0.1, largest], time, total=math.inf)],
                       '{"hostile"}', QUOTES + LINE_BREAKS),
                metric("one.bucket", "histogram", [histogram([3], [], time)]),
            ]),
            ("second", [
                metric("messaging.client.sent.messages", "sum",
                       [number(2**63 - 1, time), number(0, time, ORDERS)], "{message}",
                       "Number of messages producer attempted to send to the broker."),
            ]),
        ]),
        (OTHER_RESOURCE, [
            ("first", [
                metric("messaging.client.consumed.messages", "sum", [
                    number(1, time, {"key": integer(1)}), number(2, time, {"key": integer(2)}),
                    number(3 + 4 + 5, time, {"otel.metric.overflow": boolean(True)}),
                ], "{message}", "Number of messages that were delivered to the application."),
                metric("messaging.client.operation.duration", "histogram", [histogram([7.5], BOUNDS, time)], "s",
                       "Duration of messaging operation initiated by a producer or consumer client."),
            ]),
        ]),
    ]


VALUES = [0, 0.005, 0.0051, 10, 10.5, 0.25]


def durations(time, orders, others=()):
    return [
        histogram(orders, BOUNDS, time, attributes=ORDERS),
        histogram([1], BOUNDS, time, attributes=ATTRIBUTES),
        histogram([2], BOUNDS, time),
        *others,
    ]


DOCUMENTS = [
    document(NOW + 10, durations(NOW + 10, VALUES)),
    document(NOW + 30, durations(NOW + 30, [*VALUES, 0.3], [
        histogram([0.025], BOUNDS, NOW + 30, start=NOW + 20, attributes={"messaging.destination.name": text("late")}),
    ])),
]
