import Tracing

extension JSONWriter {
    /// `"attributes":[{"key":…,"value":{…}},…]` (opentelemetry-proto, `KeyValue` and `AnyValue`); nothing when empty.
    mutating func attributes(_ attributes: SpanAttributes) {
        guard !attributes.isEmpty else { return }
        key("attributes")
        list { writer in
            attributes.forEach { name, value in
                writer.object { writer in
                    writer.member("key", name)
                    writer.key("value")
                    writer.anyValue(value)
                }
            }
        }
    }

    private mutating func anyValue(_ attribute: SpanAttribute) {
        switch attribute {
        case .string(let value): object { $0.member("stringValue", value) }
        case .bool(let value): boolean(value)
        case .int32(let value): integer(Int64(value))
        case .int64(let value): integer(value)
        case .double(let value): double(value)
        case .stringArray(let values):
            arrayValue(values) { writer, value in
                writer.object { $0.member("stringValue", value) }
            }
        case .boolArray(let values): arrayValue(values) { $0.boolean($1) }
        case .int32Array(let values): arrayValue(values) { $0.integer(Int64($1)) }
        case .int64Array(let values): arrayValue(values) { $0.integer($1) }
        case .doubleArray(let values): arrayValue(values) { $0.double($1) }
        }
    }

    private mutating func arrayValue<Element>(_ values: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        object { writer in
            writer.key("arrayValue")
            writer.object { writer in
                writer.key("values")
                writer.array(values, write)
            }
        }
    }

    private mutating func boolean(_ value: Bool) {
        object { writer in
            writer.key("boolValue")
            writer.literal(value ? "true" : "false")
        }
    }

    private mutating func integer(_ value: Int64) {
        object { $0.member("intValue", quoted: value) }
    }

    private mutating func double(_ value: Double) {
        object { writer in
            writer.key("doubleValue")
            writer.number(value)
        }
    }
}
