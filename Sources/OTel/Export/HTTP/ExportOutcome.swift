/// How an attempt to export ended, and so what is to be done (OTLP specification, "OTLP/HTTP Response").
enum ExportOutcome: Equatable {
    /// The collector took the spans; it may have something to say about them.
    case accepted(OTLPResponseBody.PartialSuccess?)

    /// Worth another try: after `pause`, where the collector named one, else after a back-off.
    case retryable(ExportFailure, pause: Duration?)

    /// Another try would end the same.
    case rejected(ExportFailure)
}

/// Why spans did not arrive.
struct ExportFailure: Equatable {
    /// Failures of one kind are said once.
    let kind: String

    /// The reason, with the remedy where one is known.
    let text: String
}

extension ExportOutcome {
    /// What `response` means at the moment `now`, in nanoseconds since the Unix epoch.
    init(_ response: OTLPResponse, nanosecondsSinceEpoch now: UInt64) {
        switch response.status {
        case 200..<300:
            let partial = OTLPResponseBody(response.body).partialSuccess
            self = .accepted(partial == .init(rejectedSpans: 0, errorMessage: "") ? nil : partial)
        case 429, 502, 503, 504:
            let pause = response.retryAfter.flatMap { RetryAfter.delay($0, nanosecondsSinceEpoch: now) }
            self = .retryable(ExportFailure(response), pause: pause)
        default:
            self = .rejected(ExportFailure(response))
        }
    }

    /// What it means that there is no response.
    init(_ error: OTLPTransportError, timeout: Duration) {
        switch error {
        case .connection(let reason):
            self = .retryable(
                ExportFailure(
                    kind: "connection",
                    text: "\(OneLine.of(reason)); start a collector there, or unset OTEL_EXPORTER_OTLP_ENDPOINT"
                ),
                pause: nil
            )
        case .timedOut:
            let text = "no answer within \(timeout); see whether the collector there is well"
            self = .retryable(ExportFailure(kind: "timeout", text: text), pause: nil)
        case .notSecure(let reason):
            self = .rejected(
                ExportFailure(
                    kind: "security",
                    text: "\(OneLine.of(reason)); give the collector a certificate that this system trusts, "
                        + "or write http:// for a collector without TLS"
                )
            )
        case .notUnderstood(let reason):
            self = .rejected(
                ExportFailure(
                    kind: "protocol",
                    text: "\(OneLine.of(reason)); give the port of OTLP over HTTP, 4318 (4317 is for gRPC)"
                )
            )
        }
    }
}

extension ExportFailure {
    /// The status, what the collector says about it, and a remedy.
    init(_ response: OTLPResponse) {
        var text = "the collector answers with status \(response.status)"
        if let message = OTLPResponseBody(response.body).message, !message.isEmpty {
            text += " (\(OneLine.of(message)))"
        }
        switch response.status {
        case 300..<400:
            text += "; give the address that it points to"
            text += response.location.map { ", \(OneLine.of($0))" } ?? ""
        case 401, 403: text += "; give the credentials that it wants in OTEL_EXPORTER_OTLP_HEADERS"
        case 404, 405:
            text += "; check the path (/v1/traces is appended to OTEL_EXPORTER_OTLP_ENDPOINT, "
            text += "and not to OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)"
        case 413: text += "; make batches smaller (OTEL_BSP_MAX_EXPORT_BATCH_SIZE)"
        default: break
        }
        self.init(kind: "status \(response.status)", text: text)
    }
}
