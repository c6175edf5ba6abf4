"""A Kafka service in Python, traced by OpenTelemetry's own instrumentation of confluent-kafka.

    peer.py produce BOOTSTRAP TOPIC KEY   sends one message from within a span
    peer.py consume BOOTSTRAP TOPIC KEY   reads until it has the message with this key

Prints one JSON object: the spans that it made, and for `consume` the message's headers.
"""

import json
import sys
import time

import confluent_kafka
from opentelemetry import trace
from opentelemetry.instrumentation.confluent_kafka import ConfluentKafkaInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

EXPORTER = InMemorySpanExporter()


def produce(bootstrap, topic, key):
    producer = confluent_kafka.Producer({"bootstrap.servers": bootstrap})
    with trace.get_tracer("peer").start_as_current_span("POST /orders", kind=trace.SpanKind.SERVER):
        producer.produce(topic, value=b"from Python", key=key)
    if producer.flush(10) > 0:
        sys.exit(f"peer.py: {bootstrap} did not acknowledge the message within 10 seconds")
    return {}


def consume(bootstrap, topic, key):
    consumer = confluent_kafka.Consumer(
        {"bootstrap.servers": bootstrap, "group.id": f"peer-{time.time_ns()}", "auto.offset.reset": "earliest"})
    consumer.subscribe([topic])
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        message = consumer.poll(1)
        if message is not None and message.error() is None and message.key() == key.encode():
            headers = [[name, value.decode()] for name, value in message.headers() or []]
            consumer.close()
            return {"headers": headers}
    sys.exit(f"peer.py: no message with key {key} on {topic} within 30 seconds")


def describe(span):
    parent = span.parent
    return {
        "name": span.name,
        "kind": span.kind.name,
        "traceId": f"{span.context.trace_id:032x}",
        "spanId": f"{span.context.span_id:016x}",
        "parentSpanId": f"{parent.span_id:016x}" if parent else None,
        "links": [f"{link.context.trace_id:032x}-{link.context.span_id:016x}" for link in span.links],
    }


def main():
    actions = {"produce": produce, "consume": consume}
    if len(sys.argv) != 5 or sys.argv[1] not in actions:
        sys.exit(__doc__)
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(EXPORTER))
    trace.set_tracer_provider(provider)
    ConfluentKafkaInstrumentor().instrument()
    result = actions[sys.argv[1]](*sys.argv[2:])
    result["spans"] = [describe(span) for span in EXPORTER.get_finished_spans()]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
