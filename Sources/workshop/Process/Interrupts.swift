import Dispatch
import Foundation
import Synchronization

/// Ends what was started when the tool itself is ended: the programs are in process groups of their own, where Ctrl-C at the
/// terminal does not reach them.
enum Interrupts {
    static let signals = [SIGINT, SIGTERM, SIGHUP]

    private static let groups = Mutex<Set<pid_t>>([])

    /// From now on, an interrupt ends the running programs and then this process, with the code that shells expect.
    /// It does so for as long as what is returned is kept.
    static func endPrograms() -> [any DispatchSourceSignal] {
        signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                groups.withLock { groups in
                    for group in groups {
                        // SwiftPM ends its compilers when it is interrupted; they are in groups of their own.
                        kill(-group, SIGINT)
                    }
                    usleep(groups.isEmpty ? 0 : 200_000)
                    for group in groups {
                        kill(-group, SIGKILL)
                    }
                }
                exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// Starts a program that is ended with this one.
    static func begin(_ spawn: () throws -> pid_t) rethrows -> pid_t {
        try groups.withLock { groups in
            let pid = try spawn()
            groups.insert(pid)
            return pid
        }
    }

    /// Those of the running processes that `running` finds that were not started here. None is started or taken off the list
    /// meanwhile.
    static func strangers(among running: () -> [pid_t]) -> [pid_t] {
        groups.withLock { groups in running().filter { !groups.contains($0) } }
    }

    static func end(group: pid_t) {
        groups.withLock { _ = $0.remove(group) }
    }
}
