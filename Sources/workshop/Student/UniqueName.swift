import Foundation

/// Names that nothing has yet.
enum UniqueName {
    /// `name.extension` with the time in it, and a number where that is taken.
    static func of(_ name: String, _ suffix: String? = nil, in folder: URL, at date: Date = Date()) -> URL {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "yyyy-MM-dd-HHmmss"
        let stem = [name, format.string(from: date)].filter { !$0.isEmpty }.joined(separator: "-")
        let ending = suffix.map { "." + $0 } ?? ""
        var candidate = folder.appendingPathComponent(stem + ending)
        var number = 2
        while FileManager.default.fileExists(atPath: candidate.path) {
            candidate = folder.appendingPathComponent("\(stem)-\(number)\(ending)")
            number += 1
        }
        return candidate
    }
}
