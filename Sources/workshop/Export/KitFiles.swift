import Foundation

/// The full edition, as it lies in a folder: the files that belong to it.
struct KitFiles {
    let root: URL

    /// The paths of its files, sorted: those that git tracks. Build folders, traces and notes are none of them. Without
    /// git, in an unpacked archive, the files of the folders that the kit has.
    let paths: [String]

    /// The labs' slugs: the folders `NN-slug` of `labs/`. Others, as the instructor's, are no labs.
    let slugs: [String]

    private static let folders = ["Exercises", "Plugins", "Solutions", "Sources", "Tests", "docker", "labs"]

    /// Takes stock of the kit at `root`.
    ///
    /// - Throws: ``WorkshopError`` when it is not the full edition.
    init(root: URL) throws {
        self.root = root
        let git = GitFolder(folder: root)
        let listed: [String]
        if git.isTopOfWorkTree {
            listed = try git(["ls-files", "-z"]).split(separator: "\0").map(String.init)
        } else {
            listed = try Self.walk(root)
        }
        paths = listed.filter { Self.isFile(root.appendingPathComponent($0)) }.sorted()
        let inFolders = paths.filter { $0.hasPrefix("labs/") }.map { $0.split(separator: "/") }.filter { $0.count > 2 }
        slugs = Set(inFolders.map { String($0[1]) }.filter(LabCatalogue.isSlug)).sorted()
        guard paths.contains("Package.swift"), !slugs.isEmpty else {
            throw WorkshopError("\(root.path) is not the workshop kit: it has no Package.swift, or no labs/NN-slug/")
        }
        guard paths.contains(where: { $0.hasPrefix("Solutions/") }) else {
            throw WorkshopError("\(root.path) has no Solutions/: a students' edition is exported from the full edition")
        }
    }

    /// The files below `folder`.
    func paths(below folder: String) -> [String] {
        paths.filter { $0.hasPrefix(folder + "/") }
    }

    /// What a file holds.
    func data(_ path: String) throws -> Data {
        try Data(contentsOf: root.appendingPathComponent(path))
    }

    /// What a text file holds.
    ///
    /// - Throws: ``WorkshopError`` when it is not text.
    func text(_ path: String) throws -> String {
        guard let text = String(validating: try data(path), as: UTF8.self) else {
            throw WorkshopError("\(path) is not UTF-8 text")
        }
        return text
    }

    /// Whether a file may be run.
    func isExecutable(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: root.appendingPathComponent(path).path)
    }

    private static func walk(_ root: URL) throws -> [String] {
        let files = FileManager.default
        let top = try files.contentsOfDirectory(atPath: root.path)
        let below = folders.filter(top.contains).flatMap { folder in
            (files.enumerator(atPath: root.appendingPathComponent(folder).path)?.compactMap { $0 as? String } ?? [])
                .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__pycache__" } }
                .map { "\(folder)/\($0)" }
        }
        return top + below
    }

    private static func isFile(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
}
