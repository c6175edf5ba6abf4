import TestSupport

extension SeededGenerator {
    mutating func number(below limit: Int) -> Int {
        Int.random(in: 0..<limit, using: &self)
    }
}
