import Foundation

/// A pristine copy of the kit that submissions are laid over, one after another. What the kit's own modules were built to is
/// kept between them, so that only a student's files are compiled again.
struct WorkingCopy: Sendable {
    let kit: Kit
    /// The one folder that graded code may write to.
    let privateFolder: URL

    private static let parts = ["Package.swift", "Sources", "Tests", "labs"]

    /// Makes the copy below `folder`, or takes the one that is there when it is still the same.
    ///
    /// - Throws: Foundation's error when the disk cannot be written to.
    init(of original: Kit, in folder: URL) throws {
        kit = Kit(root: folder.appendingPathComponent("kit"), sharesScratch: true)
        privateFolder = folder.appendingPathComponent("private")
        let files = FileManager.default
        if Self.digest(of: original) != Self.digest(of: kit) {
            if files.fileExists(atPath: kit.root.path) { try files.removeItem(at: kit.root) }
            try files.createDirectory(at: kit.root, withIntermediateDirectories: true)
            for part in Self.parts where files.fileExists(atPath: original.url(part).path) {
                try files.copyItem(at: original.url(part), to: kit.url(part))
            }
            for name in (try? files.contentsOfDirectory(atPath: kit.url("Tests").path)) ?? [] {
                let proof = kit.url("Tests/\(name)/Proof")
                if files.fileExists(atPath: proof.path) { try files.removeItem(at: proof) }
            }
        }
        try clearPrivateFolder()
    }

    /// Puts the starter of `lab` in its place, and `files` over it.
    func lay(_ handedIn: [HandedIn.File], over lab: LabEntry, from original: Kit) throws {
        let files = FileManager.default
        let exercises = kit.url("Exercises")
        if files.fileExists(atPath: exercises.path) { try files.removeItem(at: exercises) }
        try files.createDirectory(at: exercises, withIntermediateDirectories: true)
        try files.copyItem(at: original.url(lab.starter), to: kit.url(lab.exercise))
        for file in handedIn {
            let target = kit.url(lab.exercise + "/" + file.path)
            try files.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.data.write(to: target)
        }
    }

    func clearPrivateFolder() throws {
        if FileManager.default.fileExists(atPath: privateFolder.path) {
            try FileManager.default.removeItem(at: privateFolder)
        }
        try FileManager.default.createDirectory(at: privateFolder, withIntermediateDirectories: true)
    }

    /// Of all that a grade depends on but the student's files. The proof of the graders is no part of that.
    static func digest(of kit: Kit) -> SourceDigest {
        var digest = SourceDigest()
        for part in parts {
            digest.add(kit.url(part)) { !$0.contains("/Proof/") }
        }
        return digest
    }
}
