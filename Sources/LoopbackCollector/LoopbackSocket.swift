import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A socket on this machine. Whoever made it closes it.
struct LoopbackSocket: Sendable {
    private let descriptor: Int32

    #if canImport(Glibc)
        private static let stream = Int32(SOCK_STREAM.rawValue)
        private static let noSignal = Int32(MSG_NOSIGNAL)
    #else
        private static let stream = SOCK_STREAM
        private static let noSignal: Int32 = 0
    #endif

    /// Listens on 127.0.0.1, on a port that the system chooses.
    static func listening() throws -> LoopbackSocket {
        let listener = LoopbackSocket(descriptor: socket(AF_INET, stream, 0))
        var address = loopback
        try check(withUnsafePointer(to: &address, { listener.bound(to: $0) }))
        try check(listen(listener.descriptor, 16))
        return listener
    }

    /// Two connected sockets: closing the one wakes who waits for the other.
    static func pair() throws -> (LoopbackSocket, LoopbackSocket) {
        var descriptors: [Int32] = [-1, -1]
        try check(socketpair(AF_UNIX, stream, 0, &descriptors))
        return (LoopbackSocket(descriptor: descriptors[0]), LoopbackSocket(descriptor: descriptors[1]))
    }

    func port() throws -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        try Self.check(status)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    func accept() -> LoopbackSocket? {
        #if canImport(Glibc)
            let connection = Glibc.accept(descriptor, nil, nil)
        #else
            let connection = Darwin.accept(descriptor, nil, nil)
            var on: Int32 = 1
            setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
        return connection < 0 ? nil : LoopbackSocket(descriptor: connection)
    }

    /// Waits for bytes, a connection or the end of the connection.
    ///
    /// - Returns: False when `other` was ended first.
    func isReadable(orEndOf other: LoopbackSocket) -> Bool {
        var entries = [descriptor, other.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&entries, 2, -1) < 0 {
            guard errno == EINTR else { return false }
        }
        return entries[1].revents == 0
    }

    /// Nil at the end of the connection.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Self.noSignal) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func close() {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    private static var loopback: sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private func bound(to address: UnsafePointer<sockaddr_in>) -> Int32 {
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }

    private static func check(_ status: Int32) throws {
        if status < 0 {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}
