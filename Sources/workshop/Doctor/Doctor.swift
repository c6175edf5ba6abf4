import Foundation

/// Looks at what the labs need.
struct Doctor {
    let machine: any Machine
    let kit: Kit

    /// What a build of all labs, each on its own, and of the kit takes, with room to spare.
    private static let neededBytes: Int64 = 4 << 30

    func examine() -> [Finding] {
        [swift, librdkafka, port, disk, folders] + labs
    }

    private var swift: Finding {
        let remedy = "https://www.swift.org/install"
        guard let output = machine.output(of: "swift", ["--version"]),
            let version = output.firstMatch(of: /Swift version (\S+)/).flatMap({ Version(in: String($0.1)) })
        else {
            return Finding(
                name: "Swift",
                state: .missing,
                detail: "not found: swift --version says nothing",
                remedy: remedy
            )
        }
        guard version >= Version(6, 0) else {
            return Finding(
                name: "Swift",
                state: .missing,
                detail: "\(version), and 6.0 or later is needed",
                remedy: remedy
            )
        }
        return Finding(name: "Swift", state: .good, detail: "\(version)")
    }

    private var librdkafka: Finding {
        guard machine.output(of: "pkg-config", ["--version"]) != nil else {
            let detail = "pkg-config is missing, so SwiftPM cannot find librdkafka"
            return Finding(name: "librdkafka", state: .missing, detail: detail, remedy: "./setup.sh")
        }
        guard let version = machine.output(of: "pkg-config", ["--modversion", "rdkafka"]).flatMap({ Version(in: $0) })
        else {
            let detail = "not found: pkg-config knows no rdkafka"
            return Finding(name: "librdkafka", state: .missing, detail: detail, remedy: "./setup.sh")
        }
        guard version >= Version(2, 0) else {
            let detail = "\(version); the labs were tried with 2.0.2"
            return Finding(
                name: "librdkafka",
                state: .doubtful,
                detail: detail,
                remedy: "a newer librdkafka, then ./setup.sh"
            )
        }
        return Finding(name: "librdkafka", state: .good, detail: "\(version)")
    }

    private var port: Finding {
        guard let port = machine.freePort() else {
            return Finding(
                name: "loopback",
                state: .missing,
                detail: "no port can be opened on 127.0.0.1, and the labs' broker needs one",
                remedy: "allow it, or run the labs with --broker memory"
            )
        }
        return Finding(name: "loopback", state: .good, detail: "port \(port) was free")
    }

    private var disk: Finding {
        guard let bytes = machine.freeBytes(at: kit.root) else {
            return Finding(name: "disk", state: .doubtful, detail: "cannot tell how much is free", remedy: "df -h .")
        }
        let free = String(format: "%.1f GB free", Double(bytes) / Double(1 << 30))
        guard bytes >= Self.neededBytes else {
            let detail = "\(free); building all labs takes up to \(Self.neededBytes >> 30) GB"
            return Finding(name: "disk", state: .doubtful, detail: detail, remedy: "rm -rf .build/workshop")
        }
        return Finding(name: "disk", state: .good, detail: free)
    }

    private var folders: Finding {
        let names = [".build", ".traces", ".workshop", "Exercises"]
        let closed = names.filter { !machine.canWrite(in: kit.url($0)) }
        guard closed.isEmpty else {
            let detail = "cannot write in \(closed.joined(separator: ", "))"
            return Finding(name: "folders", state: .missing, detail: detail, remedy: "sudo chown -R \"$USER\" .")
        }
        return Finding(name: "folders", state: .good, detail: "\(kit.root.path) can be written to")
    }

    private var labs: [Finding] {
        guard let catalogue = try? LabCatalogue(kit) else {
            return [Finding(name: "labs", state: .missing, detail: "there are none", remedy: "a fresh copy of the kit")]
        }
        let broken = catalogue.labs.flatMap { lab in
            ["Tests/\(lab.slug)", lab.starter].filter { !FileManager.default.fileExists(atPath: kit.url($0).path) }
        }
        guard broken.isEmpty else {
            let detail = "missing: \(broken.joined(separator: ", "))"
            let remedy = "git checkout -- \(broken.joined(separator: " "))"
            return [Finding(name: "labs", state: .doubtful, detail: detail, remedy: remedy)]
        }
        return [Finding(name: "labs", state: .good, detail: "\(catalogue.labs.count), complete")]
    }
}
