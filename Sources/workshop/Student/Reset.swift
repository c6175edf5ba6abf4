import Foundation

/// Puts a lab's starter back, and keeps what was there.
struct Reset {
    let kit: Kit

    /// The folder that what was there is now in; nil where the exercise was the starter already.
    ///
    /// The folder is `.workshop/kept/NN-slug/<time>`: nothing builds there.
    ///
    /// - Throws: ``WorkshopError``; then the exercise is as it was.
    func run(_ lab: LabEntry) throws -> URL? {
        let files = FileManager.default
        let (starter, exercise) = (kit.url(lab.starter), kit.url(lab.exercise))
        guard
            (try? files.contentsOfDirectory(atPath: starter.path))?.contains(where: { $0.hasSuffix(".swift") }) == true
        else {
            throw WorkshopError(
                "\(lab.starter) is missing, so lab \(lab.id) cannot be put back. With git, the starter is in the commit that "
                    + "\"git log --diff-filter=A -- \(lab.exercise)\" names"
            )
        }
        guard SourceDigest(of: starter) != SourceDigest(of: exercise) else { return nil }

        let keeping = kit.stateFolder.appendingPathComponent("kept/\(lab.slug)")
        do {
            try files.createDirectory(at: keeping, withIntermediateDirectories: true)
            let kept = UniqueName.of("", in: keeping)
            let fresh = UniqueName.of("starter", in: kit.stateFolder)
            try files.copyItem(at: starter, to: fresh)
            defer { try? files.removeItem(at: fresh) }
            if files.fileExists(atPath: exercise.path) {
                try files.moveItem(at: exercise, to: kept)
            }
            do {
                try files.moveItem(at: fresh, to: exercise)
            } catch {
                try files.moveItem(at: kept, to: exercise)
                throw error
            }
            return kept
        } catch {
            throw WorkshopError("cannot put lab \(lab.id) back: \(error)")
        }
    }
}
