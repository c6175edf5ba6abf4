import LabKit
import XCTest

final class DeploymentManifestTests: XCTestCase {
    private func environment(_ lines: String...) throws -> [String: String] {
        let text = "spec:\n  containers:\n    - name: billing\n" + lines.joined(separator: "\n") + "\n"
        return try DeploymentManifest(text: text, name: "billing.yaml").environment
    }

    private func assertProblem(_ expected: String, _ lines: String..., line: UInt = #line) {
        let text = lines.joined(separator: "\n")
        XCTAssertThrowsError(try DeploymentManifest(text: text, name: "a.yaml"), line: line) {
            XCTAssertEqual("\($0)", expected, line: line)
        }
    }

    func testNamesAndValuesAreReadUpToTheEndOfTheList() throws {
        let read = try environment(
            "      env:",
            "        # what the service is called",
            "        - name: OTEL_SERVICE_NAME",
            "          value: \"billing # 1\"   # a comment",
            "        - name: PLAIN",
            "          value: http://kafka:9092/#top",
            "        -   name: 'SINGLE'",
            "            value: ''",
            "      args: [\"--role\", \"billing\"]",
            "      name: value"
        )
        XCTAssertEqual(
            read,
            ["OTEL_SERVICE_NAME": "billing # 1", "PLAIN": "http://kafka:9092/#top", "SINGLE": ""]
        )
    }

    func testTheListMayStandAtTheIndentationOfItsName() throws {
        let read = try environment("      env:", "      - name: A", "        value: b", "      ports:", "      - 80")
        XCTAssertEqual(read, ["A": "b"])
        XCTAssertEqual(try environment("      env:\r\n        - name: A\r\n          value: b\r"), ["A": "b"])
    }

    func testAnEmptyListIsNoVariables() throws {
        XCTAssertEqual(try environment("      env:", "      args: []"), [:])
    }

    func testWhatIsNotReadIsNamedWithItsLine() {
        assertProblem("a.yaml: there is no line env: with a list below it", "kind: Deployment")
        assertProblem("a.yaml, line 2: there is a second env:; only one is read", "env:", "env:")
        assertProblem("a.yaml, line 3: a tab; YAML is indented with spaces", "env:", "  - name: A", "\tvalue: b")
        assertProblem("a.yaml, line 2: A has no value: on the next line", "env:", "  - name: A", "  - name: B")
        assertProblem("a.yaml, line 2: A has no value: on the next line", "env:", "  - name: A")
        assertProblem("a.yaml, line 4: A is there twice", "env:", "  - name: A", "    value: b", "  - name: A")
        assertProblem(
            "a.yaml, line 2: write - name: first, and value: on the next line",
            "env:",
            "  - value: A",
            "    name: b"
        )
        assertProblem(
            "a.yaml, line 3: found valueFrom:; below env: each variable is a line - name: and a line value:",
            "env:",
            "  - name: A",
            "    valueFrom: b"
        )
    }

    func testAValueThatIsNotTextToKubernetesIsNamed() {
        for value in ["0.25", "1", "true", "No", "null"] {
            assertProblem(
                "a.yaml, line 3: \(value) is not text to Kubernetes; write \"\(value)\"",
                "env:",
                "  - name: A",
                "    value: \(value)"
            )
        }
        assertProblem(
            "a.yaml, line 2: {name: A, value: b} is YAML that is not read here; write the value between quotes",
            "env:",
            "  - name: {name: A, value: b}"
        )
        assertProblem(
            "a.yaml, line 3: the quotes of \"b do not close, or hold more than plain text",
            "env:",
            "  - name: A",
            "    value: \"b"
        )
        assertProblem(
            "a.yaml, line 3: \"value:\" is no name with a value; write name: value on one line",
            "env:",
            "  - name: A",
            "    value:"
        )
    }
}
