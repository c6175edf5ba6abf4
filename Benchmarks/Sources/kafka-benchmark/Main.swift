import Kafka
import OTel
import RdKafka
import Tracing

/// Messages a second through librdkafka to the embedded cluster and back, with and without the tracing of the solved
/// Lab 03.
///
///     kafka-benchmark [--batches 1,100,10000] [--rounds 5] [--commit each,batch]
///                     [--variants untraced,headers,no-op,encoding] [--linger MILLISECONDS] [--rows]
@main
struct Main {
    static func main() async throws {
        let options = try BenchmarkOptions(CommandLine.arguments.dropFirst())
        let exporter = BenchmarkExporter()
        let processor = BatchSpanProcessor(
            exporter: exporter,
            // Large enough that no span is dropped: a dropped span would cost less than an exported one.
            configuration: BatchSpanProcessor.Configuration(maxQueueSize: 65_536)
        )
        InstrumentationSystem.bootstrap(
            OTelTracer(resource: Resource(attributes: ["service.name": "kafka-benchmark"]), processor: processor)
        )

        let cluster = try EmbeddedCluster()
        for commit in options.commits {
            if !options.printsRows { print(ResultTable.header(commit: commit)) }
            for batch in options.batches {
                let comparison = try await Comparison(
                    batch: batch,
                    commit: commit,
                    cluster: cluster,
                    linger: options.linger,
                    exporter: exporter,
                    processor: processor
                )
                let results = try await comparison.run(options.variants, rounds: options.rounds)
                for line in ResultTable.lines(of: results, batch: batch, commit: commit, asRows: options.printsRows) {
                    print(line)
                }
            }
        }
        processor.shutdown()
        await cluster.shutdown()
        if processor.droppedSpanCount > 0 {
            print("\(processor.droppedSpanCount) spans were dropped: the figures of the traced loops are too good.")
        }
    }
}
