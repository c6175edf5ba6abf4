import Synchronization

/// The process-wide instrument and tracer. An application bootstraps it once, at start; libraries only read it.
public enum InstrumentationSystem {
    private struct State {
        var instrument: any Instrument = NoOpInstrument()
        var tracer: any Tracer = NoOpTracer()
        var isBootstrapped = false
    }

    private static let state = Mutex(State())

    /// Makes `instrument` the process-wide one. If it is a ``Tracer``, or a ``MultiplexInstrument`` with one in it, that
    /// becomes ``tracer``.
    ///
    /// - Precondition: it was not called before. Two bootstraps in one program are two owners of its telemetry.
    public static func bootstrap(_ instrument: any Instrument) {
        state.withLock { state in
            precondition(
                !state.isBootstrapped,
                "InstrumentationSystem.bootstrap was called a second time; call it once, where the program starts"
            )
            state.isBootstrapped = true
            state.instrument = instrument
            state.tracer = tracer(in: instrument) ?? NoOpTracer()
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

    private static func tracer(in instrument: any Instrument) -> (any Tracer)? {
        if let multiplex = instrument as? MultiplexInstrument {
            return multiplex.firstInstrument(where: { $0 is any Tracer }) as? any Tracer
        }
        return instrument as? any Tracer
    }
}
