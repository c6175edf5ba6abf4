/// What a page's script works on. Times are nanoseconds since ``base``, so that a double holds them exactly.
struct PageData: Encodable {
    var title: String
    /// The earliest moment of all spans, in nanoseconds since 1970, in decimal digits.
    var base: String
    /// The names of the services, in the order in which they appear; spans and resources name them by index.
    var services: [String]
    /// The attributes of the resources; spans name them by index.
    var resources: [[PageAttribute]]
    var groups: [Group]
    var problems: [String]
    var records: [TraceRecord]
    /// Of a comparison, what is different; nil on other pages.
    var differences: [Difference]?

    /// Traces that are connected by links.
    struct Group: Encodable {
        var traces: [Trace]
        /// When the group begins and how long it is, in nanoseconds; nil where no span has a time.
        var start: Double?
        var length: Double?
    }

    struct Trace: Encodable {
        var id: String
        /// What stands above the trace besides its id; nil for most.
        var label: String?
        /// Of a comparison, whether it is the trace that was expected; nil on other pages.
        var isExpected: Bool?
        /// In the order in which a tree is read.
        var spans: [Span]
    }

    struct Span: Encodable {
        var id: String
        var parentID: String?
        /// The index of the parent in ``Trace/spans``; nil for the beginning of a tree.
        var parent: Int?
        var standing: String
        var depth: Int
        var name: String
        var kind: String
        var service: Int
        var resource: Int
        var scope: String
        /// Nil where the file has no start time.
        var start: Double?
        /// Nil where the times make no sense.
        var duration: Double?
        var error: String?
        /// The words of the terminal's picture: why it failed, where its parent is, dropped links.
        var notes: [String]
        var waits: [Wait]
        var attributes: [PageAttribute]
        var events: [Event]
        var links: [Link]
        var remoteParent: Bool
        /// What is wrong with the span, compared with the trace that was expected; empty where nothing was.
        var marks: [String]
    }

    /// A message's time in Kafka before this span began.
    struct Wait: Encodable {
        var from: Place
        /// When it began; nil under clock skew.
        var start: Double?
        var text: String
    }

    struct Event: Encodable {
        var name: String
        var time: Double?
        var attributes: [PageAttribute]
    }

    struct Link: Encodable {
        var traceID: String
        var spanID: String
        /// Nil where the span is not in the data.
        var to: Place?
        var attributes: [PageAttribute]
        /// True for a link that the other side of a comparison does not have.
        var isWrong: Bool?
    }

    /// Differences with the same sentence.
    struct Difference: Encodable {
        var sign: String
        var text: String
        var count: Int
        /// The first span that it is about.
        var at: Place?
    }

    /// Where a span is: the indices of its group, trace and span.
    struct Place: Encodable {
        var group: Int
        var trace: Int
        var span: Int

        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            try container.encode(contentsOf: [group, trace, span])
        }
    }
}

/// An attribute as the page shows it: its key, its value as text, and the type that the text does not tell.
struct PageAttribute: Encodable, Hashable {
    var key: String
    var value: String
    var type: String

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(contentsOf: [key, value, type])
    }
}

extension [PageAttribute] {
    init(_ attributes: TraceAttributes) {
        self = attributes.entries.map {
            PageAttribute(key: $0.key, value: AttributeText.describe($0.value), type: $0.value.typeName)
        }
    }
}

extension AttributeValue {
    fileprivate var typeName: String {
        switch self {
        case .string: "string"
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .bytes: "bytes"
        case .array: "array"
        case .keyValueList: "list"
        case .empty: "empty"
        }
    }
}
