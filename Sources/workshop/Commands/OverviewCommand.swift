/// `workshop`: the labs, and what to do next.
struct OverviewCommand: Subcommand {
    static let name = ""
    static let usage = (arguments: "", summary: "the labs, how far you are, and what to do next")

    init(_ arguments: Arguments) throws {}

    func run(_ session: Session) throws -> Bool {
        let kit = try session.kit()
        let text = OverviewText(
            catalogue: try LabCatalogue(kit),
            progress: session.progressFile(kit).read(),
            style: session.style
        )
        session.print(text.text)
        return true
    }
}
