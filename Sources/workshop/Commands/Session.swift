import Foundation

/// What a subcommand works with.
struct Session {
    /// The folder that the tool was called in.
    var folder: String
    var style: Style
    /// Writes to standard output.
    var print: (String) -> Void
    /// Writes a line to standard error: what is not the answer.
    var note: (String) -> Void

    /// The kit around the folder.
    ///
    /// - Throws: ``WorkshopError`` when there is none.
    func kit() throws -> Kit {
        try Kit.around(folder)
    }

    func progressFile(_ kit: Kit) -> ProgressFile {
        ProgressFile(folder: kit.stateFolder, report: note)
    }
}
