/// Sets that grow together (union-find with path halving).
struct DisjointSets {
    private var parents: [String: String]

    /// Each member starts in a set of its own.
    init(_ members: [String]) {
        parents = Dictionary(members.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Makes one set of the sets of two members; nothing happens if one of them is unknown.
    mutating func join(_ one: String, _ other: String) {
        guard parents[one] != nil, parents[other] != nil else { return }
        parents[representative(of: other)] = representative(of: one)
    }

    /// The member that stands for the whole set.
    mutating func representative(of member: String) -> String {
        var current = member
        while let parent = parents[current], parent != current {
            parents[current] = parents[parent]
            current = parent
        }
        return current
    }
}
