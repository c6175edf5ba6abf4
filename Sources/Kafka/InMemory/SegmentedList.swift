/// A list that grows at its end, in segments as Kafka's log does. An array would now and then move all that it holds; here
/// an append costs the same however much that is.
struct SegmentedList<Element: Sendable>: Sendable {
    private static var segmentLength: Int { 1024 }

    private var segments: [[Element]] = []
    private(set) var count = 0

    /// The elements in their order.
    var elements: [Element] { Array(segments.joined()) }

    subscript(index: Int) -> Element {
        segments[index / Self.segmentLength][index % Self.segmentLength]
    }

    mutating func append(_ element: Element) {
        if count % Self.segmentLength == 0 {
            segments.append([])
            // The first one grows by itself: most topics of a lab hold a few records.
            if count > 0 { segments[segments.count - 1].reserveCapacity(Self.segmentLength) }
        }
        segments[segments.count - 1].append(element)
        count += 1
    }
}
