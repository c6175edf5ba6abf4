import Tracing

/// A carrier as a program of its own would have one: names and bytes.
typealias HeaderList = [(name: String, value: [UInt8])]

struct HeaderListExtractor: Extractor {
    func extract(key: String, from headers: HeaderList) -> String? {
        guard let header = headers.first(where: { $0.name == key }) else { return nil }
        return String(decoding: header.value, as: UTF8.self)
    }
}

struct HeaderListInjector: Injector {
    func inject(_ value: String, forKey key: String, into headers: inout HeaderList) {
        headers.removeAll { $0.name == key }
        headers.append((key, Array(value.utf8)))
    }
}

/// The headers that are read. `benchmark.py` reads the same ones.
enum Sample {
    static let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03"
    static let tracestate = "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"

    static let headers: HeaderList = [("traceparent", Array(traceparent.utf8))]
    static let headersWithState = headers + [("tracestate", Array(tracestate.utf8))]

    /// Six of a producer's attributes.
    static func setAttributes(of span: any Span) {
        span.updateAttributes { attributes in
            attributes["messaging.system"] = "kafka"
            attributes["messaging.operation.name"] = "send"
            attributes["messaging.operation.type"] = "send"
            attributes["messaging.destination.name"] = "orders"
            attributes["messaging.client.id"] = "checkout-1"
            attributes["messaging.kafka.offset"] = 42
        }
    }
}
