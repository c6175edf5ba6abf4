import Foundation

/// `workshop grade [NN]`: builds and grades one lab or all; with `--submissions`, those of a class.
struct GradeCommand: Subcommand {
    static let name = "grade"
    static let usage = (
        arguments: "[NN …] [--submissions DIR]",
        summary: "builds and grades these labs, or all; exit code 0 when all passed"
    )

    static let details = """
          NN …                these labs; without one, all
          --submissions DIR   grades a class: DIR holds one folder a student
            --format F        \(ClassFormat.allCases.map(\.rawValue).joined(separator: ", "))
            --output DIR      where the documents go
            --jobs N          how many are graded at once
            --work DIR        where the copies, results and logs are; .workshop/class

          exit code           0: all passed, or the class was graded
                              1: something has not passed
                              2: what was asked for cannot be done
        """

    let labs: [String]
    /// The class, where it is not one's own code that is to be graded.
    private let ofClass: ClassCommand?

    init(_ arguments: Arguments) throws {
        var arguments = arguments
        ofClass = try ClassCommand(&arguments)
        labs = try arguments.words(0...99, expecting: "a lab's number")
    }

    func run(_ session: Session) throws -> Bool {
        if let ofClass { return try ofClass.run(session) }
        let kit = try session.kit()
        let catalogue = try LabCatalogue(kit)
        let wanted = try labs.isEmpty ? catalogue.labs : labs.map(catalogue.lab)
        return try Self.grade(wanted, in: kit, session).hasPassed
    }

    /// Grades `labs`, shows what was found, and notes it as progress.
    static func grade(_ labs: [LabEntry], in kit: Kit, _ session: Session) throws -> GradeRun {
        let file = session.progressFile(kit)
        let known = file.read()
        var grading = LabGrading(kit: kit)
        grading.knownChecks = { known[$0].descriptions }
        grading.progress = { stage, lab in
            guard stage == .building else { return }
            let isFirst = !FileManager.default.fileExists(atPath: kit.scratchFolder(of: lab).path)
            session.note("building lab \(lab.id)" + (isFirst ? " for the first time, which takes a while …" : " …"))
        }
        grading.finished = { result, run in
            let part = GradeRun(startedAt: run.startedAt, seed: run.seed, labs: [result])
            try file.update { $0.note(part) }
        }
        let run = try grading.grade(labs)
        session.print("\n" + GradeText(run: run, style: session.style).text)
        return run
    }
}
