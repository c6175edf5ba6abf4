@testable import Lab04Solution

/// A replay is answered with parentAndLink, as if the message had just come.
enum ContinuesAReplay {
    static func relation(in situation: Situation) -> Relation {
        switch situation {
        case .oneMessage, .replay: .parentAndLink
        case .oneMessageInsideAnotherSpan, .batch: .linkOnly
        }
    }
}
