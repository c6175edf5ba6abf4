import Foundation

/// A lab's starter as it lies in the kit, in `Exercises/` or in the copy that a reset puts back, and whether it still is as it
/// was made.
struct StarterState {
    let folder: String

    /// The steps that the handout asks for and that no `TODO` call marks any more.
    let stepsWithoutTODO: [Int]

    /// The starters of all labs.
    static func all(of kit: KitFiles) throws -> [StarterState] {
        try kit.slugs.flatMap { slug -> [StarterState] in
            let handout = "labs/\(slug)/README.md"
            let steps = try StudentsHandout(path: handout, text: kit.text(handout)).steps
            return try ["Exercises/\(slug)", "labs/\(slug)/starter"].compactMap { folder -> StarterState? in
                let paths = kit.paths(below: folder).filter { $0.hasSuffix(".swift") }
                guard !paths.isEmpty else { return nil }
                let code = try paths.map(kit.text).joined()
                return StarterState(folder: folder, stepsWithoutTODO: steps.filter { !code.contains("TODO(\($0), ") })
            }
        }
    }

    /// What to say before it is handed out, if anything.
    var warning: String? {
        guard !stepsWithoutTODO.isEmpty else { return nil }
        let steps = stepsWithoutTODO.map(String.init).joined(separator: ", ")
        return "\(folder) was worked on: step \(steps) has no TODO any more, and goes to the students as it is; "
            + "`git stash -- \(folder)` puts it aside, and `git stash pop` brings it back"
    }
}
