import Foundation

/// The tool as a whole: finds the subcommand, and turns what came of it into an exit code.
struct CommandLineTool {
    static var subcommands: [any Subcommand.Type] {
        [
            OverviewCommand.self,
            GradeCommand.self,
            WatchCommand.self,
            HintCommand.self,
            ResetCommand.self,
            TraceCommand.self,
            DoctorCommand.self,
            ExportCommand.self,
        ]
    }

    static var usage: String {
        subcommands.map { usage(of: $0) }.joined(separator: "\n")
    }

    private static let usageWidth = 100
    private static let summaryColumn = 42

    /// A command and what it does; the summary stands below a command that is too long for it to stand beside.
    private static func usage(of command: any Subcommand.Type) -> String {
        let words = ["swift run workshop", command.name, command.usage.arguments].filter { !$0.isEmpty }
        let call = "  " + words.joined(separator: " ")
        let summary = command.usage.summary.wrapped(to: usageWidth - summaryColumn)
        let indent = String(repeating: " ", count: summaryColumn)
        let isBeside = call.count + 2 <= summaryColumn
        let first = isBeside ? call.padded(to: summaryColumn) + (summary.first ?? "") : call
        return ([first] + summary.dropFirst(isBeside ? 1 : 0).map { indent + $0 }).joined(separator: "\n")
    }

    /// What `--help` behind a subcommand shows.
    static func help(on command: any Subcommand.Type) -> String {
        ([usage(of: command)] + (command.details.isEmpty ? [] : ["", command.details])).joined(separator: "\n") + "\n"
    }

    /// - Parameter words: the command line behind the tool's name.
    /// - Returns: 0 when all is as it should be, 1 when not, 2 when what was asked for cannot be done.
    func run(_ words: [String], _ session: Session) -> Int32 {
        if let first = words.first, ["help", "--help", "-h"].contains(first) {
            session.print(Self.usage + "\n")
            return 0
        }
        let name = words.first ?? OverviewCommand.name
        do {
            guard let subcommand = Self.subcommands.first(where: { $0.name == name }) else {
                throw UsageError("there is no command \"\(name)\"")
            }
            if words.dropFirst().contains(where: { ["--help", "-h"].contains($0) }) {
                session.print(Self.help(on: subcommand))
                return 0
            }
            return try subcommand.init(Arguments(Array(words.dropFirst()))).run(session) ? 0 : 1
        } catch let error as UsageError {
            let known = Self.subcommands.first { $0.name == name }
            session.note("error: \(error)\n\n\(known.map(Self.usage) ?? Self.usage)")
            return 2
        } catch {
            session.note("error: \(error)")
            return 2
        }
    }
}
