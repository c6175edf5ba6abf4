import Dispatch
import Foundation
import Kafka
import RdKafka

/// Opens an embedded cluster for clients of other processes, until standard input closes or SIGTERM comes.
@main
struct EmbeddedClusterMain {
    static func main() async {
        do {
            let options = try ClusterOptions(Array(CommandLine.arguments.dropFirst()))
            try await serve(options)
        } catch let error as ClusterOptions.UsageError {
            fail("\(error.reason)\n\(ClusterOptions.usage)", status: 2)
        } catch {
            fail("\(error)", status: 1)
        }
    }

    private static func serve(_ options: ClusterOptions) async throws {
        // A client that goes away must not end the cluster.
        signal(SIGPIPE, SIG_IGN)
        let cluster = try EmbeddedCluster()
        for topic in options.topics { try cluster.createTopic(topic.name, partitions: topic.partitions) }
        print("bootstrap.servers=\(cluster.bootstrapServers)")
        fflush(nil)
        await untilToldToStop()
        await cluster.shutdown()
    }

    private static func untilToldToStop() async {
        let (stops, continuation) = AsyncStream<Void>.makeStream()

        // The default action, ending the process, would leave nothing for the source to report.
        signal(SIGTERM, SIG_IGN)
        let termination = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
        termination.setEventHandler { continuation.finish() }
        termination.resume()

        DispatchQueue(label: "standard-input").async {
            while readLine() != nil {}
            continuation.finish()
        }
        for await _ in stops {}
        termination.cancel()
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(status)
    }
}
