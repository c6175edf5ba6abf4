/// A word of TraceQL.
enum TraceQLToken: Equatable {
    case symbol(String)
    case word(String)
    case text(String)

    private static let symbols = ["&&", "||", "!=", "<=", ">=", "{", "}", "(", ")", "=", "<", ">"]

    /// Cuts a query into words.
    ///
    /// - Throws: ``TraceQL/Unreadable``.
    static func tokens(of query: String) throws -> [TraceQLToken] {
        var tokens: [TraceQLToken] = []
        var rest = query[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
            } else if let symbol = symbols.first(where: { rest.hasPrefix($0) }) {
                tokens.append(.symbol(symbol))
                rest = rest.dropFirst(symbol.count)
            } else if first == "\"" || first == "`" {
                tokens.append(.text(try text(&rest, quote: first)))
            } else if first.isLetter || first.isNumber || first == "." || first == "_" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || "._:-/".contains($0) }
                tokens.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            } else {
                throw TraceQL.Unreadable(reason: "`\(first)` is not expected here")
            }
        }
        return tokens
    }

    private static func text(_ rest: inout Substring, quote: Character) throws -> String {
        rest = rest.dropFirst()
        var text = ""
        while let character = rest.popFirst() {
            if character == quote { return text }
            if character == "\\", quote == "\"", let escaped = rest.popFirst() {
                text.append(escaped)
            } else {
                text.append(character)
            }
        }
        throw TraceQL.Unreadable(reason: "a text in quotes does not end")
    }
}

/// Reads the words of a query by descent.
struct TraceQLParser {
    var tokens: ArraySlice<TraceQLToken>

    private static let intrinsics: [String: TraceQL.Field] = [
        "span:kind": .kind, "kind": .kind, "span:duration": .duration, "duration": .duration, "span:name": .name,
        "name": .name, "trace:id": .traceID, "link:traceID": .linkTraceID,
    ]
    private static let others = [
        "span:status", "status", "span:id", "span:parentID", "link:spanID", "trace:duration", "trace:rootName",
        "trace:rootService", "event:name", "span:statusMessage", "statusMessage", "rootName", "rootServiceName",
    ]
    private static let words = [
        "server", "client", "producer", "consumer", "internal", "unspecified", "ok", "error", "unset", "true", "false",
        "nil",
    ]
    private static let units: [(String, Duration)] = [
        ("ms", .milliseconds(1)), ("us", .microseconds(1)), ("µs", .microseconds(1)), ("ns", .nanoseconds(1)),
        ("s", .seconds(1)), ("m", .seconds(60)), ("h", .seconds(3600)),
    ]

    mutating func query() throws -> TraceQL.Condition {
        try take("{")
        if tokens.first == .symbol("}") {
            tokens = tokens.dropFirst()
            try end()
            return .always
        }
        let condition = try any()
        try take("}")
        try end()
        return condition
    }

    private func end() throws {
        guard tokens.isEmpty else {
            throw TraceQL.Unreadable(reason: "something follows the `}`; the grader reads one pair of braces")
        }
    }

    private mutating func take(_ symbol: String) throws {
        guard tokens.first == .symbol(symbol) else {
            throw TraceQL.Unreadable(reason: "`\(symbol)` is missing\(found)")
        }
        tokens = tokens.dropFirst()
    }

    private var found: String {
        switch tokens.first {
        case nil: " at the end"
        case .symbol(let text), .word(let text): " before `\(text)`"
        case .text(let text): " before \"\(text)\""
        }
    }

    private mutating func any() throws -> TraceQL.Condition {
        var conditions = [try all()]
        while tokens.first == .symbol("||") {
            tokens = tokens.dropFirst()
            conditions.append(try all())
        }
        return .any(conditions)
    }

    private mutating func all() throws -> TraceQL.Condition {
        var conditions = [try comparison()]
        while tokens.first == .symbol("&&") {
            tokens = tokens.dropFirst()
            conditions.append(try comparison())
        }
        return .all(conditions)
    }

    private mutating func comparison() throws -> TraceQL.Condition {
        if tokens.first == .symbol("(") {
            tokens = tokens.dropFirst()
            let condition = try any()
            try take(")")
            return condition
        }
        guard case .word(let name) = tokens.first else {
            throw TraceQL.Unreadable(reason: "a field such as `span:kind` is missing\(found)")
        }
        tokens = tokens.dropFirst()
        guard case .symbol(let symbol) = tokens.first, let comparison = TraceQL.Operator(rawValue: symbol) else {
            throw TraceQL.Unreadable(reason: "a comparison such as `=` is missing after `\(name)`")
        }
        tokens = tokens.dropFirst()
        return .compare(try field(name), comparison, try value(comparedWith: name))
    }

    private func field(_ name: String) throws -> TraceQL.Field {
        if let intrinsic = Self.intrinsics[name] { return intrinsic }
        if Self.others.contains(name) { return .other }
        for scope in ["span.", "."] where name.hasPrefix(scope) {
            return .attribute(String(name.dropFirst(scope.count)))
        }
        for scope in ["resource.", "link.", "event."] where name.hasPrefix(scope) {
            return .other
        }
        throw TraceQL.Unreadable(
            reason: "`\(name)` is no field: attributes are written `span.name` and intrinsics `span:kind`"
        )
    }

    private mutating func value(comparedWith field: String) throws -> TraceQL.Value {
        let token = tokens.popFirst()
        switch token {
        case .text(let text): return .text(text)
        case .word(let word) where Self.words.contains(word): return .word(word)
        case .word(let word):
            if let duration = Self.duration(word) { return .duration(duration) }
            if let number = Double(word) { return .number(number) }
            throw TraceQL.Unreadable(reason: "`\(word)` is no value: a text stands in double quotes")
        case .symbol, nil:
            throw TraceQL.Unreadable(reason: "a value to compare `\(field)` with is missing")
        }
    }

    /// `5s`, `1500ms`, `1m30s`.
    private static func duration(_ word: String) -> Duration? {
        var rest = word[...]
        var total = Duration.zero
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(digits.count)
            guard let number = Double(digits), let unit = units.first(where: { rest.hasPrefix($0.0) }) else {
                return nil
            }
            rest = rest.dropFirst(unit.0.count)
            total += unit.1 * number
        }
        return word.isEmpty ? nil : total
    }
}
