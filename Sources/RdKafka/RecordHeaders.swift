internal import Crdkafka
import Kafka

/// Headers between Swift and librdkafka. Order, duplicates, null values, empty values and bytes of any kind are kept.
enum RecordHeaders {
    /// Makes librdkafka's list of these headers.
    ///
    /// Ownership: the caller owns the list. A message that was queued takes it over; otherwise it is the caller's to
    /// destroy.
    static func makeList(_ headers: [KafkaHeader]) throws(KafkaError) -> OpaquePointer {
        guard let list = rd_kafka_headers_new(headers.count) else { fatalError("out of memory") }
        for header in headers {
            var key = header.key
            let error = key.withUTF8 { key in
                key.withMemoryRebound(to: CChar.self) { key in
                    withBytes(header.value) { value in
                        rd_kafka_header_add(list, key.baseAddress, key.count, value.pointer, value.count)
                    }
                }
            }
            guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
                rd_kafka_headers_destroy(list)
                throw KafkaError(error, reason: "The header \"\(header.key)\" was not accepted.")
            }
        }
        return list
    }

    /// The headers of a message received. librdkafka gives keys as C strings: one that holds a zero byte ends there, and
    /// what is not UTF-8 becomes U+FFFD.
    static func read(from message: UnsafePointer<rd_kafka_message_t>) -> [KafkaHeader] {
        var list: OpaquePointer?
        // The list stays the message's.
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }

        var headers: [KafkaHeader] = []
        headers.reserveCapacity(rd_kafka_header_cnt(list))
        var key: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        while rd_kafka_header_get_all(list, headers.count, &key, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR,
            let name = key
        {
            headers.append(KafkaHeader(key: String(cString: name), value: bytes(at: value, count: size)))
        }
        return headers
    }
}

/// Bytes as C takes them: a null pointer means null, any other pointer with a count of 0 means empty.
struct CBytes {
    var pointer: UnsafeRawPointer?
    var count: Int
}

/// Lends `bytes` to `body`. An empty array gets a pointer that is not null.
func withBytes<Result>(_ bytes: [UInt8]?, _ body: (CBytes) -> Result) -> Result {
    guard let bytes else { return body(CBytes(pointer: nil, count: 0)) }
    guard !bytes.isEmpty else {
        return withUnsafeBytes(of: UInt8(0)) { body(CBytes(pointer: $0.baseAddress, count: 0)) }
    }
    return bytes.withUnsafeBytes { body(CBytes(pointer: $0.baseAddress, count: $0.count)) }
}

/// A copy of the bytes there, or nil for a null pointer.
func bytes(at pointer: UnsafeRawPointer?, count: Int) -> [UInt8]? {
    pointer.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: count)) }
}
