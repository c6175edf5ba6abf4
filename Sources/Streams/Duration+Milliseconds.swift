extension Duration {
    /// This duration in milliseconds; nil unless it is a whole number of them that fits 64 bits.
    var wholeMilliseconds: Int64? {
        let (seconds, attoseconds) = components
        let (milliseconds, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
        guard rest == 0 else { return nil }
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000)
        let (sum, overflowsToo) = product.addingReportingOverflow(milliseconds)
        return overflows || overflowsToo ? nil : sum
    }
}
