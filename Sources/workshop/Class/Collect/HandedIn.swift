import Foundation

/// What is taken of a submission for one lab, and what is not.
struct HandedIn: Sendable, Equatable {
    struct File: Sendable, Equatable {
        /// From the lab's folder on.
        var path: String
        var data: Data
    }

    /// Something that was not taken.
    struct Refusal: Codable, Sendable, Equatable {
        /// From the submission's folder on.
        var path: String
        var reason: String
    }

    var files: [File] = []
    var refused: [Refusal] = []
}
