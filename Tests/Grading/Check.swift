/// One thing that a lab asks for, checked on a subject: this lab, as somebody solved it.
///
/// A check drives the subject and looks only at what the subject leaves behind: the records on the broker, the finished
/// spans and the logged messages.
public struct Check<Subject: Sendable>: Sendable {
    /// Names the check for good, `producer-span-has-kind-producer`. Progress and grades are kept by it.
    public let id: String

    /// What the lab asks for, as a sentence.
    public let title: String

    /// The handout's step that it belongs to. The check asks for nothing that a later step builds.
    public let step: Int

    /// What passing it is worth.
    public let points: Int

    let body: @Sendable (Subject, Bench) async throws -> Void

    /// Makes a check.
    ///
    /// - Parameters:
    ///   - id: a stable name in kebab case.
    ///   - title: what the lab asks for, as a sentence.
    ///   - step: the handout's step.
    ///   - points: what passing it is worth.
    ///   - body: drives the subject; throws ``Feedback`` when the subject is wrong.
    public init(
        _ id: String,
        _ title: String,
        step: Int,
        points: Int = 1,
        body: @escaping @Sendable (Subject, Bench) async throws -> Void
    ) {
        self.id = id
        self.title = title
        self.step = step
        self.points = points
        self.body = body
    }
}
