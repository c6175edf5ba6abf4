import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What all loggers of the process are made with. An application bootstraps it once, at start; libraries only make loggers.
/// Until then messages are dropped. (swift-log writes them to standard error.)
public enum LoggingSystem {
    typealias Factory = @Sendable (_ label: String, Logger.MetadataProvider?) -> any LogHandler

    struct State {
        private(set) var factory: Factory = { _, _ in SwiftLogNoOpLogHandler() }
        private(set) var metadataProvider: Logger.MetadataProvider?
        private var isBootstrapped = false

        /// Takes `factory` and `metadataProvider`, unless others were taken before. Returns whether it did.
        mutating func bootstrap(_ factory: @escaping Factory, metadataProvider: Logger.MetadataProvider?) -> Bool {
            guard !isBootstrapped else { return false }
            isBootstrapped = true
            self.factory = factory
            self.metadataProvider = metadataProvider
            return true
        }
    }

    private static let state = Mutex(State())

    /// Makes `factory` what every later ``Logger`` gets its handler from.
    ///
    /// It counts once: two bootstraps in one program are two owners of its logs. A later call changes nothing and says so
    /// on standard error. (swift-log ends the program there.)
    public static func bootstrap(_ factory: @escaping @Sendable (String) -> any LogHandler) {
        bootstrap({ label, _ in factory(label) }, metadataProvider: nil)
    }

    /// Makes `factory` what every later ``Logger`` gets its handler from, and gives it `metadataProvider` each time. It
    /// counts once, as above.
    public static func bootstrap(
        _ factory: @escaping @Sendable (String, Logger.MetadataProvider?) -> any LogHandler,
        metadataProvider: Logger.MetadataProvider?
    ) {
        if !state.withLock({ $0.bootstrap(factory, metadataProvider: metadataProvider) }) {
            var warning = "warning: LoggingSystem was bootstrapped before; the second handler is not used\n"
            warning.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
        }
    }

    /// The metadata provider that was bootstrapped, if any.
    public static var metadataProvider: Logger.MetadataProvider? {
        state.withLock { $0.metadataProvider }
    }

    static func makeHandler(label: String) -> any LogHandler {
        let state = state.withLock { $0 }
        return state.factory(label, state.metadataProvider)
    }

    static func makeHandler(label: String, metadataProvider: Logger.MetadataProvider) -> any LogHandler {
        state.withLock { $0.factory }(label, metadataProvider)
    }

    /// Puts another state in place of the present one, which it returns. For tests of what reads the system.
    static func exchange(_ new: State) -> State {
        state.withLock { state in
            defer { state = new }
            return state
        }
    }
}
