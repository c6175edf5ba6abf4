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
        let rows = subcommands.map { command in
            (
                "swift run workshop"
                    + [command.name, command.usage.arguments].filter { !$0.isEmpty }.map { " " + $0 }.joined(),
                command.usage.summary
            )
        }
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { "  \($0.0.padded(to: width))  \($0.1)" }.joined(separator: "\n")
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
            return try subcommand.init(Arguments(Array(words.dropFirst()))).run(session) ? 0 : 1
        } catch let error as UsageError {
            session.note("error: \(error)\n\n\(Self.usage)")
            return 2
        } catch {
            session.note("error: \(error)")
            return 2
        }
    }
}
