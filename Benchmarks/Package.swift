// swift-tools-version: 6.0

import PackageDescription

/// The benchmarks of the kit. A package of its own, so that no student builds them.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "kit", path: "..")],
    targets: [
        .target(name: "Measuring"),
        .target(name: "CAllocations"),
        .executableTarget(
            name: "tracer-benchmark",
            dependencies: ["CAllocations", "Measuring", .product(name: "Kit", package: "kit")]
        ),
        .executableTarget(name: "kafka-benchmark", dependencies: ["Measuring", .product(name: "Kit", package: "kit")]),
        .executableTarget(
            name: "broker-benchmark",
            dependencies: ["Measuring", .product(name: "Kit", package: "kit")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
