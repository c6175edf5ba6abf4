import Foundation

/// Takes a lab's sources out of a submission.
///
/// A submission may hold anything. Only what a lab consists of is taken: Swift files, and the manifests that some labs have,
/// in the folder `Exercises/NN-slug/`. No link is followed, and nothing is read that is not a small regular file.
struct SubmissionReader: Sendable {
    /// What may be taken. The labs' own files are a tenth of it.
    struct Limits: Sendable {
        var fileBytes = 256 << 10
        var totalBytes = 1 << 20
        var files = 100
        var depth = 4
        /// How many names are looked at, of whatever kind.
        var entries = 2_000
    }

    var limits = Limits()

    /// What `submission` holds of `lab`.
    func read(_ lab: LabEntry, of submission: Submission) -> HandedIn {
        var walk = Walk(limits: limits)
        guard walk.isFolder(submission.folder, path: ".") else { return walk.handedIn }
        if let (folder, path) = exercises(of: submission, lab, &walk) {
            let url = folder.appendingPathComponent(lab.slug)
            if walk.isFolder(url, path: path + lab.slug) {
                walk.take(url, path: path + lab.slug, inside: "", depth: 1)
            }
        }
        return walk.handedIn
    }

    /// The folder that holds the labs' folders: `Exercises`, in the submission or in the one folder that it was packed in; or
    /// the submission itself, when somebody handed in only what was in `Exercises`.
    private func exercises(of submission: Submission, _ lab: LabEntry, _ walk: inout Walk) -> (URL, path: String)? {
        let direct = submission.folder.appendingPathComponent("Exercises")
        if FileKind(of: direct) != .missing {
            return walk.isFolder(direct, path: "Exercises") ? (direct, "Exercises/") : nil
        }
        if FileKind(of: submission.folder.appendingPathComponent(lab.slug)) != .missing {
            return (submission.folder, "")
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: submission.folder.path)) ?? []
        let packed = names.prefix(limits.entries).filter { name in
            let folder = submission.folder.appendingPathComponent(name)
            return FileKind(of: folder) == .folder
                && FileKind(of: folder.appendingPathComponent("Exercises")) == .folder
        }
        guard packed.count < 2 else {
            walk.refuse(".", "there are \(packed.count) folders with Exercises/ in it: which one counts?")
            return nil
        }
        guard let name = packed.first else { return nil }
        return (
            submission.folder.appendingPathComponent(name).appendingPathComponent("Exercises"), "\(name)/Exercises/"
        )
    }
}

/// One walk through a lab's folder.
private struct Walk {
    let limits: SubmissionReader.Limits
    var handedIn = HandedIn()
    private var bytes = 0
    private var entries = 0

    init(limits: SubmissionReader.Limits) {
        self.limits = limits
    }

    mutating func refuse(_ path: String, _ reason: String) {
        handedIn.refused.append(HandedIn.Refusal(path: path.asOneLine, reason: reason))
    }

    /// Whether it may be gone into. What is not there is nothing that could be refused.
    mutating func isFolder(_ url: URL, path: String) -> Bool {
        switch FileKind(of: url) {
        case .folder: return true
        case .missing: return false
        case .link: refuse(path, "a symbolic link, which is not followed")
        case .file, .other: refuse(path, "not a folder")
        }
        return false
    }

    mutating func take(_ folder: URL, path: String, inside: String, depth: Int) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        for name in names {
            entries += 1
            guard entries <= limits.entries else {
                if entries == limits.entries + 1 {
                    refuse(path, "more than \(limits.entries) files: the rest is left out")
                }
                return
            }
            let (url, path) = (folder.appendingPathComponent(name), "\(path)/\(name)")
            switch FileKind(of: url) {
            case .link: refuse(path, "a symbolic link, which is not followed")
            case .other: if Self.isSource(inside + name) { refuse(path, "not a regular file") }
            case .missing: break
            case .folder:
                guard !name.hasPrefix(".") else { continue }
                guard depth < limits.depth else {
                    refuse(path, "folders in folders, deeper than \(limits.depth)")
                    continue
                }
                take(url, path: path, inside: inside + name + "/", depth: depth + 1)
            case .file(let size):
                guard Self.isSource(inside + name) else { continue }
                takeFile(url, path: path, inside: inside + name, size: size)
            }
        }
    }

    private mutating func takeFile(_ url: URL, path: String, inside: String, size: Int) {
        guard url.lastPathComponent.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_+. -]*/) != nil else {
            return refuse(path, "a file name with other characters than letters, digits, and + - _ . and space")
        }
        guard inside.lowercased() != "main.swift" else {
            if inside != "Main.swift" { refuse(path, "the kit's Main.swift is used, and there can be no second one") }
            return
        }
        guard size <= limits.fileBytes else {
            return refuse(path, "\(size) bytes, and \(limits.fileBytes) are allowed")
        }
        guard handedIn.files.count < limits.files else {
            return refuse(path, "more than \(limits.files) files")
        }
        guard let data = read(url) else {
            return refuse(path, "cannot be read")
        }
        guard bytes + data.count <= limits.totalBytes else {
            return refuse(path, "all files together have more than \(limits.totalBytes) bytes")
        }
        bytes += data.count
        handedIn.files.append(HandedIn.File(path: inside, data: data))
    }

    /// Reads what is still a small regular file when it is open.
    private func read(_ url: URL) -> Data? {
        let number = open(url.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { return nil }
        let file = FileHandle(fileDescriptor: number, closeOnDealloc: true)
        var status = stat()
        guard fstat(number, &status) == 0, case .file = FileKind(status) else { return nil }
        guard let data = try? file.read(upToCount: limits.fileBytes + 1) ?? Data() else { return nil }
        return data.count <= limits.fileBytes ? data : nil
    }

    /// A path from the lab's folder on that the lab is made of.
    private static func isSource(_ path: String) -> Bool {
        let isManifest = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        return path.hasSuffix(".swift") || (isManifest && path.hasPrefix("kubernetes/"))
    }
}
