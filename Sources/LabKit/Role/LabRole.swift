/// One service of a lab that can run as a process of its own.
public struct LabRole: Sendable {
    /// What `--role` calls it; also the service's name, unless the environment gives another.
    public let name: String

    let body: @Sendable (RoleRun) async throws -> Void

    /// Makes a role.
    ///
    /// - Parameters:
    ///   - name: what `--role` calls it.
    ///   - body: the service. It returns when ``RoleRun/isStopping`` is set, or when its consumer ends.
    public init(_ name: String, body: @escaping @Sendable (RoleRun) async throws -> Void) {
        self.name = name
        self.body = body
    }
}
