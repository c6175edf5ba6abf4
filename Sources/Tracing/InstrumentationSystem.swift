import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The process-wide instrument and tracer (OpenTelemetry specification, "Propagators API", Global Propagators, and
/// "Tracing API", TracerProvider). An application bootstraps it once, at start; libraries only read it.
public enum InstrumentationSystem {
    struct State {
        private(set) var instrument: any Instrument = NoOpInstrument()
        private(set) var tracer: any Tracer = NoOpTracer()
        private var isBootstrapped = false

        /// Takes `instrument`, unless one was taken before. Returns whether it did.
        mutating func bootstrap(_ instrument: any Instrument) -> Bool {
            guard !isBootstrapped else { return false }
            isBootstrapped = true
            self.instrument = instrument
            self.tracer = Self.tracer(in: instrument) ?? NoOpTracer()
            return true
        }

        private static func tracer(in instrument: any Instrument) -> (any Tracer)? {
            if let multiplex = instrument as? MultiplexInstrument {
                return multiplex.firstInstrument(where: { $0 is any Tracer }) as? any Tracer
            }
            return instrument as? any Tracer
        }
    }

    private static let state = Mutex(State())

    /// Makes `instrument` the process-wide one. If it is a ``Tracer``, or a ``MultiplexInstrument`` with one in it, that
    /// becomes ``tracer``.
    ///
    /// It counts once: two bootstraps in one program are two owners of its telemetry. A later call changes nothing and
    /// says so on standard error. (swift-distributed-tracing ends the program there.)
    public static func bootstrap(_ instrument: any Instrument) {
        if !state.withLock({ $0.bootstrap(instrument) }) {
            let name = String(describing: type(of: instrument))
            var warning = "warning: InstrumentationSystem was bootstrapped before; \(name) is not used\n"
            warning.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
        }
    }

    /// The instrument that was bootstrapped, or a ``NoOpInstrument``.
    public static var instrument: any Instrument {
        state.withLock { $0.instrument }
    }

    /// The tracer that was bootstrapped, or a ``NoOpTracer``.
    public static var tracer: any Tracer {
        state.withLock { $0.tracer }
    }

    /// Puts another state in place of the present one, which it returns. For tests of what reads the system.
    static func exchange(_ new: State) -> State {
        state.withLock { state in
            defer { state = new }
            return state
        }
    }
}
