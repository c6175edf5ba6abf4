import Foundation
import OTel

/// Writes a trace file that holds what OTLP can say about spans, for a program that checks it with another
/// implementation's decoder.
@main
struct OTLPSampleMain {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first, arguments.count == 1 else {
            fail("usage: otlp-sample FILE\nWrites spans to FILE as OTLP JSON lines.", status: 2)
        }
        do {
            let exporter = try OTLPFileExporter(path: path)
            Sample(exporter: exporter).write()
            exporter.shutdown()
        } catch {
            fail("\(error)", status: 1)
        }
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(status)
    }
}
