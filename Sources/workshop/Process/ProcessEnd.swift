/// How a program ended.
enum ProcessEnd: Equatable, Sendable {
    case exited(code: Int32)
    case signalled(Int32)
    /// It was ended from here.
    case stopped
}
