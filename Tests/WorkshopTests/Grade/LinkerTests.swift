import Foundation
import XCTest

@testable import workshop

#if os(Linux)
    final class LinkerTests: XCTestCase {

        private func program(_ path: String, in temporary: TemporaryKit) throws {
            try temporary.write("", to: path)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: temporary.kit.url(path).path
            )
        }

        private func arguments(_ temporary: TemporaryKit, _ folders: String...) -> [String] {
            Linker.arguments(folders: folders.map { temporary.kit.url($0).path })
        }

        func testTheToolchainsLinkerIsTakenWhereItLiesBesideSwift() throws {
            let temporary = try TemporaryKit()
            try program("toolchain/swift", in: temporary)
            try program("toolchain/ld.lld", in: temporary)
            XCTAssertEqual(arguments(temporary, "other", "toolchain"), ["-Xswiftc", "-use-ld=lld"])
        }

        func testItIsFoundThroughALink() throws {
            let temporary = try TemporaryKit()
            try program("toolchain/swift", in: temporary)
            try program("toolchain/ld.lld", in: temporary)
            try temporary.write("", to: "bin/other")
            try FileManager.default.createSymbolicLink(
                at: temporary.kit.url("bin/swift"),
                withDestinationURL: temporary.kit.url("toolchain/swift")
            )
            XCTAssertEqual(arguments(temporary, "bin"), ["-Xswiftc", "-use-ld=lld"])
        }

        func testALinkerOfSomethingElseIsLeftAlone() throws {
            let temporary = try TemporaryKit()
            try program("toolchain/swift", in: temporary)
            try program("llvm/ld.lld", in: temporary)
            XCTAssertEqual(arguments(temporary, "toolchain", "llvm"), [])
            XCTAssertEqual(arguments(temporary, "nowhere"), [])
        }
    }
#endif
