import Foundation
import Kafka
import TraceView

/// What a run leaves for the browser beside its trace file: the records with their headers, and the page.
struct LabPage {
    let slug: String
    let tracePath: String

    /// Writes the records beside the trace file, for pages that are made of it later.
    ///
    /// - Throws: Foundation's error when the file cannot be written.
    func writeRecords(_ messages: [KafkaConsumerMessage]) throws {
        let lines = try TraceRecordFile.lines(messages.map(TraceRecord.init))
        try Data(lines.utf8).write(to: URL(fileURLWithPath: TraceRecordFile.path(besides: tracePath)), options: .atomic)
    }

    /// Writes the page, after the records.
    ///
    /// - Returns: the page's path.
    /// - Throws: Foundation's error when the file cannot be written.
    func write() throws -> String {
        let page = TracePage(
            title: "Lab \(slug)",
            document: TraceFile.read(paths: [tracePath]),
            records: TraceRecordFile.read(besides: [tracePath])
        )
        let path = URL(fileURLWithPath: tracePath).deletingPathExtension().relativePath + ".html"
        try Data(page.html().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        return path
    }
}

extension TraceRecord {
    init(_ message: KafkaConsumerMessage) {
        self.init(
            topic: message.topic,
            partition: message.partition.rawValue,
            offset: message.offset.rawValue,
            key: KafkaHeader(key: "", value: message.key).displayValue,
            headers: message.headers.map { Header(key: $0.displayKey, value: $0.displayValue) }
        )
    }
}
