import Foundation

/// Linux's table of processes.
enum ProcessTable {
    struct Entry: Equatable {
        var parent: pid_t
        /// Ended, and nobody has asked how.
        var hasEnded: Bool
        /// How many pages it has in memory.
        var pages: Int
    }

    /// Nil where there is no such process.
    static func entry(_ pid: pid_t) -> Entry? {
        FileManager.default.contents(atPath: "/proc/\(pid)/stat").flatMap { entry(stat: $0) }
    }

    /// `/proc/PID/stat`: the name is in parentheses and may hold anything. Behind it come the state, the parent, and as the 22nd
    /// field the pages in memory.
    static func entry(stat data: Data) -> Entry? {
        guard let end = data.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = data[(end + 1)...].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        guard fields.count > 21, let parent = pid_t(fields[1]), let pages = Int(fields[21]) else { return nil }
        return Entry(parent: parent, hasEnded: fields[0] == "Z", pages: pages)
    }
}
