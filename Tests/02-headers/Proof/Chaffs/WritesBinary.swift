import Kafka
import Tracing

@testable import Lab02Solution

/// The traceparent goes out as 29 bytes of binary instead of text.
enum WritesBinary {
    static func injectTraceContext(_ context: ServiceContext, into headers: [KafkaHeader]?) -> [KafkaHeader] {
        var written: [KafkaHeader] = []
        InstrumentationSystem.instrument.inject(context, into: &written, using: KafkaHeadersInjector())

        var replaced = written.map(\.key)
        if replaced.contains("traceparent") {
            replaced.append("tracestate")
        }
        if let index = written.firstIndex(where: { $0.key == "traceparent" }) {
            let digits = (written[index].value ?? []).filter { $0 != UInt8(ascii: "-") }
            let bytes = stride(from: 0, to: digits.count, by: 2).map { start in
                UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) ?? 0
            }
            written[index].value = [bytes[0], 0] + bytes[1..<17] + [1] + bytes[17..<25] + [2] + bytes[25...]
        }
        return (headers ?? []).filter { !replaced.contains($0.key) } + written
    }

    static func extractTraceContext(from headers: [KafkaHeader]?) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers ?? [], into: &context, using: KafkaHeadersExtractor())
        return context
    }
}
