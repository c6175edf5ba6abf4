import Foundation

/// The folder that a students' edition is written to: a git repository, empty at first or with an earlier export.
struct EditionFolder {
    /// The file that says that a folder is an export, and lists what the export wrote.
    static let marker = ".students-edition"

    private static let markerTitle =
        "# The files that `workshop export` wrote. It reads this list when it exports again."

    let url: URL
    let kit: URL

    /// Writes `files` and commits them.
    ///
    /// - Returns: what was done, for people.
    /// - Throws: ``WorkshopError`` when the folder may not be written to.
    func write(_ files: [String: EditionFile], comment: String) throws -> [String] {
        let earlier = try earlierFiles()
        let gone = earlier.subtracting(files.keys)
        try refuseToOverwrite(files, earlier: earlier)

        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let git = GitFolder(folder: url)
        if !isRepository {
            try git(["init", "--quiet"])
            try git(["symbolic-ref", "HEAD", "refs/heads/main"])
        }
        for (path, file) in files {
            try write(file, at: path)
        }
        for path in gone {
            try? FileManager.default.removeItem(at: url.appendingPathComponent(path))
        }
        let written = ([Self.markerTitle] + files.keys.sorted()).joined(separator: "\n") + "\n"
        try write(EditionFile(written), at: Self.marker)

        // What is gone may have been gone from the repository already.
        let tracked = try paths(git, ["ls-files", "-z"])
        let own = tracked.intersection(gone).union(files.keys).union([Self.marker])
        let list = own.sorted().joined(separator: "\0")
        let fromInput = ["--pathspec-from-file=-", "--pathspec-file-nul"]
        try git(["add", "--all", "--force"] + fromInput, input: list)
        let changed = try paths(git, ["diff", "--cached", "--name-only", "--no-renames", "-z"]).intersection(own).count
        if changed > 0 {
            // Only these: what somebody else has staged stays staged.
            try git(["commit", "--quiet", "--message", comment] + fromInput, input: list, environment: author(git))
        }
        return try report(files: files.count, gone: gone.count, changed: changed, isFirst: earlier.isEmpty, git: git)
    }

    private func report(files: Int, gone: Int, changed: Int, isFirst: Bool, git: GitFolder) throws -> [String] {
        guard changed > 0 else { return ["\(url.path) is up to date: \(files) files, nothing to commit"] }
        let branch = try git(["symbolic-ref", "--short", "HEAD"]).trimmingCharacters(in: .newlines)
        let done =
            isFirst
            ? "wrote \(files) files to \(url.path), and committed them on the branch \(branch)"
            : "wrote \(files) files to \(url.path), removed \(gone), and committed what changed on the branch \(branch)"
        let next =
            try git(["remote"]).isEmpty
            ? "git -C \(url.path) remote add origin URL && git -C \(url.path) push --set-upstream origin \(branch)"
            : "git -C \(url.path) push"
        return [done, "next: \(next)"]
    }

    // MARK: - What is there

    private var isRepository: Bool {
        FileManager.default.fileExists(atPath: url.appendingPathComponent(".git").path)
    }

    /// The files of the export that is there; none in a new or empty folder, or in a repository without a commit.
    private func earlierFiles() throws -> Set<String> {
        let folder = url.resolvingSymlinksInPath().path + "/"
        let source = kit.resolvingSymlinksInPath().path + "/"
        guard !folder.hasPrefix(source), !source.hasPrefix(folder) else {
            throw WorkshopError("\(url.path) and the kit lie in one another; export to a folder outside of \(kit.path)")
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else {
            throw WorkshopError("\(url.path) is a file; name a folder that is new or empty")
        }
        let list = url.appendingPathComponent(Self.marker)
        if let text = try? String(contentsOf: list, encoding: .utf8) {
            return Set(text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && isInside($0) })
        }
        let there = try FileManager.default.contentsOfDirectory(atPath: url.path)
        guard
            there.isEmpty
                || (there == [".git"] && (try? GitFolder(folder: url)(["rev-parse", "--verify", "HEAD"])) == nil)
        else {
            throw WorkshopError(
                "\(url.path) is neither empty nor an earlier export; name a folder that is new or empty"
            )
        }
        return []
    }

    /// A path of the list leads to a file below the folder, also after somebody edited the list.
    private func isInside(_ path: String) -> Bool {
        !path.hasPrefix("/") && !path.split(separator: "/").contains { $0 == ".." || $0 == ".git" }
    }

    /// What somebody else wrote, or changed and did not commit, stays.
    private func refuseToOverwrite(_ files: [String: EditionFile], earlier: Set<String>) throws {
        let foreign = files.filter { path, file in
            !earlier.contains(path)
                && (try? Data(contentsOf: url.appendingPathComponent(path))).map { $0 != file.data } == true
        }
        if let path = foreign.keys.min() {
            throw WorkshopError("\(url.path)/\(path) is not from an export; move it away, and export again")
        }
        guard isRepository, !earlier.isEmpty else { return }
        let status = try GitFolder(folder: url)(["status", "--porcelain", "-z", "--untracked-files=no", "--no-renames"])
        let changed = status.split(separator: "\0").map { String($0.dropFirst(3)) }
        if let path = changed.first(where: earlier.union(files.keys).contains) {
            throw WorkshopError("\(url.path)/\(path) has changes that are not committed; commit them, and export again")
        }
    }

    // MARK: - Writing

    private func write(_ file: EditionFile, at path: String) throws {
        let target = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        if (try? Data(contentsOf: target)) != file.data {
            try file.data.write(to: target)
        }
        let mode = file.isExecutable ? 0o755 : 0o644
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path)
    }

    private func paths(_ git: GitFolder, _ arguments: [String]) throws -> Set<String> {
        Set(try git(arguments).split(separator: "\0").map(String.init))
    }

    /// The author of git's configuration, or else a neutral one.
    private func author(_ git: GitFolder) -> [String: String] {
        let isKnown = ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"].allSatisfy {
            (try? git(["-c", "user.useConfigOnly=true", "var", $0])) != nil
        }
        if isKnown { return [:] }
        return [
            "GIT_AUTHOR_NAME": "Workshop", "GIT_AUTHOR_EMAIL": "workshop@localhost",
            "GIT_COMMITTER_NAME": "Workshop", "GIT_COMMITTER_EMAIL": "workshop@localhost",
        ]
    }
}
