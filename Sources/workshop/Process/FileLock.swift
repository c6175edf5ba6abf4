import Foundation

/// Keeps a second process out until it is released, or this process ends.
final class FileLock {
    private let descriptor: Descriptor

    /// Waits for the lock.
    ///
    /// - Throws: ``ProcessError`` when the file cannot be opened.
    init(_ file: URL) throws {
        let number = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw ProcessError("cannot open \(file.path)", errno) }
        descriptor = Descriptor(number)
        // A file system that has no locks must not keep anybody from working.
        while flock(number, LOCK_EX) != 0, errno == EINTR {}
    }

    func unlock() {
        flock(descriptor.number, LOCK_UN)
    }
}
