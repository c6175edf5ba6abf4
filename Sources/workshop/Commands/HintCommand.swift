/// `workshop hint NN`: the next hint of the step that the student is at.
struct HintCommand: Subcommand {
    static let name = "hint"
    static let usage = (
        arguments: "NN [--step N]", summary: "the next hint for the step that you are at, or for step N"
    )

    let lab: String
    let step: Int?

    init(_ arguments: Arguments) throws {
        var arguments = arguments
        step = try arguments.option("--step").map { text in
            guard let number = Int(text), number > 0 else {
                throw UsageError("--step is \"\(text)\", and must be a step's number")
            }
            return number
        }
        lab = try arguments.words(1...1, expecting: "a lab's number")[0]
    }

    func run(_ session: Session) throws -> Bool {
        let kit = try session.kit()
        let lab = try LabCatalogue(kit).lab(lab)
        let handout: Handout
        do {
            handout = try Handout(file: kit.url(lab.handout))
        } catch {
            throw WorkshopError("cannot read \(lab.handout): \(error)")
        }
        try session.progressFile(kit).update { progress in
            let hint = try NextHint(in: handout, progress: progress[lab], step: step, lab: lab)
            session.print(HintText(lab: lab, hint: hint, style: session.style).text)
            progress[lab].hints["\(hint.step.number)"] = hint.number
        }
        return true
    }
}
