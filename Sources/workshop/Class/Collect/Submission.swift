import Foundation

/// What one student has handed in: a folder that nobody has read yet.
struct Submission: Sendable, Equatable {
    /// The folder's name: it names the student in every result.
    let name: String
    let folder: URL

    /// The submissions in `folder`, one folder a student, by name. Hidden ones are left out; a link is kept, and refused when
    /// it is read.
    ///
    /// - Throws: ``WorkshopError`` when there is none.
    static func all(in folder: URL) throws -> [Submission] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw WorkshopError("cannot read \(folder.path): --submissions must be a folder with one folder a student")
        }
        let submissions = names.sorted().filter { !$0.hasPrefix(".") }.compactMap { name -> Submission? in
            let url = folder.appendingPathComponent(name)
            switch FileKind(of: url) {
            case .folder, .link: return Submission(name: name, folder: url)
            case .file, .other, .missing: return nil
            }
        }
        guard !submissions.isEmpty else {
            throw WorkshopError("there is no submission in \(folder.path): it must hold one folder a student")
        }
        return submissions
    }
}
