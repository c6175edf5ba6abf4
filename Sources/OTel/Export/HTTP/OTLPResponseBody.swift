import Foundation

/// What an OTLP server says in a response body: `ExportTraceServiceResponse` on success, `Status` on failure (OTLP
/// specification, "OTLP/HTTP Response").
struct OTLPResponseBody: Decodable, Equatable {
    /// `ExportTracePartialSuccess`.
    struct PartialSuccess: Decodable, Equatable {
        let rejectedSpans: Int64
        let errorMessage: String

        init(rejectedSpans: Int64, errorMessage: String) {
            self.rejectedSpans = rejectedSpans
            self.errorMessage = errorMessage
        }

        private enum Key: CodingKey { case rejectedSpans, errorMessage }

        /// A 64-bit number is a string in Protobuf's JSON, and readers take a number too.
        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            let number = try? object.decodeIfPresent(Int64.self, forKey: .rejectedSpans)
            let text = try? object.decodeIfPresent(String.self, forKey: .rejectedSpans)
            rejectedSpans = number ?? text.flatMap { Int64($0) } ?? 0
            errorMessage = (try? object.decodeIfPresent(String.self, forKey: .errorMessage)) ?? ""
        }
    }

    /// What was not accepted; nil, or zero and an empty message, when all was.
    let partialSuccess: PartialSuccess?

    /// The message of a failure.
    let message: String?

    private enum Key: CodingKey { case partialSuccess, message }

    /// Reads `bytes`; what is missing or of another type is nil, and a body that is no JSON has neither.
    init(_ bytes: [UInt8]) {
        let body = try? JSONDecoder().decode(OTLPResponseBody.self, from: Data(bytes))
        partialSuccess = body?.partialSuccess
        message = body?.message
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        partialSuccess = try? object.decodeIfPresent(PartialSuccess.self, forKey: .partialSuccess)
        message = try? object.decodeIfPresent(String.self, forKey: .message)
    }
}
