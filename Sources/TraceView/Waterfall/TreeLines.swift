/// The lines before a span's name that show whose child it is.
struct TreeLines {
    /// How many columns a generation is indented by: 3, or 2 where there is little room.
    private let step: Int
    /// Of deeper trees only the last generations are drawn.
    private let levels: Int

    /// - Parameters:
    ///   - step: columns a generation, 2 or more.
    ///   - room: columns for the lines of all generations.
    init(step: Int, room: Int) {
        self.step = step
        levels = max(2, room / step)
    }

    /// The lines before the node's name.
    func lead(to index: Int, in nodes: [TraceNode]) -> String {
        let node = nodes[index]
        let connector =
            switch node.standing {
            case .root: ""
            case .orphan, .cycle: segment("╌", "╌")
            case .child: node.isLastSibling ? segment("└", "─") : segment("├", "─")
            }
        return joined(ancestors(of: index, in: nodes) + (connector.isEmpty ? [] : [connector]))
    }

    /// The lines before a note on the node, which stands between the node and its children.
    func noteLead(below index: Int, in nodes: [TraceNode]) -> String {
        let node = nodes[index]
        var segments = ancestors(of: index, in: nodes)
        switch node.standing {
        case .root: break
        case .orphan, .cycle: segments.append(segment(" ", " "))
        case .child: segments.append(node.isLastSibling ? segment(" ", " ") : segment("│", " "))
        }
        return joined(segments) + (node.hasChildren ? segment("│", " ") : segment(" ", " "))
    }

    /// The lines that run past the node, one a generation, the oldest first; not more than can be shown.
    private func ancestors(of index: Int, in nodes: [TraceNode]) -> [String] {
        var segments: [String] = []
        var current = nodes[index].parent
        while let ancestor = current, segments.count <= levels {
            switch nodes[ancestor].standing {
            case .root: break
            case .orphan, .cycle: segments.append(segment(" ", " "))
            case .child: segments.append(nodes[ancestor].isLastSibling ? segment(" ", " ") : segment("│", " "))
            }
            current = nodes[ancestor].parent
        }
        return segments.reversed()
    }

    private func joined(_ segments: [String]) -> String {
        guard segments.count > levels else { return segments.joined() }
        return segment("⋯", " ") + segments.suffix(levels - 1).joined()
    }

    /// A corner or line, drawn out to one column less than the step, and a space.
    private func segment(_ head: String, _ tail: String) -> String {
        head + String(repeating: tail, count: step - 2) + " "
    }
}
