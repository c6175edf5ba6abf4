import Foundation
import Sealing

/// The students' edition of a kit: what a student needs, without solutions and without the proof of the graders. The
/// graders and the answer to Lab 02 are sealed (``SealedSources`` says what that is, and what it is not).
struct StudentsEdition {
    /// The files, by path.
    let files: [String: EditionFile]

    /// What somebody should look at before handing it out.
    let warnings: [String]

    /// What was looked for, in these files as in any others.
    let search: LeakSearch

    private let kit: KitFiles

    /// Makes the edition in memory, and searches it for what must not be in it.
    ///
    /// - Throws: ``WorkshopError`` when a file of the kit is not what an edition can be made from, or when a text that students
    ///   must not have would be in it.
    init(kit root: URL) throws {
        let kit = try KitFiles(root: root.standardizedFileURL)
        let files = try Self.files(of: kit)
        let search = try LeakSearch(kit)
        let leaks = search.leaks(in: files)
        guard leaks.isEmpty else {
            throw WorkshopError(
                "students would see what they must not:\n" + leaks.map { "  \($0)" }.joined(separator: "\n")
            )
        }
        self.kit = kit
        self.search = search
        self.files = files
        self.warnings = try StarterState.all(of: kit).compactMap(\.warning)
    }

    /// Writes the edition into `folder` and commits it there, as the first commit of a new repository, or as one more where
    /// the folder holds an earlier export.
    ///
    /// - Returns: what was done, for people.
    /// - Throws: ``WorkshopError`` when the folder is not one that may be written to; nothing was changed then.
    @discardableResult
    func write(to folder: URL) throws -> [String] {
        let target = EditionFolder(url: folder.standardizedFileURL, kit: kit.root)
        return try target.write(files, comment: "Students' edition of the labs \(kit.slugs.joined(separator: ", "))")
    }

    private static func files(of kit: KitFiles) throws -> [String: EditionFile] {
        var files: [String: EditionFile] = [:]
        var sealed: [String: [SealedSources.Source]] = [:]
        for path in kit.paths {
            switch EditionRule.of(path, slugs: kit.slugs) {
            case .leftOut:
                break
            case .open:
                files[path] = EditionFile(data: try kit.data(path), isExecutable: kit.isExecutable(path))
            case .handout:
                files[path] = EditionFile(try StudentsHandout(path: path, text: kit.text(path)).adapted())
            case .sealed(let folder):
                let name = String(path.dropFirst(folder.count + 1))
                guard name.hasSuffix(".swift"), !name.contains("/") else {
                    throw WorkshopError("\(path): only Swift files directly in \(folder)/ can be sealed")
                }
                if name == "Lab\(folder.dropFirst("Tests/".count).prefix(2))Tests.swift" {
                    let checks = try CheckClass(path: path, text: kit.text(path))
                    files[path] = EditionFile(checks.visible)
                    sealed[folder, default: []] += checks.rest.map { [$0] } ?? []
                } else {
                    sealed[folder, default: []].append(.init(name: name, text: try kit.text(path)))
                }
            }
        }
        for (folder, sources) in sealed {
            files["\(folder)/\(SealedSources.fileName)"] = EditionFile(SealedSources(sources).sealed)
            if !files.keys.contains(where: { $0.hasPrefix(folder + "/") && $0.hasSuffix(".swift") }) {
                files["\(folder)/Sealed.swift"] = EditionFile(placeholder)
            }
        }
        files["README.md"] = EditionFile(try readme(of: kit))
        return files
    }

    /// A target needs a Swift file in sight, or SwiftPM takes its folder for empty.
    private static let placeholder = """
        // The sources of this module are in \(SealedSources.fileName), and the build unpacks them. README.md says why.

        """

    private static func readme(of kit: KitFiles) throws -> String {
        let rows = try kit.slugs.map { slug in
            let handout = "labs/\(slug)/README.md"
            let number = slug.prefix(2)
            let title = try StudentsHandout(path: handout, text: kit.text(handout)).title()
            return "| [\(number) \(slug.dropFirst(3))](\(handout)) | \(title) |"
        }
        let template = try kit.text(EditionRule.readmeTemplate)
        guard template.contains("<!-- labs -->") else {
            throw WorkshopError("\(EditionRule.readmeTemplate) has no line `<!-- labs -->` for the table of labs")
        }
        let table = (["| lab | about |", "|---|---|"] + rows).joined(separator: "\n")
        return template.replacingOccurrences(of: "<!-- labs -->", with: table)
    }
}
