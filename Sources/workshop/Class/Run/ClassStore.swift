import Foundation
import GradeRecords

/// What has been graded, on the disk: a run that was stopped goes on where it was.
struct ClassStore: Sendable {
    let folder: URL

    /// A result, and what it was found for.
    private struct Entry: Codable {
        var key: SourceDigest
        var lab: GradedLab
    }

    /// What the pristine starter says of a lab.
    private struct Baseline: Codable {
        var key: SourceDigest
        var checks: [CheckDescription]
    }

    private func file(_ student: String, _ lab: LabEntry) -> URL {
        folder.appendingPathComponent("results/\(student)/\(lab.id).json")
    }

    private func baselineFile(_ lab: LabEntry) -> URL {
        folder.appendingPathComponent("baseline/\(lab.id).json")
    }

    /// The result of `student` in `lab`, when it was found for `key`: the same files, graded by the same kit.
    func result(of student: String, _ lab: LabEntry, for key: SourceDigest) -> GradedLab? {
        let entry: Entry? = Self.read(file(student, lab))
        return entry?.key == key ? entry?.lab : nil
    }

    func keep(_ result: GradedLab, of student: String, _ lab: LabEntry, for key: SourceDigest) throws {
        try Self.write(Entry(key: key, lab: result), to: file(student, lab))
    }

    func checks(of lab: LabEntry, for key: SourceDigest) -> [CheckDescription]? {
        let baseline: Baseline? = Self.read(baselineFile(lab))
        return baseline?.key == key ? baseline?.checks : nil
    }

    func keep(_ checks: [CheckDescription], of lab: LabEntry, for key: SourceDigest) throws {
        try Self.write(Baseline(key: key, checks: checks), to: baselineFile(lab))
    }

    /// Writes what a student may read, and an instructor: one log a student.
    func writeLog(of student: StudentResult) throws {
        let file = folder.appendingPathComponent("results/\(student.name)/log.txt")
        try Self.make(file.deletingLastPathComponent())
        try Data(StudentLog(student: student).text.utf8).write(to: file, options: .atomic)
    }

    private static func read<T: Decodable>(_ file: URL) -> T? {
        FileManager.default.contents(atPath: file.path).flatMap { try? JSONDecoder().decode(T.self, from: $0) }
    }

    private static func write(_ value: some Encodable, to file: URL) throws {
        try make(file.deletingLastPathComponent())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(value).write(to: file, options: .atomic)
    }

    private static func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
}
