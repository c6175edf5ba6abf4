/// What becomes of a file of the kit in the students' edition.
enum EditionRule: Equatable {
    /// It goes as it is.
    case open
    /// A handout: it goes without its pointers to the solutions.
    case handout
    /// It goes into the sealed file of this folder.
    case sealed(folder: String)
    /// It stays behind.
    case leftOut

    /// The module of the labs after Lab 02 that is the answer to Lab 02.
    static let answerModule = "Sources/KafkaTracing"
    /// What all graders share.
    static let grading = "Tests/Grading"
    /// What the edition's README is made from.
    static let readmeTemplate = "labs/students-edition.md"
    /// The page that leads from the kit to the packages for production. It is no handout: what a handout shows may be seen
    /// elsewhere too, and this page is searched for leaks like any other file.
    static let takingItHome = "labs/taking-it-home.md"

    private static let topFiles: Set<String> = [
        ".gitattributes", ".gitignore", ".swift-format", "LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE",
        "Package.swift",
        "setup.sh",
    ]

    /// The rule for the file at `path`, in a kit with the labs `slugs`. What is not known stays behind.
    static func of(_ path: String, slugs: [String]) -> EditionRule {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return topFiles.contains(path) ? .open : .leftOut }
        guard !parts.contains("Proof") else { return .leftOut }
        // Articles for those who maintain a module. Two of them tell what is sealed.
        guard !parts.contains(where: { $0.hasSuffix(".docc") }) else { return .leftOut }
        let folder = parts.prefix(2).joined(separator: "/")
        switch parts[0] {
        case "Tests" where parts[1] == "TestSupport":
            return .open
        case "Tests" where slugs.contains(parts[1]) && parts.count > 3 && parts[2] == "Checks":
            return .sealed(folder: folder + "/Checks")
        case "Tests" where folder == grading || slugs.contains(parts[1]):
            return .sealed(folder: folder)
        case "Sources" where folder == answerModule:
            return .sealed(folder: folder)
        case ".devcontainer", "Exercises", "Plugins", "Sources":
            return .open
        case "docker":
            // Its Kubernetes files are the answer to a step of Lab 12.
            return ["check.py", "check", "kubernetes"].contains(parts[1]) ? .leftOut : .open
        case "labs" where path == takingItHome:
            return .open
        case "labs" where slugs.contains(parts[1]):
            return path.hasSuffix(".md") ? .handout : .open
        default:
            return .leftOut
        }
    }
}
