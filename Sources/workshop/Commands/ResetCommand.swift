/// `workshop reset NN`: puts the starter back.
struct ResetCommand: Subcommand {
    static let name = "reset"
    static let usage = (arguments: "NN", summary: "puts the starter back, and keeps what you wrote")

    let lab: String

    init(_ arguments: Arguments) throws {
        lab = try arguments.words(1...1, expecting: "a lab's number")[0]
    }

    func run(_ session: Session) throws -> Bool {
        let kit = try session.kit()
        let lab = try LabCatalogue(kit).lab(lab)
        guard let kept = try Reset(kit: kit).run(lab) else {
            session.print("\(lab.exercise) is the starter already.\n")
            return true
        }
        try session.progressFile(kit).update { $0.noteReset(of: lab) }
        session.print(
            """
            \(lab.exercise) is the starter again.
            What was there is in \(kit.path(of: kept.path)). To have it back:
              rm -r \(lab.exercise) && cp -r \(kit.path(of: kept.path)) \(lab.exercise)

            """
        )
        return true
    }
}
