/// What stands behind the tool's subcommand.
struct Arguments: Equatable {
    private var rest: [String]

    init(_ words: [String]) {
        rest = words
    }

    /// Takes an option's value out, `--step 4` or `--step=4`; nil where it is not given.
    ///
    /// - Throws: ``UsageError`` when the value is missing.
    mutating func option(_ name: String) throws -> String? {
        if let index = rest.firstIndex(where: { $0.hasPrefix(name + "=") }) {
            return String(rest.remove(at: index).dropFirst(name.count + 1))
        }
        guard let index = rest.firstIndex(of: name) else { return nil }
        guard rest.indices.contains(index + 1) else { throw UsageError("\(name) needs a value") }
        rest.remove(at: index)
        return rest.remove(at: index)
    }

    /// Takes an option without a value out; false where it is not given.
    mutating func flag(_ name: String) -> Bool {
        let before = rest.count
        rest.removeAll { $0 == name }
        return rest.count < before
    }

    /// The words that are left.
    ///
    /// - Throws: ``UsageError`` when one looks like an option, or there are too few or too many.
    func words(_ count: ClosedRange<Int>, expecting what: String) throws -> [String] {
        if let option = rest.first(where: { $0.hasPrefix("-") && $0 != "-" }) {
            throw UsageError("unknown option \(option)")
        }
        guard rest.count >= count.lowerBound else { throw UsageError("\(what) is missing") }
        guard rest.count <= count.upperBound else {
            throw UsageError(
                "\"\(rest[count.upperBound])\" is one word too many; expected \(count.upperBound == 0 ? "none" : what)"
            )
        }
        return rest
    }
}
