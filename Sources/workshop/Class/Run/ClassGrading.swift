import Dispatch
import Foundation
import GradeRecords
import Synchronization

/// Grades all labs of all submissions.
///
/// Each lab of each submission is built and run alone, in a copy of the kit that holds nobody else's code at that time.
struct ClassGrading: Sendable {
    let kit: Kit
    let labs: [LabEntry]
    let submissions: [Submission]
    /// Where the copies of the kit, the results and the logs are.
    let folder: URL
    var jobs = 2
    var seed = LabGrading.seed()
    var limits = GradingLimits()
    var cellLimits = CellLimits()
    /// A student's build that takes longer is ended.
    var buildLimit = Duration.seconds(300)
    /// Folders that graded code finds empty, where the system can do that.
    var hidden: [URL] = []
    var progress: @Sendable (ClassProgress) -> Void = { _ in }

    /// - Throws: ``WorkshopError`` when the kit itself cannot be graded, or the disk cannot be written to.
    func run() throws -> ClassRun {
        let start = Date()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lock = try FileLock(folder.appendingPathComponent("class.lock"))
        defer { lock.unlock() }
        let probe = folder.appendingPathComponent("probe")
        try FileManager.default.createDirectory(at: probe, withIntermediateDirectories: true)
        let confinement = Confinement.strongest(in: probe, limits: cellLimits)
        if confinement == .limits { Orphans.adopt() }

        let board = ClassBoard(labs: labs.count, students: submissions.count)
        let pristine = WorkingCopy.digest(of: kit)
        let keys = labs.map { ClassKeys(pristine: pristine, lab: $0) }
        let store = ClassStore(folder: folder)
        let open = known(in: store, keys: keys, board: board)
        let queue = Mutex(UnitQueue(open))
        let failure = Mutex<(any Error)?>(nil)
        progress(
            ClassProgress(done: board.count, total: labs.count * submissions.count, unit: nil, confinement: confinement)
        )
        let jobFolders = (1...max(1, min(jobs, open.count))).map { folder.appendingPathComponent("job\($0)") }
        for folder in jobFolders {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        DispatchQueue.concurrentPerform(iterations: jobFolders.count) { job in
            do {
                var bench: ClassBench?
                var current: Int?
                while let unit = queue.withLock({ $0.next(after: current) }) {
                    current = unit.lab
                    let submission = submissions[unit.student]
                    let lab = labs[unit.lab]
                    if bench == nil {
                        bench = try ClassBench(grading: self, job: job, of: jobFolders, confinement: confinement)
                    }
                    guard let bench else { return }
                    let result = try bench.grade(lab, of: submission, key: keys[unit.lab], store: store)
                    let student = board.note(result, unit, name: submission.name)
                    try store.writeLog(of: student)
                    progress(
                        ClassProgress(
                            done: board.count,
                            total: labs.count * submissions.count,
                            unit: "lab \(lab.id) of \(submission.name.asOneLine)",
                            confinement: confinement
                        )
                    )
                }
            } catch {
                queue.withLock { $0.close() }
                failure.withLock { $0 = $0 ?? error }
            }
        }
        if let error = failure.withLock({ $0 }) {
            throw error as? WorkshopError ?? WorkshopError("cannot grade the class in \(folder.path): \(error)")
        }
        let students = submissions.enumerated().map { board.student($0.offset, name: $0.element.name) }
        for student in students { try store.writeLog(of: student) }
        return ClassRun(
            startedAt: start,
            seed: seed,
            confinement: confinement.explanation,
            labs: zip(labs, keys).map { lab, keys in
                let checks = store.checks(of: lab, for: keys.kit) ?? []
                return ClassRun.Lab(
                    id: lab.id,
                    slug: lab.slug,
                    title: lab.title,
                    checks: checks.count,
                    points: checks.map(\.points).reduce(0, +)
                )
            },
            students: students
        )
    }

    /// Notes what an earlier run has found, and returns what is still open.
    private func known(in store: ClassStore, keys: [ClassKeys], board: ClassBoard) -> [UnitQueue.Unit] {
        var open: [UnitQueue.Unit] = []
        for (labNumber, lab) in labs.enumerated() {
            let hasChecks = store.checks(of: lab, for: keys[labNumber].kit) != nil
            for (studentNumber, submission) in submissions.enumerated() {
                let unit = UnitQueue.Unit(lab: labNumber, student: studentNumber)
                let key = keys[labNumber].key(of: SubmissionReader().read(lab, of: submission))
                if hasChecks, let result = store.result(of: submission.name, lab, for: key) {
                    _ = board.note(result, unit, name: submission.name)
                } else {
                    open.append(unit)
                }
            }
        }
        return open
    }
}

/// How far a class run is.
struct ClassProgress: Sendable, Equatable {
    var done: Int
    var total: Int
    /// What has just been graded; nil at the beginning.
    var unit: String?
    var confinement: Confinement
}

/// What a lab's results depend on.
struct ClassKeys: Sendable {
    /// The kit without the students' code.
    let kit: SourceDigest

    init(pristine: SourceDigest, lab: LabEntry) {
        var digest = pristine
        digest.add(lab.slug, Data())
        self.kit = digest
    }

    func key(of handedIn: HandedIn) -> SourceDigest {
        var digest = kit
        for file in handedIn.files { digest.add(file.path, file.data) }
        for refusal in handedIn.refused { digest.add(refusal.path, Data(refusal.reason.utf8)) }
        return digest
    }
}

/// The results as they come, from all jobs.
final class ClassBoard: Sendable {
    private let results: Mutex<[[GradedLab?]]>

    init(labs: Int, students: Int) {
        results = Mutex(Array(repeating: Array(repeating: nil, count: labs), count: students))
    }

    /// Returns the student as far as known.
    func note(_ result: GradedLab, _ unit: UnitQueue.Unit, name: String) -> StudentResult {
        results.withLock { $0[unit.student][unit.lab] = result }
        return student(unit.student, name: name)
    }

    func student(_ number: Int, name: String) -> StudentResult {
        StudentResult(name: name, labs: results.withLock { $0[number].compactMap { $0 } })
    }

    var count: Int { results.withLock { $0.joined().count { $0 != nil } } }
}
