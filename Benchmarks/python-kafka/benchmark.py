"""Messages a second through librdkafka to a broker and back, with and without OpenTelemetry's own instrumentation.

    benchmark.py BOOTSTRAP [--batches 1,100,10000] [--rounds 5] [--commit each,batch] [--linger MILLISECONDS]

The loop of kafka-benchmark, in Python: a batch is produced and its delivery awaited, then read with poll and committed.
Prints one line for each result: python COMMIT BATCH VARIANT MESSAGES_PER_SECOND
"""

import argparse
import statistics
import sys
import time

import confluent_kafka
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.instrumentation.confluent_kafka import ConfluentKafkaInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult

PAYLOAD = b"x" * 100


class BenchmarkExporter(SpanExporter):
    """Encodes as OTLP and lets the bytes go, or does nothing."""

    def __init__(self):
        self.encodes = False
        self.spans = 0

    def export(self, spans):
        if self.encodes:
            encode_spans(spans).SerializeToString()
        self.spans += len(spans)
        return SpanExportResult.SUCCESS


class Loop:
    """One topic, one producer, one consumer. The clients are set up as the kit sets up its own."""

    def __init__(self, bootstrap, batch, commit, linger):
        self.topic = f"python-{batch}-{commit}-{time.time_ns()}"
        self.batch = batch
        self.commit = commit
        self.failures = 0
        self.plain_producer = confluent_kafka.Producer({
            "bootstrap.servers": bootstrap,
            "client.id": "shop-1",
            "acks": "all",
            "enable.idempotence": True,
            "linger.ms": linger,
            "max.in.flight": 1,
            "partitioner": "murmur2_random",
        })
        self.plain_consumer = confluent_kafka.Consumer({
            "bootstrap.servers": bootstrap,
            "client.id": "billing-1",
            "group.id": f"billing-{self.topic}",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "enable.auto.offset.store": False,
            "session.timeout.ms": 3500,
            "heartbeat.interval.ms": 200,
            "fetch.wait.max.ms": 20,
            "allow.auto.create.topics": True,
        })
        self.traced_producer = ConfluentKafkaInstrumentor.instrument_producer(self.plain_producer)
        self.traced_consumer = ConfluentKafkaInstrumentor.instrument_consumer(self.plain_consumer)
        self.producer, self.consumer = self.plain_producer, self.plain_consumer
        self.keys = [f"order-{number}" for number in range(batch)]
        self.plain_consumer.subscribe([self.topic])
        # Joining the group takes seconds.
        self.run_batch()

    def use(self, is_traced):
        self.producer = self.traced_producer if is_traced else self.plain_producer
        self.consumer = self.traced_consumer if is_traced else self.plain_consumer

    def delivered(self, error, message):
        if error is not None:
            self.failures += 1

    def run_batch(self):
        for key in self.keys:
            self.producer.produce(self.topic, value=PAYLOAD, key=key, on_delivery=self.delivered)
            self.producer.poll(0)
        if self.producer.flush(30) > 0 or self.failures > 0:
            sys.exit("benchmark.py: messages were not delivered")
        for number in range(1, self.batch + 1):
            message = None
            while message is None:
                message = self.consumer.poll(1)
            if message.error() is not None:
                sys.exit(f"benchmark.py: {message.error()}")
            if self.commit == "each" or number == self.batch:
                self.consumer.commit(message=message, asynchronous=False)

    def close(self):
        # Ends the span of the last message.
        self.traced_consumer.close()


def message_count(batch, commit):
    aim = 50 if batch == 1 else 2_000 if batch < 1_000 else 10_000 if commit == "each" else 20_000
    return max(1, aim // batch) * batch


def measure(loop, variant, exporter, provider):
    exporter.encodes = variant == "encoding"
    loop.use(variant != "untraced")
    count = message_count(loop.batch, loop.commit)
    start = time.monotonic()
    for _ in range(count // loop.batch):
        loop.run_batch()
    provider.force_flush()
    return count / (time.monotonic() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bootstrap")
    parser.add_argument("--batches", default="1,100,10000")
    parser.add_argument("--commit", default="each,batch")
    parser.add_argument("--linger", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    exporter = BenchmarkExporter()
    provider = TracerProvider(resource=Resource({"service.name": "kafka-benchmark"}))
    # Large enough that no span is dropped.
    provider.add_span_processor(BatchSpanProcessor(exporter, max_queue_size=500_000))
    trace.set_tracer_provider(provider)

    variants = ["untraced", "no-op", "encoding"]
    for commit in options.commit.split(","):
        for batch in map(int, options.batches.split(",")):
            loop = Loop(options.bootstrap, batch, commit, options.linger)
            rates = {variant: [] for variant in variants}
            for round_number in range(options.rounds + 1):
                for variant in variants:
                    rate = measure(loop, variant, exporter, provider)
                    # The first round warms up.
                    if round_number > 0:
                        rates[variant].append(rate)
            loop.close()
            for variant in variants:
                print("python", commit, batch, variant, statistics.median(rates[variant]), flush=True)


if __name__ == "__main__":
    main()
