import Kafka
import LabKit

/// Where the time of `message` went.
///
/// - Parameters:
///   - handlerBegan: when its handler was called, in nanoseconds since the Unix epoch.
///   - handlerEnded: when the handler returned or threw, in nanoseconds since the Unix epoch.
func hopLatency(of message: KafkaConsumerMessage, handlerBegan: UInt64, handlerEnded: UInt64) -> HopLatency {
    // Your code: steps 1, 2 and 4.
    TODO(1, "tell the time in the queue and the time in the handler")
    TODO(2, "give no figure where the clocks disagree, and say by how much they do")
    TODO(4, "tell the time from the origin of the path to the end of the handler")
    return HopLatency()
    // End of your code.
}
