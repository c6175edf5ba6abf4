import Foundation

/// `workshop watch NN`: grades on every save.
struct WatchCommand: Subcommand {
    static let name = "watch"
    static let usage = (arguments: "NN", summary: "grades the lab again whenever you save a file of it")

    let lab: String

    init(_ arguments: Arguments) throws {
        lab = try arguments.words(1...1, expecting: "a lab's number")[0]
    }

    func run(_ session: Session) throws -> Bool {
        let kit = try session.kit()
        let lab = try LabCatalogue(kit).lab(lab)
        let folder = kit.url(lab.exercise)
        try Watch(
            digest: { SourceDigest(of: folder) },
            grade: {
                if session.style.usesColor { session.print("\u{1B}[2J\u{1B}[H") }
                _ = try GradeCommand.grade([lab], in: kit, session)
                session.note("watching \(lab.exercise); by hand: swift run workshop grade \(lab.id); Ctrl-C ends it")
            },
            pause: {
                Thread.sleep(forTimeInterval: 0.3)
                return true
            }
        ).run()
        return true
    }
}
