import Foundation

/// Runs git in one folder.
struct GitFolder {
    let folder: URL

    /// What git printed.
    ///
    /// - Throws: ``WorkshopError`` with git's own words when it failed, or when there is no git.
    @discardableResult
    func callAsFunction(
        _ arguments: [String],
        input: String? = nil,
        environment: [String: String] = [:]
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", folder.path] + arguments
        // A hook or a script that calls us may have set these for another repository.
        process.environment = ProcessInfo.processInfo.environment
            .filter { !["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"].contains($0.key) }
            .merging(environment) { $1 }
        let output = try TemporaryFile()
        let errors = try TemporaryFile()
        let given = try TemporaryFile(holding: input ?? "")
        process.standardOutput = output.handle
        process.standardError = errors.handle
        process.standardInput = given.handle
        do {
            try process.run()
        } catch {
            throw WorkshopError("git cannot be run: \(error.localizedDescription); install it first")
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let words = try errors.text().trimmingCharacters(in: .whitespacesAndNewlines)
            throw WorkshopError("git \(arguments.joined(separator: " ")) failed in \(folder.path): \(words)")
        }
        return try output.text()
    }

    /// Whether `folder` itself is the top of a work tree, and not only somewhere in one.
    var isTopOfWorkTree: Bool {
        guard let top = try? self(["rev-parse", "--show-toplevel"]) else { return false }
        let path = top.trimmingCharacters(in: .newlines)
        return URL(fileURLWithPath: path).resolvingSymlinksInPath() == folder.resolvingSymlinksInPath()
    }
}

/// A file for what a process reads or writes: unlike a pipe it never fills up. It is gone with its last reference.
private final class TemporaryFile {
    let handle: FileHandle
    private let url: URL

    init(holding text: String = "") throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("workshop-\(UUID().uuidString)")
        try Data(text.utf8).write(to: url)
        handle = try FileHandle(forUpdating: url)
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(at: url)
    }

    func text() throws -> String {
        String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
