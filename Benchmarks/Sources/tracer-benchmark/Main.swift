import Kafka
import KafkaTracing
import OTel
import RdKafka
import Tracing
import Measuring

@main struct Main { static func main() { print(InMemoryBroker.self, now()) } }
