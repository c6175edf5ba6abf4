import LabKit

/// How the process span is to be tied to the messages that it covers.
func relation(in situation: Situation) -> Relation {
    // Your code: step 3.
    switch situation {
    case .oneMessage: .parentAndLink
    case .oneMessageInsideAnotherSpan, .batch, .replay: .linkOnly
    }
    // End of your code.
}
