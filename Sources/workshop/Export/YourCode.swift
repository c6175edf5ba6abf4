import Foundation

/// A file of an exercise or a solution, in two parts: what the student writes, between `// Your code:` and
/// `// End of your code.`, and the rest.
struct YourCode {
    /// The lines of each region.
    private(set) var regions: [[String]] = []

    /// The lines outside.
    private(set) var rest: [String] = []

    init(_ text: String) {
        var region: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix("// Your code:") {
                region = []
            } else if trimmed == "// End of your code." {
                regions += region.map { [$0] } ?? []
                region = nil
            } else if region != nil {
                region?.append(line)
            } else {
                rest.append(line)
            }
        }
    }
}
