/// `workshop doctor`: what the labs need, and what is missing.
struct DoctorCommand: Subcommand {
    static let name = "doctor"
    static let usage = (arguments: "", summary: "what is missing on this machine, and the command that mends it")

    init(_ arguments: Arguments) throws {
        _ = try arguments.words(0...0, expecting: "none")
    }

    func run(_ session: Session) throws -> Bool {
        let findings = Doctor(machine: ThisMachine(), kit: try session.kit()).examine()
        session.print(DoctorText(findings: findings, style: session.style).text)
        return !findings.contains { $0.state == .missing }
    }
}
