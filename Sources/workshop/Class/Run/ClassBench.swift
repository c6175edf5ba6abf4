import Foundation
import GradeRecords

/// One job's copy of the kit, and the grading in it.
struct ClassBench {
    private let grading: ClassGrading
    private let copy: WorkingCopy
    private let cell: Cell

    init(grading: ClassGrading, job: Int, of folders: [URL], confinement: Confinement) throws {
        self.grading = grading
        let folder = folders[job]
        copy = try WorkingCopy(of: grading.kit, in: folder)
        let root = folder.standardizedFileURL.path + "/"
        cell = Cell(
            confinement: confinement,
            folder: copy.privateFolder,
            limits: grading.cellLimits,
            // The other jobs hold other students' code. What holds the copy itself has to be seen.
            hidden: (grading.hidden + folders).filter { hidden in
                let path = hidden.standardizedFileURL.path + "/"
                return FileKind(of: hidden) == .folder && !root.hasPrefix(path) && !path.hasPrefix(root)
            }
        )
    }

    /// Grades `lab` of `submission`, and keeps the result.
    ///
    /// - Throws: ``WorkshopError`` when the kit itself cannot be graded.
    func grade(_ lab: LabEntry, of submission: Submission, key: ClassKeys, store: ClassStore) throws -> GradedLab {
        let checks = try store.checks(of: lab, for: key.kit) ?? catalogue(of: lab, key: key, store: store)
        let handedIn = SubmissionReader().read(lab, of: submission)
        let graded = try grade(handedIn, lab, checks)
        try store.keep(graded, of: submission.name, lab, for: key.key(of: handedIn))
        return graded
    }

    private func grade(_ handedIn: HandedIn, _ lab: LabEntry, _ checks: [CheckDescription]) throws -> GradedLab {
        var graded = GradedLab(
            result: LabResult(id: lab.id, slug: lab.slug, title: lab.title, checks: [], seconds: 0),
            files: handedIn.files.count,
            refused: handedIn.refused,
            buildSeconds: 0
        )
        guard !handedIn.files.isEmpty else {
            graded.result.checks = checks.map { CheckResult($0, .notStarted, feedback: "Nothing was handed in.") }
            return graded
        }
        try copy.lay(handedIn.files, over: lab, from: grading.kit)
        let (result, buildSeconds) = try run(lab, knowing: checks)
        graded.result = result.held(to: checks)
        graded.buildSeconds = buildSeconds
        graded.resembles = KillMatrix(kit: grading.kit, lab: lab)?.resemblance(of: graded.result)
        return graded
    }

    /// What the starter's own grader says the lab consists of.
    private func catalogue(of lab: LabEntry, key: ClassKeys, store: ClassStore) throws -> [CheckDescription] {
        try copy.lay([], over: lab, from: grading.kit)
        let result = try run(lab, knowing: []).result
        if let failure = result.buildFailure {
            throw WorkshopError("lab \(lab.id) cannot be graded, not even as it is handed out:\n\(failure.text)")
        }
        let checks = result.checks.map(\.description)
        guard !checks.isEmpty, !result.checks.contains(where: { $0.outcome == .crashed || $0.outcome == .didNotReport })
        else {
            throw WorkshopError(
                "the grader of lab \(lab.id) does not run to its end, not even on the starter:\n"
                    + (result.checks.first { $0.outcome != .notStarted }?.feedback ?? "it has no checks")
            )
        }
        try store.keep(checks, of: lab, for: key.kit)
        return checks
    }

    private func run(_ lab: LabEntry, knowing checks: [CheckDescription]) throws -> (
        result: LabResult, buildSeconds: Double
    ) {
        try copy.clearPrivateFolder()
        let start = ContinuousClock.now
        var built = start
        var single = LabGrading(kit: copy.kit, seed: grading.seed)
        // The first build holds the whole kit.
        single.build.limit = checks.isEmpty ? single.build.limit : grading.buildLimit
        single.limits = grading.limits
        single.cell = cell
        single.knownChecks = { _ in checks }
        single.progress = { stage, _ in
            if stage == .running { built = .now }
        }
        let result = try single.grade([lab]).labs[0]
        if built == start { built = .now }
        if cell.confinement == .limits { Orphans.end() }
        let (seconds, attoseconds) = start.duration(to: built).components
        try copy.clearPrivateFolder()
        return (result, Double(seconds) + Double(attoseconds) / 1e18)
    }
}
