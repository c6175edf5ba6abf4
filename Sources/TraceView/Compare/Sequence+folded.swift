extension Sequence {
    /// The members, those with the same key as one: the first of them, and how many there are; in the order of the first ones.
    func folded<Key: Hashable>(by key: (Element) -> Key) -> [(first: Element, count: Int)] {
        var keys = NumberedValues<Key>()
        var result: [(first: Element, count: Int)] = []
        for member in self {
            let number = keys.number(of: key(member))
            if number == result.count {
                result.append((member, 1))
            } else {
                result[number].count += 1
            }
        }
        return result
    }
}
