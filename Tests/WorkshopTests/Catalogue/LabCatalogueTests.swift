import Foundation
import XCTest

@testable import workshop

final class LabCatalogueTests: XCTestCase {
    func testALabIsAHandoutAndAnExercise() throws {
        let temporary = try TemporaryKit(labs: ["02-question", "01-answer"])
        try temporary.write("# Lab 03: no exercise", to: "labs/03-alone/README.md")
        try temporary.write("# not a lab", to: "labs/images/README.md")
        try temporary.write("no handout", to: "Exercises/04-alone/Main.swift")
        let labs = try LabCatalogue(temporary.kit).labs
        XCTAssertEqual(labs.map(\.slug), ["01-answer", "02-question"])
        XCTAssertEqual(labs.map(\.title), ["the answer", "the question"])
        XCTAssertEqual(labs[0].module, "Lab01")
    }

    func testALabIsFoundByWhatOneCallsIt() throws {
        let catalogue = LabCatalogue([
            LabEntry(slug: "03-produce-consume", title: ""), LabEntry(slug: "12-orphanage", title: ""),
        ])
        for name in ["3", "03", "Lab03", "lab3", "03-produce-consume", "produce-consume"] {
            XCTAssertEqual(try catalogue.lab(name).id, "03", name)
        }
        XCTAssertEqual(try catalogue.lab("12").id, "12")
        for name in ["", "4", "0", "produce", "../03-produce-consume", "123"] {
            XCTAssertThrowsError(try catalogue.lab(name), name) { error in
                XCTAssertEqual("\(error)", "there is no lab \(name); the labs are 03, 12")
            }
        }
    }

    func testTheKitIsFoundFromAnyFolderInIt() throws {
        let temporary = try TemporaryKit()
        let root = temporary.kit.root.standardizedFileURL.path
        for path in ["", "Exercises/01-answer", "labs"] {
            XCTAssertEqual(try Kit.around(root + "/" + path).root.path, root)
        }
        XCTAssertThrowsError(try Kit.around("/")) { XCTAssertTrue("\($0)".contains("not in a workshop kit")) }
    }
}
