import Foundation
import OTel

/// Writes a file of spans and a file of metrics that hold what OTLP can say about them, for a program that checks them with
/// another implementation's decoder.
@main
struct OTLPSampleMain {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count == 2 else {
            fail("usage: otlp-sample SPANS METRICS\nWrites two files of OTLP JSON lines.", status: 2)
        }
        do {
            let exporter = try OTLPFileExporter(path: arguments[0])
            Sample(exporter: exporter).write()
            exporter.shutdown()
            let metricExporter = try OTLPFileMetricExporter(path: arguments[1])
            MetricSample(exporter: metricExporter).write()
            metricExporter.shutdown()
        } catch {
            fail("\(error)", status: 1)
        }
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(status)
    }
}
