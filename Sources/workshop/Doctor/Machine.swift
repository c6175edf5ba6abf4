import Foundation

/// What the doctor asks of the machine.
protocol Machine {
    /// What a program prints; nil when it is not there, fails, or takes too long.
    func output(of program: String, _ arguments: [String]) -> String?
    /// A port on the loopback interface that was free just now; nil when none can be opened.
    func freePort() -> UInt16?
    /// How many bytes can still be written to the disk that `folder` is on.
    func freeBytes(at folder: URL) -> Int64?
    /// Whether a file can be written in `folder`, or in the nearest folder above that is there.
    func canWrite(in folder: URL) -> Bool
}

/// The machine that the tool runs on.
struct ThisMachine: Machine {
    func output(of program: String, _ arguments: [String]) -> String? {
        var output = OutputTail()
        let deadline = ContinuousClock.now + .seconds(30)
        let program = Program(executable: program, arguments: arguments, environment: Environment.inherited)
        let end = try? RunningProgram(program).wait(printed: { output.append($0) }, until: { .now > deadline })
        return end == .exited(code: 0) ? output.text : nil
    }

    func freePort() -> UInt16? {
        #if os(Linux)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let number = socket(AF_INET, kind, 0)
        guard number >= 0 else { return nil }
        let descriptor = Descriptor(number)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(descriptor.number, address, length) == 0, listen(descriptor.number, 1) == 0,
                    getsockname(descriptor.number, address, &length) == 0
                else { return nil }
                return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    UInt16(bigEndian: $0.pointee.sin_port)
                }
            }
        }
    }

    func freeBytes(at folder: URL) -> Int64? {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
    }

    func canWrite(in folder: URL) -> Bool {
        var folder = folder
        while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
            folder.deleteLastPathComponent()
        }
        return access(folder.path, W_OK) == 0
    }
}
