import Foundation

/// What a tool that grades asks of the process that runs the checks. It comes through a pipe that is read once, before any
/// check runs, and closed.
public struct GradeOrder: Codable, Sendable, Equatable {
    /// The environment variable that holds the number of the pipe's descriptor. It is removed when the order is read.
    public static let variable = "WORKSHOP_GRADE_ORDER"

    /// A random word that every record of this run repeats: one without it does not count.
    public var nonce: String
    /// The descriptor that the records are written to.
    public var records: Int32
    /// How long one check may take, in seconds.
    public var limitSeconds: Double

    /// Makes an order.
    public init(nonce: String, records: Int32, limitSeconds: Double) {
        self.nonce = nonce
        self.records = records
        self.limitSeconds = limitSeconds
    }

    /// Reads the order that was given to this process, and removes what led to it. Nil where there is none, as under
    /// `swift test`.
    static func take() -> GradeOrder? {
        guard let text = ProcessInfo.processInfo.environment[variable], let descriptor = Int32(text) else { return nil }
        unsetenv(variable)
        let pipe = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let data = try? pipe.readToEnd() else { return nil }
        return try? JSONDecoder().decode(GradeOrder.self, from: data)
    }
}
