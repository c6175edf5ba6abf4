// swift-tools-version: 6.0

import PackageDescription

let onlyLab = Context.environment["LAB"] ?? ""
let slugs = ["01-answer", "02-question"]

let package = Package(
    name: "small-kit",
    platforms: [.macOS(.v15)],
    targets: [.target(name: "GradeRecords")]
        + slugs.filter { $0.hasPrefix(onlyLab) }.flatMap { slug -> [Target] in
            let lab = "Lab" + slug.prefix(2)
            return [
                .executableTarget(name: lab, path: "Exercises/\(slug)"),
                .testTarget(
                    name: lab + "Grader",
                    dependencies: [.target(name: lab), "GradeRecords"],
                    path: "Tests/\(slug)"
                ),
            ]
        },
    swiftLanguageModes: [.v6]
)
