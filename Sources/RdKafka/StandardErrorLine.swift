import Foundation

/// Where a client reports what it can tell no caller, unless it was given another place.
enum StandardErrorLine {
    @Sendable static func write(_ line: String) {
        // Where standard error is closed there is nobody to tell.
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
    }
}
