import Foundation

/// The forms that a class's results are written in.
enum ClassFormat: String, CaseIterable, Sendable {
    case table
    case json
    case junit
    case gradescope
    case exercism
    case csv

    /// A document, and the path that it has where documents are written to a folder.
    struct Document: Equatable {
        var path: String
        var text: String
    }

    /// - Throws: an encoder's error: there is none for what a run consists of.
    func documents(of run: ClassRun, style: Style) throws -> [Document] {
        switch self {
        case .table: [Document(path: "class.txt", text: ClassTable(run: run, style: style).text)]
        case .json: [Document(path: "class.json", text: try Self.json(run))]
        case .junit: [Document(path: "junit.xml", text: JUnitDocument(run: run).text)]
        case .csv: [Document(path: "class.csv", text: CSVDocument(run: run).text)]
        case .gradescope:
            try run.students.map { student in
                Document(path: "\(student.name)/results.json", text: try Self.json(GradescopeResult(student)))
            }
        case .exercism:
            try run.students.flatMap { student in
                try student.labs.map { lab in
                    let path = "\(student.name)/\(lab.result.slug)/results.json"
                    return Document(path: path, text: try Self.json(ExercismResult(lab)))
                }
            }
        }
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
