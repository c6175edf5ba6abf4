import Foundation

/// What a process and all that came of it use right now.
struct ProcessTree: Equatable {
    private(set) var processes = 0
    private(set) var residentBytes = 0

    /// Reads the tables of the system: Linux only; elsewhere nothing is known, and nothing counted.
    ///
    /// In a namespace of their own, processes that lost their parent belong to its first process, so that none leaves the tree.
    init(below root: pid_t) {
        #if os(Linux)
            var children: [pid_t: [(pid: pid_t, pages: Int)]] = [:]
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
                guard let pid = pid_t(name), let entry = ProcessTable.entry(pid) else { continue }
                children[entry.parent, default: []].append((pid, entry.pages))
            }
            var open = [root]
            while let pid = open.popLast() {
                for child in children[pid] ?? [] {
                    processes += 1
                    residentBytes += child.pages * Int(getpagesize())
                    open.append(child.pid)
                }
            }
        #endif
    }
}
