/// Grades a lab, and again whenever its files have changed.
///
/// It compares the files' contents again and again: notifications do not cross network file systems, and times can stand still.
struct Watch {
    /// What the lab's files hold now.
    var digest: () -> SourceDigest
    /// Grades once, and shows the result.
    var grade: () throws -> Void
    /// Waits for a moment. Returns false when it is time to stop.
    var pause: () -> Bool

    /// Runs until ``pause`` says stop.
    ///
    /// - Throws: what ``grade`` throws.
    func run() throws {
        var graded = digest()
        try grade()
        var last = graded
        while pause() {
            let now = digest()
            // An editor can write a file in several pieces: what counts has stayed the same from one look to the next.
            if now == last, now != graded {
                graded = now
                try grade()
            }
            last = now
        }
    }
}
