import LabKit

/// What a check found.
public enum CheckOutcome: Sendable {
    /// The subject does what the lab asks for.
    case passed

    /// It does something else.
    case failed(Feedback)

    /// A step that the check needs is still marked with `TODO`.
    case notStarted([Todo])

    /// Whether it is ``failed(_:)``.
    public var isFailed: Bool {
        if case .failed = self { true } else { false }
    }

    /// Whether it is ``passed``.
    public var isPassed: Bool {
        if case .passed = self { true } else { false }
    }

    /// Whether it is ``notStarted(_:)``.
    public var isNotStarted: Bool {
        if case .notStarted = self { true } else { false }
    }
}
