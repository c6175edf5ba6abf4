import OTel

/// Compares digits as text, and puts the list of sub-keys together by hand; the tracestate's order is another one.
enum WrittenOut {
    static func decide(_ parameters: SamplingParameters, probability: Double) -> SamplingResult {
        var state = parameters.parent?.traceState ?? TraceState()
        var subkeys = (state.get("ot") ?? "").split(separator: ";").map(String.init).filter { !$0.hasPrefix("th:") }
        let explicit = subkeys.first { $0.hasPrefix("rv:") && $0.count == 17 }.map { String($0.dropFirst(3)) }
        let randomness = explicit ?? String(parameters.traceID.hex.suffix(14))

        var threshold = UInt64((1 - probability) * 72_057_594_037_927_936)
        guard threshold < 1 << 56 else {
            return SamplingResult(decision: .drop, traceState: store(subkeys, in: &state))
        }
        var digits = ""
        for _ in 0..<14 {
            digits = String(threshold & 15, radix: 16) + digits
            threshold >>= 4
        }
        let isKept = randomness >= digits
        if isKept {
            let short = String(digits.reversed().drop { $0 == "0" }.reversed())
            subkeys.insert("th:" + (short.isEmpty ? "0" : short), at: 0)
        }
        return SamplingResult(decision: isKept ? .recordAndSample : .drop, traceState: store(subkeys, in: &state))
    }

    private static func store(_ subkeys: [String], in state: inout TraceState) -> TraceState {
        state.remove("ot")
        if !subkeys.isEmpty {
            try? state.set("ot", to: subkeys.joined(separator: ";"))
        }
        return state
    }
}
