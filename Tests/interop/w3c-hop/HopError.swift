/// Why a line of input was refused.
struct HopError: Error {
    /// Names the place and says what a line looks like.
    let reason: String

    init(_ problem: String) {
        reason = #"\#(problem); write {"headers":[["name","value"],…],"count":N}"#
    }

    /// What the JSON decoder says, as a place in the line.
    init(_ error: any Error) {
        self.init((error as? DecodingError).map(Self.problem) ?? "\(error)")
    }

    private static func problem(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "\(path(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context) where context.codingPath.isEmpty:
            "the line is not an object"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(path(context.codingPath)) has the wrong type"
        case .dataCorrupted:
            "the line is not JSON"
        @unknown default:
            "\(error)"
        }
    }

    /// `headers[3][0]`, for instance.
    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            path += key.intValue.map { "[\($0)]" } ?? key.stringValue
        }
    }
}
