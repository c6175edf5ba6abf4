"""Measures OpenTelemetry's SDK for Python, operation by operation, under the names that tracer-benchmark uses.

Prints JSON: the version of the SDK, and for each operation the least time of the rounds, in nanoseconds.
"""

import json
import sys
import time
from importlib.metadata import version

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.json.common.trace_encoder import encode_spans
from opentelemetry.propagate import get_global_textmap
from opentelemetry.propagators.textmap import Getter, Setter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import SpanKind

ROUND_SECONDS = 0.01

TRACEPARENT = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03"
TRACESTATE = b"rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"


class HeaderListGetter(Getter):
    """Reads from a list of names and bytes, as the carrier of tracer-benchmark is."""

    def get(self, carrier, key):
        for name, value in carrier:
            if name == key:
                return [value.decode()]
        return None

    def keys(self, carrier):
        return [name for name, _ in carrier]


class HeaderListSetter(Setter):
    def set(self, carrier, key, value):
        carrier[:] = [header for header in carrier if header[0] != key]
        carrier.append((key, value.encode()))


class Discarding(SpanProcessor):
    pass


class Keeping(SpanProcessor):
    def __init__(self):
        self.spans = []

    def on_end(self, span):
        self.spans.append(span)


class Exporter(SpanExporter):
    def __init__(self, take):
        self.take = take

    def export(self, spans):
        self.take(spans)
        return SpanExportResult.SUCCESS


def tracer(processor):
    provider = TracerProvider(resource=Resource.create({"service.name": "shop"}), shutdown_on_exit=False)
    provider.add_span_processor(processor)
    return provider.get_tracer("shop")


getter, setter, propagator = HeaderListGetter(), HeaderListSetter(), get_global_textmap()
root = Context()
shop = tracer(Discarding())

headers = [("traceparent", TRACEPARENT)]
headers_with_state = headers + [("tracestate", TRACESTATE)]
context = propagator.extract(headers, root, getter)
context_with_state = propagator.extract(headers_with_state, root, getter)
unsampled = propagator.extract([("traceparent", TRACEPARENT[:-1] + b"2")], root, getter)


def six_attributes(span):
    span.set_attributes(
        {
            "messaging.system": "kafka",
            "messaging.operation.name": "send",
            "messaging.operation.type": "send",
            "messaging.destination.name": "orders",
            "messaging.client.id": "checkout-1",
            "messaging.kafka.offset": 42,
        }
    )


def span_with_attributes():
    span = shop.start_span("send orders", root, SpanKind.PRODUCER)
    six_attributes(span)
    span.end()


def span_with_separate_attributes():
    span = shop.start_span("send orders", root, SpanKind.PRODUCER)
    span.set_attribute("messaging.system", "kafka")
    span.set_attribute("messaging.operation.name", "send")
    span.set_attribute("messaging.operation.type", "send")
    span.set_attribute("messaging.destination.name", "orders")
    span.set_attribute("messaging.client.id", "checkout-1")
    span.set_attribute("messaging.kafka.offset", 42)
    span.end()


def span_in_span():
    with shop.start_as_current_span("send orders", kind=SpanKind.PRODUCER):
        pass


def hop():
    producer = shop.start_span("send orders", root, SpanKind.PRODUCER)
    carrier = []
    propagator.inject(carrier, trace.set_span_in_context(producer, root), setter)
    producer.end()
    received = propagator.extract(carrier, root, getter)
    shop.start_span("process orders", received, SpanKind.CONSUMER).end()


def in_span(function):
    def inside(times):
        with shop.start_as_current_span("process orders", root, SpanKind.CONSUMER):
            return repeated(function)(times)

    return inside


def repeated(function):
    def run(times):
        start = time.perf_counter_ns()
        for _ in range(times):
            function()
        return (time.perf_counter_ns() - start) / times

    return run


def exported(take):
    """Spans of the kit's shape through the batch processor, until the last is exported."""
    keeping = Keeping()
    span_with_kept_attributes(keeping)
    span = keeping.spans[0]

    def run(times):
        processor = BatchSpanProcessor(Exporter(take), max_queue_size=1 << 24, max_export_batch_size=512)
        start = time.perf_counter_ns()
        for _ in range(times):
            processor.on_end(span)
        processor.force_flush()
        taken = (time.perf_counter_ns() - start) / times
        processor.shutdown()
        return taken

    return run


def span_with_kept_attributes(keeping):
    span = tracer(keeping).start_span("send orders", root, SpanKind.PRODUCER)
    six_attributes(span)
    span.end()


def encode(spans):
    return json.dumps(encode_spans(spans).to_dict()).encode()


def encoded():
    keeping = Keeping()
    span_with_kept_attributes(keeping)
    batch = keeping.spans * 512

    def run(times):
        start = time.perf_counter_ns()
        for _ in range(max(1, times // 512)):
            encode(batch)
        return (time.perf_counter_ns() - start) / (max(1, times // 512) * 512)

    return run


OPERATIONS = {
    "extract traceparent": repeated(lambda: propagator.extract(headers, root, getter)),
    "extract traceparent and two-member tracestate": repeated(
        lambda: propagator.extract(headers_with_state, root, getter)
    ),
    "inject": repeated(lambda: propagator.inject([], context, setter)),
    "inject with tracestate": repeated(lambda: propagator.inject([], context_with_state, setter)),
    "span start and end, recorded": repeated(lambda: shop.start_span("send orders", root, SpanKind.PRODUCER).end()),
    "span with six attributes": repeated(span_with_attributes),
    "span with six attributes, each set on the span": repeated(span_with_separate_attributes),
    "withSpan in withSpan": in_span(span_in_span),
    "span start and end, not sampled": repeated(
        lambda: shop.start_span("process orders", unsampled, SpanKind.CONSUMER).end()
    ),
    "producer span, inject, extract, consumer span": repeated(hop),
    "batch export: queue a span, its exporter doing nothing": exported(lambda spans: None),
    "batch export: a span with six attributes as OTLP JSON": encoded(),
    "batch export: queue and OTLP JSON, to the last span": exported(encode),
}


def calibrated(run):
    times = 512
    while run(times) * times < ROUND_SECONDS * 1e9 / 2:
        times *= 2
    return times


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    times = {name: calibrated(run) for name, run in OPERATIONS.items()}
    least = dict.fromkeys(OPERATIONS, float("inf"))
    for _ in range(rounds):
        for name, run in OPERATIONS.items():
            least[name] = min(least[name], run(times[name]))
    json.dump({"version": version("opentelemetry-sdk"), "nanoseconds": least}, sys.stdout)


main()
