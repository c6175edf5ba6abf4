/// What the command line says.
struct BenchmarkOptions {
    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    var batches = [1, 100, 10_000]
    var rounds = 5
    var commits = CommitRhythm.allCases
    var variants = Variant.allCases
    /// librdkafka's `linger.ms`; the kit sets 0.
    var linger = 0
    /// One line for a program to read per result, in place of a table.
    var printsRows = false

    init(_ arguments: some Collection<String>) throws {
        var rest = Array(arguments)[...]
        while let option = rest.popFirst() {
            if option == "--rows" {
                printsRows = true
                continue
            }
            guard let value = rest.popFirst() else { throw UsageError(description: "\(option): no value") }
            let items = value.split(separator: ",").map(String.init)
            switch option {
            case "--batches": batches = try items.map { try Self.number($0, of: option) }
            case "--rounds": rounds = try Self.number(value, of: option)
            case "--linger": linger = try Self.number(value, of: option)
            case "--commit": commits = try items.map { try Self.choice($0, of: option) }
            case "--variants": variants = try items.map { try Self.choice($0, of: option) }
            default: throw UsageError(description: "unknown option \(option)")
            }
        }
    }

    private static func number(_ text: String, of option: String) throws(UsageError) -> Int {
        guard let number = Int(text), number > 0 else {
            throw UsageError(description: "\(option) \(text): give a number, 1 or more")
        }
        return number
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String,
        of option: String
    ) throws(UsageError) -> Choice {
        guard let choice = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError(description: "\(option) \(text): choose from \(choices)")
        }
        return choice
    }
}
