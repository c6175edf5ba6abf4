import Foundation
import Synchronization

/// Counts once under a lock that is fought over, and once without one. The sanitizer must keep silent about the first and
/// speak of the second; a run of it that finds nothing here would find nothing anywhere.
final class Counter: Sendable {
    let locked = Mutex(0)
    // On purpose: this is the race that the sanitizer has to find.
    nonisolated(unsafe) var bare = 0
}

let plantsRace = CommandLine.arguments.contains("race")
let counter = Counter()
let ended = DispatchSemaphore(value: 0)
// Threads of their own: a queue might run everything on one.
for _ in 0..<4 {
    Thread {
        for _ in 0..<10_000 {
            counter.locked.withLock { $0 += 1 }
        }
        if plantsRace { counter.bare += 1 }
        ended.signal()
    }.start()
}
for _ in 0..<4 { ended.wait() }
print(counter.locked.withLock { $0 })
