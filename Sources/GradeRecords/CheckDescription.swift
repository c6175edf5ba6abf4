/// What can be said of a check before it has run.
public struct CheckDescription: Codable, Sendable, Equatable {
    /// Names the check for good. Progress and grades are kept by it.
    public var id: String
    /// What the lab asks for, as a sentence.
    public var title: String
    /// The handout's step that it belongs to.
    public var step: Int
    /// What passing it is worth.
    public var points: Int

    /// Describes a check.
    public init(id: String, title: String, step: Int, points: Int) {
        self.id = id
        self.title = title
        self.step = step
        self.points = points
    }
}
