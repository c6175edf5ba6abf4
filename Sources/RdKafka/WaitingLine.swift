/// Those who wait for room, in the order in which they came. Whoever no longer waits leaves from any place.
struct WaitingLine<Element> {
    /// A place in the line. It is not given twice.
    typealias Place = Int

    private var elements: [Place: Element] = [:]
    private var front: Place = 0
    private var end: Place = 0

    var isEmpty: Bool { elements.isEmpty }

    var count: Int { elements.count }

    /// The one that came first.
    var first: Element? {
        mutating get {
            guard !elements.isEmpty else { return nil }
            while elements[front] == nil { front += 1 }
            return elements[front]
        }
    }

    mutating func append(_ element: Element) -> Place {
        defer { end += 1 }
        elements[end] = element
        return end
    }

    /// Takes the one that came first out of the line.
    @discardableResult
    mutating func removeFirst() -> Element? {
        guard let first else { return nil }
        elements[front] = nil
        return first
    }

    /// Nothing happens when nobody is at this place any more.
    mutating func leave(_ place: Place) {
        elements[place] = nil
    }
}
