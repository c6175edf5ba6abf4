/// A span with its place in the tree of its trace.
public struct TraceNode: Sendable, Equatable {
    /// Why a span stands where it stands.
    public enum Standing: Sendable, Equatable {
        /// It has no parent.
        case root
        /// Its parent stands above it.
        case child
        /// It names a parent that is not in the data.
        case orphan
        /// Its parents form a circle; the circle is cut open here.
        case cycle
    }

    /// The span.
    public let span: TraceSpan
    /// Why it stands here.
    public let standing: Standing
    /// How many parents stand above it.
    public let depth: Int
    /// The index of the parent in ``Trace/nodes``; nil unless the standing is `child`.
    public let parent: Int?
    /// Whether a sibling follows.
    public let isLastSibling: Bool
    /// Whether the next node is a child of this one.
    public let hasChildren: Bool
}
