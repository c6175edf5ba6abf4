import Foundation

/// The three commands of SwiftPM's last build of a lab that an edit makes necessary again: compile the student's module, compile the
/// grader's, link the test bundle.
///
/// SwiftPM writes the commands of a build to a file for llbuild, each with its arguments as JSON in one line. That file is no
/// interface: where it looks different one day, there is no plan, and SwiftPM is asked as before.
struct BuildPlan: Equatable {
    static let name = "debug.yaml"

    /// Each one's program and its arguments, in the order in which they are to run.
    let commands: [[String]]

    /// Reads the plan in the scratch folder of `lab`. Nil where it is not what was expected.
    init?(of lab: LabEntry, in scratch: URL) {
        guard let data = FileManager.default.contents(atPath: scratch.appendingPathComponent(Self.name).path) else {
            return nil
        }
        self.init(String(decoding: data, as: UTF8.self), lab: lab)
    }

    init?(_ text: String, lab: LabEntry) {
        var named: [String: [String]] = [:]
        var name: String?
        for line in text.split(separator: "\n") {
            if line.hasPrefix("  \"C."), line.hasSuffix("\":") {
                name = String(line.dropFirst("  \"C.".count).dropLast("\":".count))
            } else if !line.hasPrefix("    ") {
                name = nil
            } else if let name, line.hasPrefix("    args: ["),
                let words = try? JSONDecoder().decode(
                    [String].self,
                    from: Data(line.dropFirst("    args: ".count).utf8)
                )
            {
                named[name] = words
            }
        }
        /// The only command whose name begins with `prefix` and ends with `suffix`.
        func command(_ prefix: String, _ suffix: String) -> [String]? {
            let found = named.filter { $0.key.hasPrefix(prefix) && $0.key.hasSuffix(suffix) }
            return found.count == 1 ? found.first?.value : nil
        }
        guard let exercise = command(lab.module + "-", ".module"),
            let grader = command(lab.module + "Grader-", ".module"),
            let link = command("", ".test")
        else { return nil }
        // With that option the compiler would speak JSON, as SwiftPM wants it.
        commands = [exercise, grader, link].map { $0.filter { $0 != "-parseable-output" } }
        guard commands.allSatisfy({ $0.first?.hasPrefix("/") == true }) else { return nil }
    }
}
