import Foundation
import Synchronization

/// `workshop grade --submissions DIR`: grades a class.
struct ClassCommand {
    let submissions: String
    var format = ClassFormat.table
    var jobs = ProcessInfo.processInfo.activeProcessorCount
    /// Where documents are written to; nil: to standard output, where there is one document.
    var output: String?
    var work: String?
    let labs: [String]

    /// Takes what belongs to a class out of `arguments`; nil where it is no class that is to be graded.
    ///
    /// - Throws: ``UsageError``.
    init?(_ arguments: inout Arguments) throws {
        let submissions = try arguments.option("--submissions")
        let names = ["--format", "--jobs", "--output", "--work"]
        let options = try names.map { try arguments.option($0) }
        guard let submissions else {
            if let index = options.firstIndex(where: { $0 != nil }) {
                throw UsageError("\(names[index]) goes with --submissions DIR")
            }
            return nil
        }
        self.submissions = submissions
        if let text = options[0] {
            guard let format = ClassFormat(rawValue: text) else {
                let all = ClassFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageError("--format is \"\(text)\", and must be one of \(all)")
            }
            self.format = format
        }
        if let text = options[1] {
            guard let number = Int(text), (1...64).contains(number) else {
                throw UsageError("--jobs is \"\(text)\", and must be a number from 1 to 64")
            }
            jobs = number
        }
        output = options[2]
        work = options[3]
        labs = try arguments.words(0...99, expecting: "a lab's number")
    }

    func run(_ session: Session) throws -> Bool {
        let kit = try session.kit()
        let catalogue = try LabCatalogue(kit)
        let base = URL(fileURLWithPath: session.folder, isDirectory: true)
        let folder = URL(fileURLWithPath: submissions, relativeTo: base).standardizedFileURL
        let work =
            work.map { URL(fileURLWithPath: $0, relativeTo: base).standardizedFileURL }
            ?? kit.stateFolder.appendingPathComponent("class")
        var grading = ClassGrading(
            kit: kit,
            labs: try labs.isEmpty ? catalogue.labs : labs.map(catalogue.lab),
            submissions: try Submission.all(in: folder),
            folder: work
        )
        grading.jobs = jobs
        // The proofs of the graders, below Tests, hold solutions too.
        grading.hidden = [
            folder, kit.url("Solutions"), kit.url("Tests"), work.appendingPathComponent("results"),
        ]
        let bar = ProgressBar(isTerminal: isatty(STDERR_FILENO) == 1)
        let start = ContinuousClock.now
        let doneBefore = Mutex<Int?>(nil)
        grading.progress = { progress in
            let before = doneBefore.withLock { known in
                known = known ?? progress.done
                return known ?? 0
            }
            let text = bar.text(progress, elapsed: start.duration(to: .now), doneBefore: before)
            FileHandle.standardError.write(Data(text.utf8))
        }
        let run = try grading.run()
        if bar.isTerminal { session.note("") }
        try write(run, session, fallback: work.appendingPathComponent(format.rawValue), base: base)
        session.note("logs: \(kit.path(of: work.appendingPathComponent("results").path))/NAME/log.txt")
        return true
    }

    private func write(_ run: ClassRun, _ session: Session, fallback: URL, base: URL) throws {
        let style = output == nil ? session.style : Style(width: 120, usesColor: false)
        let documents = try format.documents(of: run, style: style)
        if output == nil, documents.count == 1 {
            session.print(documents[0].text)
            return
        }
        let folder = output.map { URL(fileURLWithPath: $0, relativeTo: base).standardizedFileURL } ?? fallback
        for document in documents {
            let file = folder.appendingPathComponent(document.path)
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(document.text.utf8).write(to: file, options: .atomic)
            } catch {
                throw WorkshopError("cannot write \(file.path): \(error)")
            }
        }
        session.note("\(documents.count) files in \(folder.path)")
    }
}
