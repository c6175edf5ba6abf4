/// A place in a lab that the student has yet to fill in.
public struct Todo: Sendable, Hashable {
    /// The handout's step.
    public let step: Int

    /// What is to be done.
    public let text: String

    /// The file, as `Module/File.swift`.
    public let file: String

    /// The line.
    public let line: UInt
}

/// Marks a place that the student has yet to fill in. It notes that it was met, and returns: the program goes on.
///
/// Delete the call when the step is done. Until then the grader counts the step as not started.
///
/// - Parameters:
///   - step: the handout's step.
///   - text: what is to be done.
///   - file: the calling file.
///   - line: the calling line.
public func TODO(_ step: Int, _ text: String, file: String = #fileID, line: UInt = #line) {
    TodoLog.current.note(Todo(step: step, text: text, file: file, line: line))
}
