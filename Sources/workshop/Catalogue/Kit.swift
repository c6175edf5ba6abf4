import Foundation

/// The folder that the workshop lies in, and where things are in it.
struct Kit: Sendable, Equatable {
    let root: URL
    /// Whether all labs are built in one folder, one after another: what they stand on is then built once. A student's are
    /// built apart, so that each lab's build lasts.
    var sharesScratch: Bool

    init(root: URL, sharesScratch: Bool = false) {
        self.root = root
        self.sharesScratch = sharesScratch
    }

    /// The kit around `folder`: the nearest folder above, or it itself, that holds a package and handouts.
    ///
    /// - Throws: ``WorkshopError`` when there is none.
    static func around(_ folder: String) throws -> Kit {
        var candidate = URL(fileURLWithPath: folder).standardizedFileURL
        while true {
            let isKit = ["Package.swift", "labs", "Exercises"].allSatisfy {
                FileManager.default.fileExists(atPath: candidate.appendingPathComponent($0).path)
            }
            if isKit { return Kit(root: candidate) }
            guard candidate.path != "/" else {
                throw WorkshopError(
                    "\(folder) is not in a workshop kit: go to the folder that holds Package.swift and labs/"
                )
            }
            candidate.deleteLastPathComponent()
        }
    }

    /// A folder or file of the kit, by its path from the root.
    func url(_ path: String) -> URL {
        root.appendingPathComponent(path)
    }

    /// What the tool remembers: progress, and what `reset` has put aside. An update of the kit does not touch it.
    var stateFolder: URL { url(".workshop") }

    /// Where `lab` is built.
    func scratchFolder(of lab: LabEntry) -> URL { url(".build/workshop/\(sharesScratch ? "all" : lab.id)") }

    /// `file` as seen from the root, where it lies below it.
    func path(of file: String) -> String {
        let prefix = root.path + "/"
        return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
    }
}
