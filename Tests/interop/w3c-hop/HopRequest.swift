import Foundation

/// One line of input: the headers of a request that comes in, and how many requests go out because of it.
struct HopRequest {
    /// More would only fill the memory.
    static let maximumCount = 1000

    let headers: HTTPHeaders
    let count: Int

    /// What the line is as JSON.
    private struct Body: Decodable {
        let headers: [[String]]
        let count: Double
    }

    /// Reads a line.
    ///
    /// - Throws: ``HopError`` that names what is wrong with it.
    init(parsing line: String) throws(HopError) {
        let body: Body
        do {
            body = try JSONDecoder().decode(Body.self, from: Data(line.utf8))
        } catch {
            throw HopError(error)
        }
        if let index = body.headers.firstIndex(where: { $0.count != 2 }) {
            throw HopError("headers[\(index)] is not a name and a value")
        }
        guard let count = Int(exactly: body.count), (0...Self.maximumCount).contains(count) else {
            throw HopError("count is not a whole number from 0 to \(Self.maximumCount)")
        }
        self.headers = HTTPHeaders(lines: body.headers.map { (name: $0[0], value: $0[1]) })
        self.count = count
    }
}
