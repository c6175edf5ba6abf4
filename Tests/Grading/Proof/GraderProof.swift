import Foundation
import XCTest

/// Proves a lab's grader: the solution and every wheat pass, every chaff fails exactly the checks it should, every
/// check is needed by a chaff, and every message is the one on file.
public struct GraderProof<Subject: Sendable>: Sendable {
    /// The lab's slug.
    public let lab: String

    /// The lab's checks.
    public let checks: [Check<Subject>]

    /// The right submissions, the solution first.
    public let wheats: [Wheat<Subject>]

    /// The wrong submissions.
    public let chaffs: [Chaff<Subject>]

    /// The folder with `KillMatrix.md` and `Golden/`.
    public let folder: URL

    /// Makes a proof. `file` is a file in the lab's `Proof/` folder.
    public init(
        lab: String,
        checks: [Check<Subject>],
        wheats: [Wheat<Subject>],
        chaffs: [Chaff<Subject>],
        file: String = #filePath
    ) {
        self.lab = lab
        self.checks = checks
        self.wheats = wheats
        self.chaffs = chaffs
        self.folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    }

    /// Every wheat passes every check, on this run's seed.
    public func assertWheatsPass() async {
        XCTAssertGreaterThanOrEqual(wheats.count, 3, "the solution and at least two other wheats")
        for wheat in wheats {
            for check in checks {
                let outcome = await check.run(on: wheat.subject, seed: Seed.ofThisRun)
                if case .failed(let feedback) = outcome {
                    let message = feedback.message(for: check, lab: lab, seed: Seed.ofThisRun)
                    XCTFail("wheat \(wheat.name) fails\n\(message)")
                } else {
                    XCTAssertTrue(outcome.isPassed, "wheat \(wheat.name), check \(check.id): \(outcome)")
                }
            }
        }
    }

    /// Every chaff fails the checks that it names and passes all others; every check is meant for by a chaff; the table
    /// of all this is as committed.
    public func assertKillMatrix() async {
        var failed: [String: Set<String>] = [:]
        for chaff in chaffs {
            for check in checks where await check.run(on: chaff.subject, seed: Seed.ofThisRun).isFailed {
                failed[chaff.name, default: []].insert(check.id)
            }
            let got = failed[chaff.name, default: []]
            XCTAssertEqual(got.sorted(), chaff.fails.sorted(), "chaff \(chaff.name), seed \(Seed.ofThisRun)")
        }
        let needed = Set(chaffs.map(\.meantFor))
        XCTAssertEqual(checks.map(\.id).filter { !needed.contains($0) }, [], "checks that no chaff is made for")
        XCTAssertEqual(needed.subtracting(checks.map(\.id)), [], "chaffs for checks that do not exist")
        Golden(file: folder.appendingPathComponent("KillMatrix.md")).assert(KillMatrix(self, failed: failed).markdown)
    }

    /// What each chaff is told by the check meant for it is as committed.
    public func assertMessages() async {
        for chaff in chaffs {
            guard let check = checks.first(where: { $0.id == chaff.meantFor }) else { continue }
            guard case .failed(let feedback) = await check.run(on: chaff.subject, seed: 1) else {
                XCTFail("chaff \(chaff.name) survives \(check.id)")
                continue
            }
            let message = feedback.message(for: check, lab: lab, seed: 1) + "\n"
            Golden(file: folder.appendingPathComponent("Golden/\(chaff.name).txt")).assert(message)
        }
    }
}
