import Foundation

/// Looks through a students' edition for what must not be in it, as somebody with a text search would.
///
/// Looked for are:
/// - of the solutions, what stands between `// Your code:` and `// End of your code.`: each line, and each three lines in a
///   row;
/// - of the graders, of their proof and of `KafkaTracing`, each line;
/// - the names of the wrong and the other right submissions that prove the graders.
///
/// A line shorter than ``shortestLine`` bytes is not looked for, and neither is one that students may see: it stands in a
/// handout (the third hint of a step shows code), in a starter, or in a module of `Sources/` that the labs stand on, which is
/// there to be read.
struct LeakSearch {
    /// A line with fewer bytes may well be in two places by chance.
    static let shortestLine = 24
    private static let shortestName = 10

    /// What must not be found, and the file that it comes from.
    let secrets: [String: String]

    /// Names that must not be found, and where they come from.
    let names: [String: String]

    private let linesToFind: TextIndex
    private let namesToFind: TextIndex

    /// Gathers what to look for.
    init(_ kit: KitFiles) throws {
        var secrets: [String: String] = [:]
        var names: [String: String] = [:]
        for path in kit.paths {
            let parts = path.split(separator: "/").map(String.init)
            if parts.first == "Solutions" {
                for region in YourCode(try kit.text(path)).regions {
                    Self.linesAndRuns(of: region).forEach { secrets[$0] = secrets[$0] ?? path }
                }
            } else if parts.contains("Proof") {
                Self.lines(of: try kit.text(path)).forEach { secrets[$0] = secrets[$0] ?? path }
                if ["Chaffs", "Wheats"].contains(parts.dropLast().last) {
                    Self.names(ofSubmission: parts.last ?? "").forEach { names[$0] = path }
                }
            } else if case .sealed = EditionRule.of(path, slugs: kit.slugs) {
                Self.lines(of: try Self.secretPart(of: path, in: kit)).forEach { secrets[$0] = secrets[$0] ?? path }
            }
        }

        let knownLines = TextIndex(secrets.keys, shortest: Self.shortestLine)
        let knownNames = TextIndex(names.keys, shortest: Self.shortestName, wholeWords: true)
        for text in try Self.openTexts(of: kit) {
            knownLines.found(in: text).forEach { secrets[$0] = nil }
            knownNames.found(in: text).forEach { names[$0] = nil }
        }
        self.secrets = secrets.filter { $0.key.utf8.count >= Self.shortestLine }
        self.names = names.filter { $0.key.utf8.count >= Self.shortestName }
        self.linesToFind = TextIndex(self.secrets.keys, shortest: Self.shortestLine)
        self.namesToFind = TextIndex(self.names.keys, shortest: Self.shortestName, wholeWords: true)
    }

    /// What is found in the files of an edition, in the order of their paths.
    func leaks(in files: [String: EditionFile]) -> [Leak] {
        files.sorted { $0.key < $1.key }.flatMap { path, file in
            let text = path + "\n" + String(decoding: file.data, as: UTF8.self)
            let lines = linesToFind.found(in: text).map { Leak(path: path, text: $0, origin: secrets[$0] ?? "") }
            let words = namesToFind.found(in: text).map { Leak(path: path, text: $0, origin: names[$0] ?? "") }
            return (lines + words).sorted { $0.text < $1.text }
        }
    }

    // MARK: - What is secret

    /// The check class stays in sight; what comes behind it does not.
    private static func secretPart(of path: String, in kit: KitFiles) throws -> String {
        let text = try kit.text(path)
        guard path.contains(/\/Lab\d\dTests\.swift$/) else { return text }
        return try CheckClass(path: path, text: text).rest?.text ?? ""
    }

    private static func lines(of text: String) -> [String] {
        TextIndex.lines(of: text).filter { !$0.hasPrefix("import ") && !$0.hasPrefix("@testable import ") }
    }

    private static func linesAndRuns(of region: [String]) -> [String] {
        let lines = lines(of: region.joined(separator: "\n"))
        return lines + lines.indices.dropLast(2).map { lines[$0...($0 + 2)].joined(separator: "\n") }
    }

    /// `AppendsTheHeader.swift` → `AppendsTheHeader` and `appends-the-header`.
    private static func names(ofSubmission file: String) -> [String] {
        let type = file.split(separator: ".").first.map(String.init) ?? file
        let kebab = type.replacing(/(?<small>[a-z])(?<capital>[A-Z])/) { "\($0.small)-\($0.capital)" }.lowercased()
        return [type, kebab]
    }

    // MARK: - What may be seen

    private static func openTexts(of kit: KitFiles) throws -> [String] {
        let workedOn = try StarterState.all(of: kit).filter { !$0.stepsWithoutTODO.isEmpty }.map(\.folder)
        return try kit.paths.compactMap { path in
            switch EditionRule.of(path, slugs: kit.slugs) {
            case .handout:
                return try kit.text(path)
            case .open where workedOn.contains { path.hasPrefix($0 + "/") }:
                return YourCode(try kit.text(path)).rest.joined(separator: "\n")
            case .open
            where mayBeSeen.contains { path.hasPrefix($0) } && [".swift", ".yaml"].contains(where: path.hasSuffix):
                return path + "\n" + (try kit.text(path))
            default:
                return nil
            }
        }
    }

    private static let mayBeSeen = ["Exercises/", "Sources/", "Tests/TestSupport/", "labs/"]
}
