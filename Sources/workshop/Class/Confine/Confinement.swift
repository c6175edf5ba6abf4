import Foundation

/// How code that nobody has read is kept in. What a system can do differs; what it cannot do is said, not silently left out.
enum Confinement: String, Codable, Sendable, CaseIterable {
    /// Linux namespaces of its own: no network, no other process to be seen, all but one folder read-only, and nothing outlives
    /// it.
    case namespaces
    /// Limits on memory, time and file sizes. It can reach the network and write wherever this user can.
    case limits

    /// For the one who reads the grades.
    var explanation: String {
        switch self {
        case .namespaces: "no network, all files read-only but a folder in memory, nothing outlives a run"
        case .limits:
            "limits only: this system lets nobody make namespaces, so that submissions can reach the network and write "
                + "where you can. Grade in a container, or on Linux with unprivileged user namespaces"
        }
    }

    /// What works here: a program is started as a submission would be, once.
    static func strongest(in folder: URL, limits: CellLimits) -> Confinement {
        #if os(Linux)
            var environment = Environment.inherited
            environment["PATH"] = environment["PATH"] ?? "/usr/bin:/bin"
            let probe = Program(executable: "/bin/sh", arguments: ["-c", "exit 41"], environment: environment)
            let cell = Cell(confinement: .namespaces, folder: folder, limits: limits)
            let deadline = ContinuousClock.now + .seconds(60)
            let end = try? RunningProgram(cell.confining(probe)).wait(printed: { _ in }, until: { .now > deadline })
            return end == .exited(code: 41) ? .namespaces : .limits
        #else
            return .limits
        #endif
    }
}
