import Synchronization

/// A promise that a broker did not keep.
struct Finding: Sendable {
    var message: String
    var file: StaticString = #filePath
    var line: UInt = #line
}

/// What one case has found so far.
final class Findings: Sendable {
    private let list = Mutex<[Finding]>([])

    var all: [Finding] { list.withLock { $0 } }

    func add(_ finding: Finding) {
        list.withLock { $0.append(finding) }
    }
}
