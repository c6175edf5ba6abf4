import Foundation

/// What stands at a path, seen without following a link.
enum FileKind: Equatable {
    case missing
    case folder
    case file(bytes: Int)
    case link
    /// A pipe, a socket, a device.
    case other

    init(of url: URL) {
        var status = stat()
        guard lstat(url.path, &status) == 0 else {
            self = .missing
            return
        }
        self.init(status)
    }

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .file(bytes: Int(status.st_size))
        case S_IFLNK: self = .link
        default: self = .other
        }
    }
}
