import Foundation

/// Builds one lab and its grader, away from all others: `LAB=NN`, and a scratch folder of its own.
struct LabBuild: Sendable {
    let kit: Kit
    /// A build that takes longer is ended.
    var limit: Duration = .seconds(1800)
    /// Runs `swift build`, and returns whether it succeeded, and what it printed.
    var compile: @Sendable (Program, Duration) throws -> (succeeded: Bool, output: String) = Self.compile
    var clock: any BuildClock = SystemBuildClock()

    /// What a student who saves again and again while the build runs gets graded: at the latest the fifth state.
    private static let maximumRounds = 5

    /// Builds `lab` as it is now.
    ///
    /// - Throws: ``WorkshopError`` when the compiler cannot be started or the scratch folder cannot be written to.
    func build(_ lab: LabEntry) throws -> BuildOutcome {
        let scratch = kit.scratchFolder(of: lab)
        do {
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            let lock = try FileLock(scratch.appendingPathComponent("workshop.lock"))
            defer { lock.unlock() }
            for _ in 1..<Self.maximumRounds {
                let before = sources(of: lab)
                let outcome = try build(lab, holding: before, in: scratch)
                if sources(of: lab) == before { return outcome }
            }
            return try build(lab, holding: sources(of: lab), in: scratch)
        } catch let error as WorkshopError {
            throw error
        } catch {
            throw WorkshopError(
                "cannot build lab \(lab.id) in \(scratch.path): \(error)\nWhat is missing? swift run workshop doctor"
            )
        }
    }

    private func sources(of lab: LabEntry) -> SourceDigest {
        SourceDigest(of: kit.url(lab.exercise))
    }

    private func build(_ lab: LabEntry, holding sources: SourceDigest, in scratch: URL) throws -> BuildOutcome {
        let products = scratch.appendingPathComponent("debug")
        let last = BuildRecord.read(from: scratch)
        let shape = BuildShape(of: lab, in: kit, arguments: command(lab, scratch).arguments)
        if let last, last.shape == shape, let outcome = try rebuild(lab, holding: sources, in: scratch, after: last) {
            return outcome
        }
        if last?.sources != sources {
            try StaleObjects.remove(of: lab.module, in: products)
        }
        // The grader's files are compiled against the student's module: to the compiler, a module that is written within the
        // second of the last build is as old as that build.
        if let last, last.second >= clock.second {
            clock.waitForNextSecond()
        }
        try BuildRecord(sources: nil, second: clock.second).write(to: scratch)

        let (succeeded, output) = try compile(command(lab, scratch), limit)
        guard succeeded else {
            return .failed(LabResult.BuildFailure(output: output, lab: lab, kit: kit))
        }
        let bundle = try Self.bundle(in: products)
        try BuildRecord(sources: sources, shape: shape, second: clock.second).write(to: scratch)
        return .built(bundle: bundle)
    }

    /// Builds again after an edit, without SwiftPM, which takes a second to find out what there is to do.
    ///
    /// Both modules are compiled from scratch, so that no time of a file decides about anything.
    ///
    /// - Returns: nil when SwiftPM is to be asked.
    private func rebuild(
        _ lab: LabEntry,
        holding sources: SourceDigest,
        in scratch: URL,
        after last: BuildRecord
    ) throws -> BuildOutcome? {
        #if os(Linux)
            let products = scratch.appendingPathComponent("debug")
            guard let bundle = try? Self.bundle(in: products), let plan = BuildPlan(of: lab, in: scratch) else {
                return nil
            }
            if last.sources == sources { return .built(bundle: bundle) }
            try BuildRecord(sources: nil, shape: last.shape, second: clock.second).write(to: scratch)
            for module in [lab.module, lab.module + "Grader"] {
                try StaleObjects.remove(of: module, in: products)
            }
            for words in plan.commands {
                let program = Program(
                    executable: words[0],
                    arguments: Array(words.dropFirst()),
                    environment: Environment.inherited
                )
                let (succeeded, output) = try compile(program, limit)
                if succeeded { continue }
                guard CompilerError(in: output)?.file?.contains("/\(lab.exercise)/") == true else { return nil }
                return .failed(LabResult.BuildFailure(output: output, lab: lab, kit: kit))
            }
            try BuildRecord(sources: sources, shape: last.shape, second: clock.second).write(to: scratch)
            return .built(bundle: bundle)
        #else
            return nil
        #endif
    }

    private func command(_ lab: LabEntry, _ scratch: URL) -> Program {
        var environment = Environment.inherited
        environment["LAB"] = lab.id
        environment["PROOF"] = "0"
        return Program(
            executable: "swift",
            arguments: [
                "build", "--build-tests", "--package-path", kit.root.path, "--scratch-path", scratch.path,
                "--no-color-diagnostics",
            ] + Linker.arguments(),
            environment: environment
        )
    }

    private static func compile(_ program: Program, limit: Duration) throws -> (succeeded: Bool, output: String) {
        let deadline = ContinuousClock.now + limit
        var output = OutputTail(limit: 1 << 20)
        let end = try RunningProgram(program).wait(printed: { output.append($0) }, grace: .seconds(3)) {
            ContinuousClock.now > deadline
        }
        let remark = end == .stopped ? "\nerror: the build took longer than \(limit.components.seconds) seconds\n" : ""
        return (end == .exited(code: 0), output.text + remark)
    }

    private static func bundle(in folder: URL) throws -> URL {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard let name = names.sorted().first(where: { $0.hasSuffix("PackageTests.xctest") }) else {
            throw WorkshopError("the build left no test bundle in \(folder.path)")
        }
        return folder.appendingPathComponent(name)
    }
}
