// What documents of spans and of metrics have in common.

extension JSONWriter {
    /// `"resource":{…}` (opentelemetry-proto, `Resource`).
    mutating func resource(_ resource: Resource) {
        key("resource")
        object { $0.attributes(resource.attributes) }
    }

    /// `"scope":{…}` (opentelemetry-proto, `InstrumentationScope`).
    mutating func scope(named name: String) {
        key("scope")
        object { $0.member("name", name) }
    }
}

extension Array {
    /// The elements by `key`, keys and elements in the order in which they stand here.
    func grouped<Key: Equatable>(by key: (Element) -> Key) -> [(key: Key, members: [Element])] {
        guard let first = self.first.map(key) else { return [] }
        // The spans of one program nearly always come from one service.
        if allSatisfy({ key($0) == first }) { return [(first, self)] }
        var groups: [(key: Key, members: [Element])] = []
        for element in self {
            if let index = groups.firstIndex(where: { $0.key == key(element) }) {
                groups[index].members.append(element)
            } else {
                groups.append((key(element), [element]))
            }
        }
        return groups
    }
}
