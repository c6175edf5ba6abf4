import Foundation
import XCTest

@testable import workshop

/// A kit in a folder of its own, as small as can be: it is gone after the test.
final class TemporaryKit {
    let kit: Kit

    init(labs: [String] = ["01-answer", "02-question"]) throws {
        let name = "workshop-test-\(UUID().uuidString)"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        kit = Kit(root: folder)
        try write("", to: "Package.swift")
        for slug in labs {
            try write("# Lab \(slug.prefix(2)): the \(slug.dropFirst(3))\n", to: "labs/\(slug)/README.md")
            try write("let answer = 0\n", to: "labs/\(slug)/starter/Answer.swift")
            try write("let answer = 0\n", to: "Exercises/\(slug)/Answer.swift")
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: kit.root)
    }

    func write(_ text: String, to path: String) throws {
        let file = kit.url(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }

    func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: kit.url(path).path).map { String(decoding: $0, as: UTF8.self) }
    }

    func files(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: kit.url(path).path)) ?? []).sorted()
    }

    func lab(_ text: String = "01") throws -> LabEntry {
        try LabCatalogue(kit).lab(text)
    }
}
