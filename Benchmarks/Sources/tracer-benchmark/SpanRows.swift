import Measuring
import OTel
import Tracing

/// Spans, with the tracer that the program bootstrapped and without a context around them.
enum SpanRows {
    static var all: [Row] {
        [
            Row(span, floor: "two clock reads, 24 random bytes, one allocation") { times in
                var random = SystemRandomBlock()
                for _ in 0..<times { Floor.span(&random) }
            },
            Row(spanWithAttributes, floor: "the same, and an array of six attributes") { times in
                var random = SystemRandomBlock()
                for _ in 0..<times {
                    Floor.span(&random)
                    blackHole(sixAttributes())
                }
            },
            Row(spanWithSeparateAttributes),
            Row(withSpanAndActiveContext),
            Row(unsampledSpan),
            Row(hop, floor: "the floors of two spans, an injection and an extraction") { times in
                var random = SystemRandomBlock()
                for _ in 0..<times {
                    Floor.span(&random)
                    Floor.injection()
                    Floor.extraction(opaque(Sample.headers))
                    Floor.span(&random)
                }
            },
        ]
    }

    private static var span: Workload {
        Workload("span start and end, recorded") { times in
            for _ in 0..<times {
                let span = startSpan("send orders", context: .topLevel, ofKind: .producer)
                span.end()
                blackHole(span)
            }
        }
    }

    private static var spanWithAttributes: Workload {
        Workload("span with six attributes") { times in
            for _ in 0..<times {
                let span = startSpan("send orders", context: .topLevel, ofKind: .producer)
                Sample.setAttributes(of: span)
                span.end()
                blackHole(span)
            }
        }
    }

    private static var spanWithSeparateAttributes: Workload {
        Workload("span with six attributes, each set on the span") { times in
            for _ in 0..<times {
                let span = startSpan("send orders", context: .topLevel, ofKind: .producer)
                span.attributes["messaging.system"] = "kafka"
                span.attributes["messaging.operation.name"] = "send"
                span.attributes["messaging.operation.type"] = "send"
                span.attributes["messaging.destination.name"] = "orders"
                span.attributes["messaging.client.id"] = "checkout-1"
                span.attributes["messaging.kafka.offset"] = 42
                span.end()
                blackHole(span)
            }
        }
    }

    private static var withSpanAndActiveContext: Workload {
        Workload("withSpan in withSpan") { times in
            withSpan("process orders", context: .topLevel, ofKind: .consumer) { _ in
                for _ in 0..<times {
                    withSpan("send orders", ofKind: .producer) { blackHole($0) }
                }
            }
        }
    }

    /// A span of a trace that the sender did not sample: it has ids and records nothing.
    private static var unsampledSpan: Workload {
        let headers: HeaderList = [("traceparent", Array((Sample.traceparent.dropLast() + "2").utf8))]
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: HeaderListExtractor())
        return Workload("span start and end, not sampled") { [context] times in
            for _ in 0..<times {
                let span = startSpan("process orders", context: context, ofKind: .consumer)
                span.end()
                blackHole(span)
            }
        }
    }

    private static var hop: Workload {
        Workload("producer span, inject, extract, consumer span") { times in
            for _ in 0..<times {
                let producer = startSpan("send orders", context: .topLevel, ofKind: .producer)
                var headers: HeaderList = []
                InstrumentationSystem.instrument.inject(producer.context, into: &headers, using: HeaderListInjector())
                producer.end()

                var context = ServiceContext.topLevel
                InstrumentationSystem.instrument.extract(headers, into: &context, using: HeaderListExtractor())
                let consumer = startSpan("process orders", context: context, ofKind: .consumer)
                consumer.end()
                blackHole(consumer)
            }
        }
    }

    /// Six attributes in an array. The values are opaque, or the whole array would be a constant of the program.
    private static func sixAttributes() -> [(String, SpanAttribute)] {
        let topic = opaque("orders")
        return [
            ("messaging.system", "kafka"), ("messaging.operation.name", "send"), ("messaging.operation.type", "send"),
            ("messaging.destination.name", .string(topic)), ("messaging.client.id", "checkout-1"),
            ("messaging.kafka.offset", 42),
        ]
    }
}
