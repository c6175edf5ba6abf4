import Tracing

/// One header field of a request. The name is in whatever case the client wrote it, and a name may repeat.
struct HTTPField: Sendable {
    var name: String
    var value: String
}

/// A request, as the HTTP server hands it over.
struct HTTPRequest: Sendable {
    var method = "POST"
    var scheme = "https"
    var path = "/orders"
    var headers: [HTTPField] = []
    var body: [UInt8] = []
    /// The client's IP address, as the proxy in front tells it.
    var clientAddress: String
    /// Who is signed in; nil for a guest.
    var userID: String?
}

/// An answer.
struct HTTPResponse: Sendable {
    var status: Int
}

/// Writes header fields as many HTTP clients do: with a capital letter.
struct HTTPHeadersInjector: Injector {
    func inject(_ value: String, forKey key: String, into headers: inout [HTTPField]) {
        headers.append(HTTPField(name: key.prefix(1).uppercased() + key.dropFirst(), value: value))
    }
}
