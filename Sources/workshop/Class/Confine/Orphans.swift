import Foundation

/// Processes that graded code has started and that have left their group, where no namespace holds them.
///
/// Linux only: there a process can ask to become the parent of what its descendants leave behind. Elsewhere they live on.
enum Orphans {
    /// From now on this process becomes their parent. Returns whether the system can do that.
    @discardableResult
    static func adopt() -> Bool {
        #if os(Linux)
            // prctl takes a varying number of arguments, which Swift does not import; on Linux they are passed like any other.
            typealias Prctl = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
            guard let symbol = dlsym(nil, "prctl") else { return false }
            let setChildSubreaper: Int32 = 36
            return unsafeBitCast(symbol, to: Prctl.self)(setChildSubreaper, 1, 0, 0, 0) == 0
        #else
            return false
        #endif
    }

    /// Ends the children of this process that it has not started itself, and theirs in turn.
    static func end() {
        #if os(Linux)
            for _ in 0..<100 {
                let strangers = Interrupts.strangers(among: children)
                if strangers.isEmpty { return }
                for pid in strangers {
                    kill(pid, SIGKILL)
                    var status: Int32 = 0
                    waitpid(pid, &status, 0)
                }
            }
        #endif
    }

    #if os(Linux)
        /// The children that run. One that has ended has somebody who asks for its status.
        private static func children() -> [pid_t] {
            ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { name in
                guard let pid = pid_t(name), let entry = ProcessTable.entry(pid), entry.parent == getpid(),
                    !entry.hasEnded
                else { return nil }
                return pid
            }
        }
    #endif
}
