import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads JUnit XML, and compares it with the elements and attributes of its schema.
final class JUnitFields: NSObject, XMLParserDelegate {
    /// The part of the schema junit-10.xsd that is about results: attributes, those that are required, and children.
    /// `error` is called so in every version but in that file, which has `errors`; readers know `error`.
    private static let elements: [String: (attributes: Set<String>, required: Set<String>, children: Set<String>)] = [
        "testsuites": (["name", "time", "tests", "failures", "errors"], [], ["testsuite"]),
        "testsuite": (
            [
                "name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id",
                "package",
            ],
            ["name", "tests", "failures", "errors"],
            ["properties", "testcase", "system-out", "system-err"]
        ),
        "testcase": (
            ["name", "time", "classname", "group"], ["name"],
            ["skipped", "error", "failure", "system-out", "system-err"]
        ),
        "failure": (["type", "message"], [], []),
        "error": (["type", "message"], [], []),
        "skipped": (["type", "message"], [], []),
    ]

    private(set) var problems: [String] = []
    private(set) var suites: [[String: String]] = []
    /// What each case holds: `failure`, `error`, `skipped`, or nothing.
    private(set) var cases: [(name: String, content: String?)] = []
    private(set) var texts: [String] = []
    private var path: [String] = []

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { problems.append("not well-formed, line \(parser.lineNumber)") }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        let parent = path.last
        path.append(name)
        guard let element = Self.elements[name] else { return problems.append("unknown element \(name)") }
        let names = Set(attributes.keys)
        problems += names.subtracting(element.attributes).map { "\(name) has an unknown attribute \($0)" }
        problems += element.required.subtracting(names).map { "\(name) lacks \($0)" }
        if let parent, Self.elements[parent]?.children.contains(name) != true {
            problems.append("\(name) in \(parent)")
        }
        switch name {
        case "testsuite": suites.append(attributes)
        case "testcase": cases.append((attributes["name"] ?? "", nil))
        case "failure", "error", "skipped":
            cases[cases.count - 1].content = name
            texts.append("")
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if ["failure", "error"].contains(path.last) { texts[texts.count - 1] += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        path.removeLast()
    }
}
