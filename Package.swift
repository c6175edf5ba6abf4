// swift-tools-version: 6.0

import Foundation
import PackageDescription

/// The labs, in the order in which they are taught. One slug names a lab's handout, starter, solution and grader.
let slugs = [
    "01-traceparent",
    "02-headers",
    "03-produce-consume",
    "04-parent-or-link",
    "05-service",
    "06-dead-letters",
    "07-streams",
    "08-latency",
    "09-sampling",
    "10-export",
    "11-replay-and-sagas",
    "12-orphanage",
]

/// `LAB=03` narrows the package to one lab, its grader and what they need. Empty: the whole package.
let onlyLab = Context.environment["LAB"] ?? ""

/// How much beside the labs and their graders is built and tested: nearly all of the package's code is there to prove the
/// graders, and most who clone it want to be graded.
///
/// | `PROOF` | beside the labs |
/// |---|---|
/// | not set | the solutions |
/// | `0` | nothing, as in the students' edition |
/// | `kit` | the solutions, and the tests of the kit's own modules |
/// | `1` | all of that, and the proof of the graders: every wrong submission |
let proof = Context.environment["PROOF"] ?? ""

func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: Context.packageDirectory + "/" + path)
}

/// What lies in a folder.
func entries(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: Context.packageDirectory + "/" + path)) ?? []
}

/// Whether the target's folder exists. The students' edition has no tests of the kit's own modules.
func isHere(_ target: Target) -> Bool {
    exists(target.path ?? (target.type == .test ? "Tests" : "Sources") + "/" + target.name)
}

/// What keeps sources out of sight in the students' edition: where a folder holds this file, its sources are in there, and
/// the plugin unpacks them for the build. In the full edition no folder holds one.
func sealedSources(in path: String) -> [String] {
    ["sources.sealed"].filter { exists("\(path)/\($0)") }
}

let isStudentsEdition = !sealedSources(in: "Tests/Grading").isEmpty

func unsealing(_ path: String) -> [Target.PluginUsage] {
    sealedSources(in: path).map { _ in .plugin(name: "UnsealSources") }
}

/// Exercise, solution, checks, grader and its proof of one lab. Without `Solutions/` (the students' edition) the solution and
/// the proof are left out.
///
/// The checks do not know the exercise: a student's edit compiles the exercise again, and the one file of the grader that
/// imports it.
func targets(ofLab slug: String) -> [Target] {
    let lab = "Lab" + slug.prefix(2)
    let tests = "Tests/\(slug)"
    let labDependencies: [Target.Dependency] = [
        "Kafka", "KafkaTracing", "LabKit", "Logging", "OTel", "Streams", "Tracing",
    ]
    let checkDependencies = [.target(name: lab + "Checks"), "Grading", "TestSupport"] + labDependencies
    let isSolved = proof != "0" && exists("Solutions/\(slug)")
    let isProven = proof == "1" && isSolved
    // The one test of the proof that needs the exercise is compiled where the exercise is.
    let starterTests = lab + "StarterTests.swift"
    let notOfGrader =
        isProven
        ? entries("\(tests)/Proof").filter { $0 != starterTests }.map { "Proof/" + $0 }
        : ["Proof"].filter { exists("\(tests)/\($0)") }
    // Kubernetes manifests that a lab reads at run time.
    let manifests = exists("Exercises/\(slug)/kubernetes") ? ["kubernetes"] : []

    var targets: [Target] = [
        .executableTarget(name: lab, dependencies: labDependencies, path: "Exercises/\(slug)", exclude: manifests),
        .target(
            name: lab + "Checks",
            dependencies: ["Grading", "TestSupport"] + labDependencies,
            path: "\(tests)/Checks",
            exclude: sealedSources(in: "\(tests)/Checks"),
            plugins: unsealing("\(tests)/Checks")
        ),
        .testTarget(
            name: lab + "Grader",
            dependencies: [.target(name: lab)] + checkDependencies,
            path: tests,
            exclude: ["Checks"] + notOfGrader + sealedSources(in: tests),
            plugins: unsealing(tests)
        ),
    ]
    if isSolved {
        targets += [
            .executableTarget(
                name: lab + "Solution",
                dependencies: labDependencies,
                path: "Solutions/\(slug)",
                exclude: manifests
            )
        ]
    }
    if isProven {
        targets += [
            .testTarget(
                name: lab + "Proof",
                dependencies: [.target(name: lab + "Solution")] + checkDependencies,
                path: "\(tests)/Proof",
                exclude: [starterTests]
                    + ["Golden", "KillMatrix.md", "Manifests"].filter { exists("\(tests)/Proof/\($0)") }
            )
        ]
    }
    return targets
}

