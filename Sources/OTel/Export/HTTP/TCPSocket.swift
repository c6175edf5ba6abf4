import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A connected TCP socket. Every call returns or throws by its deadline, but for the resolver's own patience when a
/// name is looked up.
struct TCPSocket: ~Copyable {
    private let descriptor: Int32

    /// Connects to the first of the host's addresses that takes the connection: `localhost` may have an IPv6 and an
    /// IPv4 one, and the server listen on one only.
    ///
    /// - Throws: ``OTLPTransportError`` with what the last address said.
    init(host: String, port: Int, deadline: ContinuousClock.Instant) throws(OTLPTransportError) {
        var hints = addrinfo()
        hints.ai_socktype = Self.stream
        var addresses: UnsafeMutablePointer<addrinfo>?
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let status = getaddrinfo(name, String(port), &hints, &addresses)
        guard status == 0 else {
            throw .connection("no address found for \(host) (\(String(cString: gai_strerror(status))))")
        }
        defer { freeaddrinfo(addresses) }
        var failure = OTLPTransportError.connection("no address found for \(host)")
        var next = addresses
        while let address = next {
            do {
                descriptor = try Self.connected(to: address.pointee, deadline: deadline)
                return
            } catch {
                failure = error
            }
            next = address.pointee.ai_next
        }
        throw failure
    }

    deinit {
        Self.shut(descriptor)
    }

    /// Sends `bytes`, to the end or until the peer begins to speak: a server may refuse a request that it has not read.
    func write(_ bytes: [UInt8], deadline: ContinuousClock.Instant) throws(OTLPTransportError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                return send(descriptor, rest.baseAddress, rest.count, Self.noSignal)
            }
            if count >= 0 {
                sent += count
            } else {
                let ready = try Self.waitAgain(descriptor, POLLOUT | POLLIN, deadline)
                if ready & Int16(POLLIN) != 0 { return }
            }
        }
    }

    /// The next bytes, as many as there are; none when the peer has closed the connection.
    func read(deadline: ContinuousClock.Instant) throws(OTLPTransportError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            guard ContinuousClock.now < deadline else { throw .timedOut }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count >= 0 { return Array(buffer.prefix(count)) }
            _ = try Self.waitAgain(descriptor, POLLIN, deadline)
        }
    }

    // MARK: - Steps

    private static func connected(
        to address: addrinfo,
        deadline: ContinuousClock.Instant
    ) throws(OTLPTransportError) -> Int32 {
        let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard descriptor >= 0 else { throw .connection(errorText(errno)) }
        do {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            try begin(descriptor, address, deadline)
            return descriptor
        } catch {
            shut(descriptor)
            throw error
        }
    }

    private static func begin(
        _ descriptor: Int32,
        _ address: addrinfo,
        _ deadline: ContinuousClock.Instant
    ) throws(OTLPTransportError) {
        #if canImport(Darwin)
            var on: Int32 = 1
            setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
        guard connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 else { return }
        guard errno == EINPROGRESS || errno == EINTR else { throw .connection(errorText(errno)) }
        _ = try wait(descriptor, POLLOUT, deadline)
        var error: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size)
        guard error == 0 else { throw .connection(errorText(error)) }
    }

    /// After a call that failed: waits when the socket was only not ready.
    private static func waitAgain(
        _ descriptor: Int32,
        _ events: Int32,
        _ deadline: ContinuousClock.Instant
    ) throws(OTLPTransportError) -> Int16 {
        guard errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR else { throw .connection(errorText(errno)) }
        return try wait(descriptor, events, deadline)
    }

    /// Waits for one of `events`, and returns those that have come.
    private static func wait(
        _ descriptor: Int32,
        _ events: Int32,
        _ deadline: ContinuousClock.Instant
    ) throws(OTLPTransportError) -> Int16 {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let left = deadline - ContinuousClock.now
            guard left > .zero else { throw .timedOut }
            let ready = poll(&entry, 1, Int32(min(left.seconds * 1_000, 60_000).rounded(.up)))
            if ready > 0 { return entry.revents }
            guard ready == 0 || errno == EINTR else { throw .connection(errorText(errno)) }
        }
    }

    private static func errorText(_ code: Int32) -> String {
        String(cString: strerror(code)).lowercased()
    }

    private static func shut(_ descriptor: Int32) {
        _ = close(descriptor)
    }

    #if canImport(Glibc)
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #else
        private static let stream = SOCK_STREAM
    #endif

    #if canImport(Darwin)
        private static let noSignal: Int32 = 0
    #else
        /// A closed connection is an error of the call, not a signal that ends the process.
        private static let noSignal = Int32(MSG_NOSIGNAL)
    #endif
}
