import Kafka
import KafkaTracing
import Measuring
import OTel
import Tracing

/// Reading and writing headers, with the instrument that the program bootstrapped: `tracecontext,baggage`.
enum PropagationRows {
    static var all: [Row] {
        [
            Row(
                extraction("extract traceparent", Sample.headers),
                floor: "the carrier's three searches and one String"
            ) { for _ in 0..<$0 { Floor.extraction(opaque(Sample.headers)) } },
            Row(
                extraction("extract traceparent and two-member tracestate", Sample.headersWithState),
                floor: "the carrier's three searches and two Strings"
            ) { for _ in 0..<$0 { Floor.extraction(opaque(Sample.headersWithState)) } },
            Row(injection("inject", Sample.headers), floor: "the carrier's array and bytes") {
                for _ in 0..<$0 { Floor.injection() }
            },
            Row(injection("inject with tracestate", Sample.headersWithState)),
            Row(kafkaExtraction),
            Row(kafkaInjection),
        ]
    }

    private static func extraction(_ name: String, _ headers: HeaderList) -> Workload {
        Workload(name) { times in
            for _ in 0..<times {
                var context = ServiceContext.topLevel
                InstrumentationSystem.instrument.extract(opaque(headers), into: &context, using: HeaderListExtractor())
                blackHole(context)
            }
        }
    }

    private static func injection(_ name: String, _ headers: HeaderList) -> Workload {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: HeaderListExtractor())
        return Workload(name) { [context] times in
            for _ in 0..<times {
                var headers: HeaderList = []
                InstrumentationSystem.instrument.inject(opaque(context), into: &headers, using: HeaderListInjector())
                blackHole(headers)
            }
        }
    }

    private static var kafkaHeaders: [KafkaHeader] {
        Sample.headers.map { KafkaHeader(key: $0.name, value: $0.value) }
    }

    private static var kafkaExtraction: Workload {
        let headers = kafkaHeaders
        return Workload("extractTraceContext from Kafka headers") { times in
            for _ in 0..<times {
                blackHole(extractTraceContext(from: opaque(headers)))
            }
        }
    }

    private static var kafkaInjection: Workload {
        let context = extractTraceContext(from: kafkaHeaders)
        let others = [KafkaHeader(key: "correlation_id", value: "o-42")]
        return Workload("injectTraceContext into Kafka headers") { times in
            for _ in 0..<times {
                blackHole(injectTraceContext(opaque(context), into: others))
            }
        }
    }
}
