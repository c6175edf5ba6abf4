import Tracing

/// The part of TraceQL that Lab 10 needs: one `{ … }` with comparisons, `&&`, `||` and parentheses.
///
/// It is read by itself and not sent to a backend, so that grading needs none.
struct TraceQL: Sendable {
    /// The text is not in this part of the language.
    struct Unreadable: Error {
        let reason: String
    }

    private let condition: Condition

    /// Reads a query.
    ///
    /// - Throws: ``Unreadable``.
    init(_ text: String) throws {
        var parser = TraceQLParser(tokens: try TraceQLToken.tokens(of: text)[...])
        condition = try parser.query()
    }

    /// Whether the query selects this span.
    func selects(_ span: SampleSpan) -> Bool {
        condition.holds(for: span)
    }

    /// What stands between the braces.
    indirect enum Condition: Sendable {
        case always
        case all([Condition])
        case any([Condition])
        case compare(Field, Operator, Value)

        func holds(for span: SampleSpan) -> Bool {
            switch self {
            case .always: true
            case .all(let conditions): conditions.allSatisfy { $0.holds(for: span) }
            case .any(let conditions): conditions.contains { $0.holds(for: span) }
            case .compare(let field, let comparison, let value):
                field.values(of: span).contains { comparison.holds($0, value) }
            }
        }
    }

    /// What is compared.
    enum Field: Sendable, Equatable {
        case kind
        case duration
        case name
        case traceID
        case linkTraceID
        case attribute(String)
        /// One that the samples do not have.
        case other

        fileprivate func values(of span: SampleSpan) -> [Value] {
            switch self {
            case .kind: [.word("\(span.kind)")]
            case .duration: [.duration(span.duration)]
            case .name: [.text(span.name)]
            case .traceID: [.text(span.traceID)]
            case .linkTraceID: span.links.map { .text($0) }
            case .attribute(let key): span.attributes[key].map { [.text($0)] } ?? []
            case .other: []
            }
        }
    }

    /// What it is compared with.
    enum Value: Sendable, Equatable {
        case word(String)
        case text(String)
        case duration(Duration)
        case number(Double)
    }

    /// How.
    enum Operator: String, Sendable, CaseIterable {
        case notEqual = "!="
        case atMost = "<="
        case atLeast = ">="
        case equal = "="
        case less = "<"
        case greater = ">"

        fileprivate func holds(_ left: Value, _ right: Value) -> Bool {
            if case (.duration(let left), .duration(let right)) = (left, right) {
                return switch self {
                case .equal: left == right
                case .notEqual: left != right
                case .less: left < right
                case .atMost: left <= right
                case .greater: left > right
                case .atLeast: left >= right
                }
            }
            return switch self {
            case .equal: left == right
            case .notEqual: left != right
            case .less, .atMost, .greater, .atLeast: false
            }
        }
    }
}
