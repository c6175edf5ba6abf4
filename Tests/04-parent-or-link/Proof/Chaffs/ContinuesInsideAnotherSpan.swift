@testable import Lab04Solution

/// A single message is always continued, inside another span too.
enum ContinuesInsideAnotherSpan {
    static func relation(in situation: Situation) -> Relation {
        switch situation {
        case .oneMessage, .oneMessageInsideAnotherSpan: .parentAndLink
        case .batch, .replay: .linkOnly
        }
    }
}
