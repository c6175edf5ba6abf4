import Foundation

/// A program that was started in a process group of its own, so that it can be ended with all that it started.
///
/// The program reads nothing from the terminal. What it prints, to either output, comes through one pipe.
final class RunningProgram {
    /// The descriptors that an extra pipe to and from the program has on its side.
    enum Handover {
        static let order: Int32 = 3
        static let records: Int32 = 4
    }

    let pid: pid_t
    private let output: Descriptor
    private let records: Descriptor?

    /// Starts `program`.
    ///
    /// - Parameters:
    ///   - program: what to start.
    ///   - order: what it is to find on descriptor ``Handover/order``; then it has ``Handover/records`` to write to as well.
    ///     It has to fit into a pipe: 64 KB.
    /// - Throws: ``ProcessError``.
    init(_ program: Program, order: [UInt8]? = nil) throws {
        let output = try Descriptor.pipe()
        let records = try order.map { _ in try Descriptor.pipe() }
        let orders = try order.map { _ in try Descriptor.pipe() }

        var actions = SpawnActions()
        defer { actions.destroy() }
        actions.openForReading("/dev/null", as: STDIN_FILENO)
        actions.hand(output.writing, as: STDOUT_FILENO)
        actions.hand(output.writing, as: STDERR_FILENO)
        if let records, let orders {
            actions.hand(orders.reading, as: Handover.order)
            actions.hand(records.writing, as: Handover.records)
        }
        if let order, let orders {
            order.withUnsafeBytes { _ = write(orders.writing.number, $0.baseAddress, $0.count) }
        }
        // The actions know the descriptors by their numbers only: they have to stay open until the program has its own.
        self.pid = try withExtendedLifetime((output, records, orders)) {
            try Interrupts.begin { try actions.spawn(program) }
        }
        self.output = output.reading
        self.records = records?.reading
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - printed: gets what it prints.
    ///   - recorded: gets what it writes to ``Handover/records``.
    ///   - grace: how long it has, when it is to be ended, to end the programs that it started in groups of their own.
    ///   - shouldStop: is asked every few milliseconds whether the program is to be ended.
    func wait(
        printed: ([UInt8]) -> Void,
        recorded: ([UInt8]) -> Void = { _ in },
        grace: Duration = .zero,
        until shouldStop: () -> Bool = { false }
    ) -> ProcessEnd {
        var stopped: ContinuousClock.Instant?
        var patience = Patience()
        while !hasEnded {
            let hasNews = forward(printed: printed, recorded: recorded)
            if stopped == nil, shouldStop() {
                stopped = .now
                kill(-pid, SIGINT)
            }
            if let stopped, stopped.duration(to: .now) >= grace {
                kill(-pid, SIGKILL)
            }
            patience.wait(hasNews ? nil : [output, records].compactMap { $0 })
        }
        // What was written before the end is still in the pipes. Who goes on writing now is a program that was left behind.
        kill(-pid, SIGKILL)
        Interrupts.end(group: pid)
        for _ in 0..<1_000 where !forward(printed: printed, recorded: recorded) { break }
        let end = reap()
        return stopped == nil ? end : .stopped
    }

    /// Passes on what is in the pipes. Returns whether there was anything.
    private func forward(printed: ([UInt8]) -> Void, recorded: ([UInt8]) -> Void) -> Bool {
        var hasNews = false
        if let bytes = records?.readAvailable(), !bytes.isEmpty {
            hasNews = true
            recorded(bytes)
        }
        if let bytes = output.readAvailable(), !bytes.isEmpty {
            hasNews = true
            printed(bytes)
        }
        return hasNews
    }

    /// Looks without reaping: as long as the program is not reaped, no other group can have its number.
    private var hasEnded: Bool {
        var information = siginfo_t()
        let result = waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT)
        return result != 0 || information.si_signo == SIGCHLD
    }

    /// The wait status is read as in POSIX `sys/wait.h`, whose macros Swift does not import.
    private func reap() -> ProcessEnd {
        var status: Int32 = 0
        guard waitpid(pid, &status, 0) == pid else { return .exited(code: -1) }
        let signal = status & 0x7F
        return signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .signalled(signal)
    }
}

/// Waits for news on pipes: shortly while something happens, longer when nothing does.
private struct Patience {
    private var milliseconds: Int32 = 1

    /// `pipes` is nil when there was news just now.
    mutating func wait(_ pipes: [Descriptor]?) {
        guard let pipes else {
            milliseconds = 1
            return
        }
        milliseconds = min(20, milliseconds + 1)
        var requests = pipes.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        let ready = poll(&requests, nfds_t(requests.count), milliseconds)
        // A pipe whose other end is closed is always ready, and says nothing.
        if ready > 0, requests.contains(where: { $0.revents & Int16(POLLIN) == 0 && $0.revents != 0 }) {
            usleep(useconds_t(milliseconds) * 1000)
        }
    }
}
