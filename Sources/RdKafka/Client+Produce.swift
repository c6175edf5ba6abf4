internal import Crdkafka
import Kafka

/// What a producer asks of librdkafka.
extension Client {
    /// Asks the brokers for the topic's metadata and waits for the answer, but not long: what may pass, sending finds out
    /// by itself.
    ///
    /// - Throws: `KafkaError` when the brokers refuse the topic for good. librdkafka would hold messages to it back until
    ///   they time out, and not say why.
    func requestMetadata(of topic: String) throws(KafkaError) {
        guard let handle = rd_kafka_topic_new(raw, topic, nil) else { return }
        defer { rd_kafka_topic_destroy(handle) }
        var answer: UnsafePointer<rd_kafka_metadata>?
        guard rd_kafka_metadata(raw, 0, handle, &answer, 1000) == RD_KAFKA_RESP_ERR_NO_ERROR,
            let metadata = answer?.pointee
        else { return }
        defer { rd_kafka_metadata_destroy(answer) }
        guard metadata.topic_cnt > 0, let error = metadata.topics?.pointee.err else { return }
        switch error {
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
            throw Delivery.failure(error, to: "topic \(topic)")
        default: return
        }
    }

    /// Copies the message to librdkafka's queue.
    ///
    /// Ownership: on success librdkafka owns `headers` and one reference to `delivery`, which comes back with the
    /// delivery report; on failure neither.
    func produce(_ delivery: Delivery, headers: OpaquePointer) -> rd_kafka_resp_err_t {
        let message = delivery.message
        guard let partition = Int32(exactly: message.partition.rawValue), partition >= -1 else {
            return RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION
        }
        let reference = Unmanaged.passRetained(delivery)
        let error = message.topic.withCString { topic in
            withBytes(message.key) { key in
                withBytes(message.value) { value in
                    let arguments: [rd_kafka_vu_t] = [
                        .init(RD_KAFKA_VTYPE_TOPIC) { $0.cstr = topic },
                        .init(RD_KAFKA_VTYPE_PARTITION) { $0.i32 = partition },
                        .init(RD_KAFKA_VTYPE_MSGFLAGS) { $0.i = RD_KAFKA_MSG_F_COPY },
                        .init(RD_KAFKA_VTYPE_KEY) { $0.mem = .init(key) },
                        .init(RD_KAFKA_VTYPE_VALUE) { $0.mem = .init(value) },
                        .init(RD_KAFKA_VTYPE_HEADERS) { $0.headers = headers },
                        .init(RD_KAFKA_VTYPE_OPAQUE) { $0.ptr = reference.toOpaque() },
                    ]
                    return rd_kafka_produceva(raw, arguments, arguments.count)
                }
            }
        }
        guard let error else { return RD_KAFKA_RESP_ERR_NO_ERROR }
        defer { rd_kafka_error_destroy(error) }
        reference.release()
        return rd_kafka_error_code(error)
    }
}

extension rd_kafka_vu_t {
    fileprivate init(_ type: rd_kafka_vtype_t, _ set: (inout __Unnamed_union_u) -> Void) {
        self.init()
        vtype = type
        set(&u)
    }
}

extension rd_kafka_vu_t.__Unnamed_union_u.__Unnamed_struct_mem {
    /// librdkafka copies the bytes and does not write to them, although it takes a mutable pointer.
    fileprivate init(_ bytes: CBytes) {
        self.init(ptr: UnsafeMutableRawPointer(mutating: bytes.pointer), size: bytes.count)
    }
}
