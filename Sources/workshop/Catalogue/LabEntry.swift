/// One lab of the kit.
struct LabEntry: Sendable, Equatable {
    /// The name of its folders in `labs/`, `Exercises/` and `Tests/`.
    let slug: String
    /// The handout's title, without the number.
    let title: String

    /// The lab's number, two digits: its id for good.
    var id: String { String(slug.prefix(2)) }

    /// The module of the student's code.
    var module: String { "Lab" + id }

    /// The test class that grades it. Its module is the grader's, which is not told here: it is looked up in what was built.
    var testClass: String { module + "Tests" }

    var exercise: String { "Exercises/\(slug)" }
    var handout: String { "labs/\(slug)/README.md" }
    /// The code as it was handed out.
    var starter: String { "labs/\(slug)/starter" }
    /// The trace of a run as the lab asks for it.
    var expectedTrace: String { "labs/\(slug)/expected.jsonl" }
}
