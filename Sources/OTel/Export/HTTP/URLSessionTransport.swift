import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests with Foundation's `URLSession`, which brings TLS (OTLP specification, "OTLP/HTTP Connection").
///
/// On Linux (Swift 6.3) Foundation ends the process with a fatal error when a connection ends within the response's
/// headers (swift-corelibs-foundation, issue 5285). ``SocketTransport`` does not have this fault, and is therefore the one
/// for `http`. The session's own timeout starts anew with each byte, so the deadline is kept here.
public final class URLSessionTransport: OTLPTransport {
    /// Nil once the transport is closed: a task of an invalidated session is a fatal error.
    private let session: Mutex<URLSession?>

    /// Makes a session of its own, without cookies, cache and stored credentials.
    public init() {
        session = Mutex(URLSession(configuration: .quiet, delegate: Refusals(), delegateQueue: nil))
    }

    /// Sends `request`, and gives the task up when the time is over.
    ///
    /// - Throws: ``OTLPTransportError`` when there is no response within `timeout`.
    public func send(_ request: OTLPRequest, timeout: Duration) throws(OTLPTransportError) -> OTLPResponse {
        var urlRequest = URLRequest(url: request.url)
        urlRequest.httpMethod = "POST"
        urlRequest.httpBody = Data(request.body)
        // Not before the deadline kept below; otherwise the session may round a short time to none.
        urlRequest.timeoutInterval = timeout.seconds + 60
        for field in request.fields {
            urlRequest.setValue(field.value, forHTTPHeaderField: field.name)
        }
        let answer = Answer()
        let task = session.withLock { session in
            session?.dataTask(with: urlRequest) { data, response, error in
                answer.give(Self.result(data, response, error))
            }
        }
        guard let task else { throw .connection("the exporter is shut down") }
        task.resume()
        guard let result = answer.wait(for: timeout) else {
            task.cancel()
            throw .timedOut
        }
        return try result.get()
    }

    /// Closes the session once the requests under way have ended.
    public func close() {
        session.withLock { session in
            session?.finishTasksAndInvalidate()
            session = nil
        }
    }

    private static func result(
        _ data: Data?,
        _ response: URLResponse?,
        _ error: (any Error)?
    ) -> Result<OTLPResponse, OTLPTransportError> {
        if let error {
            // On Linux a refused demand for a password ends the task as cancelled. A task that was cancelled at its
            // deadline is not waited for any more, so it does not get confused with that.
            let isRefusal = (error as? URLError)?.code == .cancelled
            return isRefusal ? .success(OTLPResponse(status: 401)) : .failure(OTLPTransportError(error))
        }
        guard let response = response as? HTTPURLResponse else {
            return .failure(.notUnderstood("the answer is not HTTP"))
        }
        return .success(
            OTLPResponse(
                status: response.statusCode,
                retryAfter: response.value(forHTTPHeaderField: "Retry-After"),
                location: response.value(forHTTPHeaderField: "Location"),
                body: Array((data ?? Data()).prefix(OTLPResponse.maximumBodySize))
            )
        )
    }
}

extension OTLPTransportError {
    fileprivate init(_ error: any Error) {
        let reason = error.localizedDescription
        switch (error as? URLError)?.code {
        case .timedOut: self = .timedOut
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            self = .notSecure(reason)
        // On Linux what TLS complains of has no code of its own, only OpenSSL's text.
        case .unknown where reason.contains("SSL"): self = .notSecure(reason)
        case .badURL, .unsupportedURL, .cannotParseResponse: self = .notUnderstood(reason)
        default: self = .connection(reason)
        }
    }
}

extension URLSessionConfiguration {
    fileprivate static var quiet: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.urlCredentialStorage = nil
        configuration.urlCache = nil
        return configuration
    }
}

/// Follows no redirect, and answers no demand for a password: both come back as the response that they are.
private final class Refusals: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if canImport(FoundationNetworking)
            completionHandler(.rejectProtectionSpace, nil)
        #else
            // There the check of the server's certificate is a challenge too.
            let isServerTrust = challenge.protectionSpace.authenticationMethod == NSURLAuthenticationMethodServerTrust
            completionHandler(isServerTrust ? .performDefaultHandling : .rejectProtectionSpace, nil)
        #endif
    }
}

/// The one result of a task, for a thread that waits for it.
private final class Answer: Sendable {
    private let result = Mutex<Result<OTLPResponse, OTLPTransportError>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ result: Result<OTLPResponse, OTLPTransportError>) {
        self.result.withLock { $0 = result }
        isThere.signal()
    }

    /// Nil when the time is over first.
    func wait(for timeout: Duration) -> Result<OTLPResponse, OTLPTransportError>? {
        _ = isThere.wait(timeout: .now() + timeout.seconds)
        return result.withLock { $0 }
    }
}
