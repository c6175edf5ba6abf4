import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the standard output can show.
public enum Terminal {
    /// The width to assume where there is no terminal to ask.
    public static let defaultWidth = 100

    /// Whether standard output is a terminal, rather than a file or a pipe.
    public static var isTerminal: Bool {
        isatty(STDOUT_FILENO) == 1
    }

    /// Whether to use colour: on a terminal that is not `dumb`, unless `NO_COLOR` (no-color.org) is set and not empty.
    public static func usesColor(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        isTerminal: Bool = Terminal.isTerminal
    ) -> Bool {
        isTerminal && environment["TERM"] != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty
    }

    /// The width of standard output in columns: the terminal's, else the variable `COLUMNS`, else ``defaultWidth``.
    public static func width(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        windowWidth: Int? = Terminal.windowWidth
    ) -> Int {
        let candidates = [windowWidth, environment["COLUMNS"].flatMap { Int($0) }]
        return candidates.compactMap(\.self).first { $0 > 0 } ?? defaultWidth
    }

    /// The width that the terminal driver reports; nil where standard output is no terminal.
    public static var windowWidth: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
