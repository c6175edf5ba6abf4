import Foundation

/// `workshop export DIR`: writes the students' edition.
struct ExportCommand: Subcommand {
    static let name = "export"
    static let usage = (arguments: "DIR", summary: "for instructors: writes the students' edition, with sealed graders")

    let folder: String

    init(_ arguments: Arguments) throws {
        folder = try arguments.words(1...1, expecting: "the folder to write to")[0]
    }

    func run(_ session: Session) throws -> Bool {
        let edition = try StudentsEdition(kit: try session.kit().root)
        edition.warnings.forEach { session.note("warning: \($0)") }
        let target = URL(fileURLWithPath: folder, relativeTo: URL(fileURLWithPath: session.folder, isDirectory: true))
        session.print(try edition.write(to: target).map { $0 + "\n" }.joined())
        return true
    }
}
