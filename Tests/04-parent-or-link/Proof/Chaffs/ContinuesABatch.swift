@testable import Lab04Solution

/// A batch is answered with parentAndLink.
enum ContinuesABatch {
    static func relation(in situation: Situation) -> Relation {
        switch situation {
        case .oneMessage, .batch: .parentAndLink
        case .oneMessageInsideAnotherSpan, .replay: .linkOnly
        }
    }
}
