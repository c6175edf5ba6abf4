import Foundation

/// An open file of this process that no program it starts inherits. It is closed with its last reference.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// Both ends of a new pipe.
    ///
    /// Their numbers are far from those that a program is given, so that handing one over never overwrites another.
    ///
    /// - Throws: ``ProcessError`` when there are no descriptors left.
    static func pipe() throws -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { throw ProcessError("cannot open a pipe", errno) }
        let raised = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 32) }
        ends.forEach { _ = close($0) }
        guard raised.allSatisfy({ $0 >= 0 }) else { throw ProcessError("cannot open a pipe", errno) }
        return (Descriptor(raised[0]), Descriptor(raised[1]))
    }

    /// What is there to be read now; empty at the end of the file; nil where there is nothing yet.
    func readAvailable() -> [UInt8]? {
        var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 0) > 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, read(number, buffer.baseAddress, buffer.count))
        }
    }
}
