import Foundation

/// The fields of a span, read one by one; what is missing or of a wrong type gets the default of protobuf.
enum OTLPFields {
    static func span(_ json: JSONValue, resourceAttributes: TraceAttributes, scopeName: String) -> TraceSpan {
        TraceSpan(
            traceID: id(json["traceId"], byteCount: 16),
            spanID: id(json["spanId"], byteCount: 8),
            parentSpanID: parent(json["parentSpanId"]),
            name: json["name"]?.text ?? "",
            kind: kind(json["kind"]),
            startTimeUnixNano: json["startTimeUnixNano"]?.integer() ?? 0,
            endTimeUnixNano: json["endTimeUnixNano"]?.integer() ?? 0,
            attributes: attributes(json["attributes"]),
            events: (json["events"]?.elements ?? []).map(event),
            links: (json["links"]?.elements ?? []).map(link),
            status: status(json["status"]),
            flags: json["flags"]?.integer() ?? 0,
            resourceAttributes: resourceAttributes,
            scopeName: scopeName,
            droppedAttributesCount: json["droppedAttributesCount"]?.integer() ?? 0,
            droppedEventsCount: json["droppedEventsCount"]?.integer() ?? 0,
            droppedLinksCount: json["droppedLinksCount"]?.integer() ?? 0
        )
    }

    static func attributes(_ json: JSONValue?) -> TraceAttributes {
        TraceAttributes(
            (json?.elements ?? []).compactMap { entry in
                guard let key = entry["key"]?.text else { return nil }
                return .init(key: key, value: value(entry["value"]))
            }
        )
    }

    private static func value(_ json: JSONValue?) -> AttributeValue {
        guard let json else { return .empty }
        if let text = json["stringValue"]?.text { return .string(text) }
        if let flag = json["boolValue"]?.bool { return .bool(flag) }
        if let number: Int64 = json["intValue"]?.integer() { return .int(number) }
        if let number = json["doubleValue"]?.double { return .double(number) }
        if let list = json["arrayValue"] { return .array((list["values"]?.elements ?? []).map(value)) }
        if let list = json["kvlistValue"] { return .keyValueList(attributes(list["values"])) }
        if let text = json["bytesValue"]?.text, let bytes = Data(base64Encoded: text) { return .bytes([UInt8](bytes)) }
        return .empty
    }

    private static func event(_ json: JSONValue) -> TraceSpan.Event {
        TraceSpan.Event(
            name: json["name"]?.text ?? "",
            timeUnixNano: json["timeUnixNano"]?.integer() ?? 0,
            attributes: attributes(json["attributes"])
        )
    }

    private static func link(_ json: JSONValue) -> TraceSpan.Link {
        TraceSpan.Link(
            traceID: id(json["traceId"], byteCount: 16),
            spanID: id(json["spanId"], byteCount: 8),
            attributes: attributes(json["attributes"])
        )
    }

    private static func status(_ json: JSONValue?) -> TraceSpan.Status {
        let names = ["UNSET": TraceSpan.Status.Code.unset, "OK": .ok, "ERROR": .error]
        let code =
            json?["code"]?.integer().flatMap(TraceSpan.Status.Code.init)
            ?? names[bareName(json?["code"], prefix: "STATUS_CODE_")]
        return TraceSpan.Status(code: code ?? .unset, message: json?["message"]?.text ?? "")
    }

    private static func kind(_ json: JSONValue?) -> TraceSpan.Kind {
        if let number: Int = json?.integer() { return TraceSpan.Kind(rawValue: number) ?? .unspecified }
        let name = bareName(json, prefix: "SPAN_KIND_").lowercased()
        return TraceSpan.Kind.allCases.first { $0.description == name } ?? .unspecified
    }

    /// The name of an enum's case without the prefix that protobuf gives it.
    private static func bareName(_ json: JSONValue?, prefix: String) -> String {
        let name = json?.text?.uppercased() ?? ""
        return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    }

    private static func parent(_ json: JSONValue?) -> String? {
        let parent = id(json, byteCount: 8)
        return parent.allSatisfy { $0 == "0" } ? nil : parent
    }

    /// An id in lowercase hex. OTLP/JSON writes hex; protobuf's own JSON writes base64, and so do some trace stores.
    private static func id(_ json: JSONValue?, byteCount: Int) -> String {
        let text = json?.text ?? ""
        guard text.utf8.count != byteCount * 2, let bytes = Data(base64Encoded: text), bytes.count == byteCount else {
            return text.lowercased()
        }
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
