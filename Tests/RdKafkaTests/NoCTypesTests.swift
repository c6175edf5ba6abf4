import Foundation
import XCTest

/// Those who use the kit meet no C type.
final class NoCTypesTests: XCTestCase {
    /// The compiler refuses a public declaration that mentions a type of a module imported as `internal`.
    func testLibrdkafkaIsImportedInOneModuleAndOnlyInternally() throws {
        var imports = 0
        for file in try Self.swiftFiles() {
            let lines = try String(contentsOf: file.url, encoding: .utf8).split(separator: "\n").map(String.init)
            for line in lines where line.contains("import Crdkafka") && !line.contains("\"") {
                imports += 1
                XCTAssertTrue(file.path.hasPrefix("Sources/RdKafka/"), "\(file.path) imports Crdkafka")
                XCTAssertEqual(line, "internal import Crdkafka", file.path)
            }
        }
        XCTAssertGreaterThan(imports, 10, "the sources were found")
    }

    func testNoPublicDeclarationMentionsAPointerOrOneOfLibrdkafkasTypes() throws {
        let forbidden = [
            "rd_kafka", "OpaquePointer", "UnsafePointer", "UnsafeMutable", "UnsafeRaw", "Unmanaged", "CChar",
        ]
        var declarations = 0
        for file in try Self.swiftFiles() where file.path.hasPrefix("Sources/RdKafka/") {
            let text = try String(contentsOf: file.url, encoding: .utf8)
            // A declaration goes from `public` to its body, or to an empty line.
            for part in text.components(separatedBy: "public ").dropFirst() {
                declarations += 1
                let end = [part.range(of: "{\n")?.lowerBound, part.range(of: "\n\n")?.lowerBound].compactMap { $0 }
                    .min()
                let declaration = part[..<(end ?? part.endIndex)]
                for word in forbidden {
                    XCTAssertFalse(declaration.contains(word), "\(file.path): public \(declaration)")
                }
            }
        }
        XCTAssertGreaterThan(declarations, 20, "the sources were found")
    }

    private static func swiftFiles() throws -> [(path: String, url: URL)] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try ["Sources", "Exercises", "Solutions", "Tests"].flatMap { folder -> [(path: String, url: URL)] in
            let path = root.appendingPathComponent(folder).path
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            return try FileManager.default.subpathsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(".swift") }
                .map { ("\(folder)/\($0)", root.appendingPathComponent("\(folder)/\($0)")) }
        }
    }
}
