import Foundation

/// A file of the students' edition.
struct EditionFile: Equatable {
    let data: Data
    var isExecutable = false

    init(data: Data, isExecutable: Bool = false) {
        self.data = data
        self.isExecutable = isExecutable
    }

    init(_ text: String) {
        data = Data(text.utf8)
    }
}
