/// A wrong submission: the solution with one plausible bug. It proves that a check can fail.
public struct Chaff<Subject: Sendable>: Sendable {
    /// The bug in a few words, in kebab case. The chaff's message is kept under this name.
    public let name: String

    /// The check made for this bug: its message is the one that the student should read.
    public let meantFor: String

    /// The other checks that the bug fails too, because it breaks what they ask for as well.
    public let alsoFails: Set<String>

    /// The lab with the bug.
    public let subject: Subject

    /// Makes a chaff.
    public init(_ name: String, meantFor: String, alsoFails: Set<String> = [], subject: Subject) {
        self.name = name
        self.meantFor = meantFor
        self.alsoFails = alsoFails
        self.subject = subject
    }

    /// Makes a chaff that is called after the enum around `type`, in kebab case.
    public init(
        of type: Any.Type,
        meantFor: String,
        alsoFails: Set<String> = [],
        subject: Subject
    ) {
        let path = String(reflecting: type).split(separator: ".")
        let name = CheckID.ofTest(String(path.dropLast().last ?? path[0]))
        self.init(name, meantFor: meantFor, alsoFails: alsoFails, subject: subject)
    }

    /// All checks that must fail on it, and no other.
    public var fails: Set<String> { alsoFails.union([meantFor]) }
}

/// Another right submission: legal, and unlike the solution. It proves that no check asks for more than the lab does.
public struct Wheat<Subject: Sendable>: Sendable {
    /// What is different, in a few words.
    public let name: String

    /// The lab, solved that way.
    public let subject: Subject

    /// Makes a wheat.
    public init(_ name: String, subject: Subject) {
        self.name = name
        self.subject = subject
    }
}
