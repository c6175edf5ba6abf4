import Foundation

/// Where progress is kept. A file that cannot be read is put aside, and never overwritten.
struct ProgressFile {
    let folder: URL
    /// Gets a sentence when the file had to be put aside.
    var report: (String) -> Void

    private var file: URL { folder.appendingPathComponent("progress.json") }

    /// What is known; nothing where there is no file. Reading changes nothing on the disk.
    func read() -> StudentProgress {
        guard let data = try? Data(contentsOf: file) else { return StudentProgress() }
        return Self.decode(data) ?? StudentProgress()
    }

    /// Changes what is known, while no other process does.
    ///
    /// - Throws: ``WorkshopError`` when the folder cannot be written to.
    func update(_ change: (inout StudentProgress) throws -> Void) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let lock = try FileLock(folder.appendingPathComponent("lock"))
            defer { lock.unlock() }
            var progress = try readOrPutAside()
            try change(&progress)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            encoder.dateEncodingStrategy = .iso8601
            try encoder.encode(progress).write(to: file, options: .atomic)
        } catch let error as WorkshopError {
            throw error
        } catch {
            throw WorkshopError("cannot write \(file.path): \(error)")
        }
    }

    private func readOrPutAside() throws -> StudentProgress {
        guard FileManager.default.fileExists(atPath: file.path) else { return StudentProgress() }
        if let progress = (try? Data(contentsOf: file)).flatMap(Self.decode) { return progress }
        let aside = UniqueName.of("progress.unreadable", "json", in: folder)
        try FileManager.default.moveItem(at: file, to: aside)
        report("\(file.path) could not be read, or is a later kit's. It was put aside as \(aside.lastPathComponent).")
        return StudentProgress()
    }

    private static func decode(_ data: Data) -> StudentProgress? {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let progress = try? decoder.decode(StudentProgress.self, from: data),
            progress.version == StudentProgress.currentVersion
        else { return nil }
        return progress
    }
}
