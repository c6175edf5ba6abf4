import Foundation

/// What was built last in a scratch folder, and when. It lies in that folder, and goes with it.
struct BuildRecord: Codable, Equatable {
    static let name = "workshop-build.json"

    /// The student's sources. Nil while a build is under way, and after one that failed or was cut off: then nothing is known.
    var sources: SourceDigest?
    /// What the last build that SwiftPM brought to its end was made from; nil when there is none to go on from.
    var shape: BuildShape?
    /// When the record was written, in whole seconds since 1970.
    var second: Int64

    static func read(from folder: URL) -> BuildRecord? {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
        return try? JSONDecoder().decode(BuildRecord.self, from: data)
    }

    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try JSONEncoder().encode(self).write(to: folder.appendingPathComponent(Self.name), options: .atomic)
    }
}
