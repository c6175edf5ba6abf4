/// The share of traces that a sampler rejects, as a number T of 56 bits: a trace is kept when its randomness R is at least
/// T (OpenTelemetry specification, "TraceState: Probability Sampling", Rejection Threshold).
///
/// Two samplers that compare the same R never contradict each other: whatever the one with the lower probability keeps,
/// the other keeps too.
public struct SamplingThreshold: Sendable, Hashable {
    /// 2^56: how many values R can take.
    private static let randomnessCount: UInt64 = 1 << 56

    /// The lowest probability that a threshold can stand for: 2^-56.
    public static let lowestProbability = 0x1p-56

    /// Rejects nothing.
    public static let zero = SamplingThreshold(value: 0)

    /// T, in `0 ..< 2^56`.
    public let value: UInt64

    private init(value: UInt64) {
        self.value = value
    }

    /// The threshold of a probability, rounded to a few hexadecimal digits so that it is short on the wire (same
    /// document, "Converting floating-point probability to threshold value").
    ///
    /// Close to 1 the rounding is coarse: with 4 digits, a probability above 1 - 2^-17 becomes 1.
    ///
    /// - Parameters:
    ///   - probability: from ``lowestProbability`` to 1.
    ///   - precision: how many digits follow the leading `f` digits, from 1 to 14. The specification recommends 4.
    /// - Throws: ``SamplerError/invalidProbability(_:)`` when the probability is out of range or not a number.
    public init(probability: Double, precision: Int = 4) throws(SamplerError) {
        guard (Self.lowestProbability...1).contains(probability) else { throw .invalidProbability(probability) }
        self.init(clamping: probability, precision: precision)
    }

    /// The threshold of the probability nearest to `probability` that has one. It must be a number.
    init(clamping probability: Double, precision: Int = 4) {
        let probability = min(max(probability, Self.lowestProbability), 1)
        let kept = UInt64((probability * 0x1p56).rounded())

        // Each 16-fold step down puts one more `f` in front. Those are not counted as precision: else rounding would
        // turn low probabilities into zero.
        let leadingDigits = max(0, -(Int(probability.exponent) + 1) / 4)
        let digits = min(14, min(max(precision, 1), 14) + leadingDigits)
        let unit: UInt64 = 1 << UInt64(4 * (14 - digits))
        value = (Self.randomnessCount - kept + unit / 2) / unit * unit
    }

    /// Reads the value of the `th` sub-key: 1 to 14 lowercase hexadecimal digits, to be filled up with zeros on the right;
    /// nil for anything else (specification, "TraceState Handling", Sampling threshold value `th`).
    public init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard (1...14).contains(digits.count), let number = Hex.parse(digits) else { return nil }
        value = number << UInt64(4 * (14 - digits.count))
    }

    /// The value of the `th` sub-key: 14 digits without the zeros at the end; `0` for zero.
    public var hex: String {
        var digits: [UInt8] = []
        Hex.append(value, width: 14, to: &digits)
        while digits.count > 1, digits.last == UInt8(ascii: "0") {
            digits.removeLast()
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The share of traces that is kept: above 0, at most 1.
    public var probability: Double { Double(Self.randomnessCount - value) / Double(Self.randomnessCount) }

    /// How many traces each kept one stands for: 1 and up.
    public var adjustedCount: Double { 1 / probability }

    /// Whether a trace of randomness `randomness` (56 bits) is kept.
    public func keeps(_ randomness: UInt64) -> Bool { randomness >= value }
}
