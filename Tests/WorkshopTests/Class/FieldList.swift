import XCTest

/// What a published format says of one kind of object: its fields, their types, and which are required.
///
/// The lists hold what the documents list, and not what the tool happens to write.
struct FieldList: Sendable {
    indirect enum Kind: Sendable {
        case text
        case oneOf([String])
        case number
        case list(FieldList)
        case object
    }

    var fields: [String: (kind: Kind, required: Bool)]

    init(_ fields: [String: (Kind, Bool)]) {
        self.fields = fields.mapValues { (kind: $0.0, required: $0.1) }
    }

    /// What is wrong with `value`, each with its path.
    func problems(_ value: Any, _ path: String = "$") -> [String] {
        guard let object = value as? [String: Any] else { return ["\(path) is no object"] }
        let missing = fields.filter { $0.value.required && object[$0.key] == nil }.keys.map {
            "\(path).\($0) is missing"
        }
        return missing
            + object.flatMap { name, value -> [String] in
                guard let field = fields[name] else { return ["\(path).\(name) is unknown"] }
                return Self.problems(value, field.kind, "\(path).\(name)")
            }
    }

    private static func problems(_ value: Any, _ kind: Kind, _ path: String) -> [String] {
        switch kind {
        case .text: value is String ? [] : ["\(path) is no string"]
        case .oneOf(let words): words.contains(value as? String ?? "") ? [] : ["\(path) is not one of \(words)"]
        case .number: value is NSNumber ? [] : ["\(path) is no number"]
        case .object: value is [String: Any] ? [] : ["\(path) is no object"]
        case .list(let item):
            (value as? [Any])?.enumerated().flatMap { item.problems($0.element, "\(path)[\($0.offset)]") }
                ?? ["\(path) is no array"]
        }
    }

    private static let visibilities = ["hidden", "after_due_date", "after_published", "visible"]
    private static let textFormats = ["text", "html", "simple_format", "md", "ansi"]

    /// https://gradescope-autograders.readthedocs.io/en/latest/specs/, "Output format".
    static let gradescope = FieldList([
        "score": (.number, false),
        "execution_time": (.number, false),
        "output": (.text, false),
        "output_format": (.oneOf(textFormats), false),
        "test_output_format": (.oneOf(textFormats), false),
        "test_name_format": (.oneOf(textFormats), false),
        "visibility": (.oneOf(visibilities), false),
        "stdout_visibility": (.oneOf(visibilities), false),
        "extra_data": (.object, false),
        "tests": (
            .list(
                FieldList([
                    "score": (.number, true),
                    "max_score": (.number, false),
                    "status": (.oneOf(["passed", "failed"]), false),
                    "name": (.text, false),
                    "name_format": (.oneOf(textFormats), false),
                    "number": (.text, false),
                    "output": (.text, false),
                    "output_format": (.oneOf(textFormats), false),
                    "visibility": (.oneOf(visibilities), false),
                    "extra_data": (.object, false),
                ])
            ), true
        ),
    ])

    /// https://exercism.org/docs/building/tooling/test-runners/interface, version 3.
    static let exercism = FieldList([
        "version": (.number, true),
        "status": (.oneOf(["pass", "fail", "error"]), true),
        "message": (.text, false),
        "tests": (
            .list(
                FieldList([
                    "name": (.text, true),
                    "test_code": (.text, false),
                    "status": (.oneOf(["pass", "fail", "error"]), true),
                    "message": (.text, false),
                    "output": (.text, false),
                    "task_id": (.number, false),
                ])
            ), true
        ),
    ])
}