/// What the labs stand on. Dependencies point one way: Tracing, Logging ← OTel; Kafka ← RdKafka and Streams; LabKit
/// stands on all but Streams.
let kit: [Target] = [
    .target(name: "Tracing"),
    .target(name: "Logging"),
    .target(name: "OTel", dependencies: ["Logging", "Tracing"]),
    .target(name: "Kafka"),
    .target(
        name: "KafkaTracing",
        dependencies: ["Kafka", "Tracing"],
        exclude: sealedSources(in: "Sources/KafkaTracing"),
        plugins: unsealing("Sources/KafkaTracing")
    ),
    .systemLibrary(
        name: "Crdkafka",
        pkgConfig: "rdkafka",
        providers: [.apt(["librdkafka-dev"]), .yum(["librdkafka-devel"]), .brew(["librdkafka"])]
    ),
    .target(name: "RdKafka", dependencies: ["Kafka", "Crdkafka"]),
    .target(name: "Streams", dependencies: ["Kafka"]),
    .target(name: "TraceView"),
    .target(name: "LoopbackCollector"),
    .target(name: "LabKit", dependencies: ["Kafka", "LoopbackCollector", "OTel", "RdKafka", "TraceView", "Tracing"]),
    .target(name: "GradeRecords"),
    .target(name: "TestSupport", dependencies: ["OTel"], path: "Tests/TestSupport"),
    .target(
        name: "Grading",
        dependencies: ["GradeRecords", "Kafka", "LabKit", "OTel", "TestSupport", "Tracing"],
        path: "Tests/Grading",
        exclude: sealedSources(in: "Tests/Grading"),
        plugins: unsealing("Tests/Grading")
    ),
]

/// What unpacks the sources of the students' edition.
let unpacking: [Target] = [
    .executableTarget(name: "unseal", dependencies: ["Sealing"]),
    .plugin(name: "UnsealSources", capability: .buildTool(), dependencies: ["unseal"]),
]

/// The tool `workshop`. It stands on nothing that needs librdkafka, so that it can say what is missing.
let tool: [Target] = [
    .executableTarget(name: "workshop", dependencies: ["GradeRecords", "Sealing", "TraceView"])
]

/// Tests of the kit's own modules, and the programs that the interoperability tests drive.
let kitTests: [Target] = [
    .testTarget(
        name: "WorkshopTests",
        dependencies: ["GradeRecords", "Sealing", "TestSupport", "TraceView", "workshop"]
    ),
    .testTarget(name: "TracingTests", dependencies: ["Tracing"]),
    .testTarget(name: "LoggingTests", dependencies: ["Logging"]),
    .testTarget(name: "OTelTests", dependencies: ["Logging", "LoopbackCollector", "OTel", "TestSupport", "Tracing"]),
    .testTarget(name: "KafkaTests", dependencies: ["Kafka"]),
    .testTarget(name: "KafkaTracingTests", dependencies: ["Kafka", "KafkaTracing", "OTel", "Tracing"]),
    .testTarget(name: "RdKafkaTests", dependencies: ["Kafka", "RdKafka"]),
    .testTarget(name: "BrokerContractTests", dependencies: ["Kafka", "RdKafka"]),
    .testTarget(name: "StreamsTests", dependencies: ["Kafka", "Streams", "TestSupport"]),
    .testTarget(name: "TraceViewTests", dependencies: ["TestSupport", "TraceView"]),
    .testTarget(name: "LabKitTests", dependencies: ["Kafka", "LabKit", "Logging", "OTel", "TraceView", "Tracing"]),
    .testTarget(name: "GradingTests", dependencies: ["Grading", "Kafka", "LabKit", "Logging", "OTel", "Tracing"]),
    .executableTarget(
        name: "embedded-cluster",
        dependencies: ["Kafka", "RdKafka"],
        path: "Tests/interop/embedded-cluster"
    ),
    .executableTarget(
        name: "client-cycles",
        dependencies: ["Kafka", "RdKafka"],
        path: "Tests/stress/client-cycles"
    ),
    .executableTarget(name: "w3c-hop", dependencies: ["OTel", "Tracing"], path: "Tests/interop/w3c-hop"),
    .executableTarget(
        name: "broker-stress",
        dependencies: ["Kafka", "KafkaTracing", "OTel", "RdKafka", "Tracing"],
        path: "Tests/stress/broker-stress"
    ),
    .executableTarget(name: "otlp-sample", dependencies: ["OTel", "Tracing"], path: "Tests/interop/otlp-sample"),
]

let package = Package(
    name: "kafka-tracing-workshop",
    platforms: [.macOS(.v15)],
    // For the package in Benchmarks/. A lab needs no product.
    products: [.library(name: "Kit", targets: kit.filter { $0.type == .regular && $0.path == nil }.map(\.name))],
    targets: kit + (onlyLab.isEmpty || isStudentsEdition ? [.target(name: "Sealing")] : [])
        + (isStudentsEdition || (onlyLab.isEmpty && proof == "1") ? unpacking : [])
        + (onlyLab.isEmpty ? tool : [])
        + (onlyLab.isEmpty && ["kit", "1"].contains(proof) ? kitTests.filter(isHere) : [])
        + slugs.filter { $0.hasPrefix(onlyLab) }.flatMap(targets(ofLab:)),
    swiftLanguageModes: [.v6]
)
