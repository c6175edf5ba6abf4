import Foundation
import GradeRecords
import XCTest

@testable import workshop

#if os(Linux)
    /// From the labs to the run's result. The test bundle, which elsewhere is no program of its own, is a shell script here.
    final class LabGradingTests: XCTestCase {
        private static let listing = """
            #!/bin/sh
            if [ "$1" = --list-tests ]; then
                echo Lab01Grader.Lab01GraderTests/testProof
                echo Lab01Grader.Lab01Tests/testA
                echo Lab01Grader.Lab01Tests/testB
                exit
            fi
            nonce=$(sed 's/.*"nonce":"\\([^"]*\\)".*/\\1/' <&3)
            record() { printf '{"nonce":"%s","event":%s}\\n' "$nonce" "$1" >&4; }
            passes() {
                record '{"started":{"id":"'$1'"}}'
                record '{"ended":{"id":"'$1'","verdict":"passed","seconds":0.5}}'
            }

            """

        private func grading(_ temporary: TemporaryKit, bundle script: String) -> LabGrading {
            let root = temporary.kit.root
            var grading = LabGrading(kit: temporary.kit, seed: 7)
            grading.build.compile = { program, _ in
                let folder = root.appendingPathComponent(".build/workshop/\(program.environment["LAB"] ?? "")/debug")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let bundle = folder.appendingPathComponent("kitPackageTests.xctest")
                try Data(script.utf8).write(to: bundle)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bundle.path)
                return (true, "")
            }
            return grading
        }

        func testChecksThatReportCount() throws {
            let temporary = try TemporaryKit()
            var finished: [String] = []
            var grading = grading(temporary, bundle: Self.listing + "passes a; passes b\n")
            grading.finished = { result, _ in finished.append(result.id) }
            let run = try grading.grade([try temporary.lab()])
            XCTAssertEqual(run.seed, 7)
            XCTAssertEqual(run.labs[0].checks.map(\.id), ["a", "b"])
            XCTAssertEqual(run.labs[0].checks.map(\.outcome), [.passed, .passed])
            XCTAssertEqual(run.labs[0].checks.map(\.seconds), [0.5, 0.5])
            XCTAssertTrue(run.hasPassed)
            XCTAssertEqual(finished, ["01"])
        }

        func testAProgramThatEndsWithoutAWordPassesNothing() throws {
            for (script, outcome) in [
                ("passes a; exit 0", CheckResult.Outcome.didNotReport),
                ("passes a; nonce=guessed; passes b", .didNotReport),
                ("passes a; record '{\"started\":{\"id\":\"b\"}}'; kill -SEGV $$", .crashed),
            ] {
                let temporary = try TemporaryKit()
                let run = try grading(temporary, bundle: Self.listing + script + "\n").grade([try temporary.lab()])
                XCTAssertEqual(run.labs[0].checks.map(\.outcome), [.passed, outcome], script)
            }
        }

        func testACheckThatDoesNotReturnIsEnded() throws {
            let temporary = try TemporaryKit()
            let script = "passes a; record '{\"started\":{\"id\":\"b\"}}'; sleep 600\n"
            var grading = grading(temporary, bundle: Self.listing + script)
            grading.limits.lab = .milliseconds(300)
            let run = try grading.grade([try temporary.lab()])
            XCTAssertEqual(run.labs[0].checks.map(\.outcome), [.passed, .timedOut])
        }

        func testAGraderThatCannotBeRunCostsItsLabAndNoOther() throws {
            let temporary = try TemporaryKit()
            var grading = grading(temporary, bundle: Self.listing + "passes a; passes b\n")
            grading.knownChecks = { _ in [CheckDescription(id: "known", title: "Known", step: 1, points: 1)] }
            // The script lists no tests of lab 02.
            let run = try grading.grade(try LabCatalogue(temporary.kit).labs)
            XCTAssertEqual(run.labs.map(\.hasPassed), [true, false])
            XCTAssertEqual(run.labs[1].checks.map(\.outcome), [.didNotReport])
            let failure = try XCTUnwrap(run.labs[1].buildFailure)
            XCTAssertTrue(failure.text.contains("there is no class Lab02Tests"), failure.text)
            XCTAssertTrue(GradeText(run: run, style: .plain).text.contains("✗ The grader cannot be run."))
        }
    }
#endif
