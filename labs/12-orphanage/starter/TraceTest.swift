import OTel
import Tracing

/// A test of a trace: what is wrong with what a run left of an order, a sentence for each finding. Empty when all is right.
func problems(in trace: OrderTrace) -> [String] {
    // Your code: write the test here, and any functions that it needs below.
    []
    // End of your code.
}
