/// The tests in a bundle, from the lines `Module.Class/testMethod` that it lists.
struct TestList: Equatable {
    struct Suite: Equatable {
        /// `Lab03Grader.Lab03Tests`
        var name: String
        var tests: [String]
    }

    private(set) var suites: [Suite] = []

    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            guard let match = line.wholeMatch(of: /(\w+\.\w+)\/(test\w*)(?:\(\))?/) else { continue }
            let (suite, test) = (String(match.1), String(match.2))
            if let index = suites.firstIndex(where: { $0.name == suite }) {
                if !suites[index].tests.contains(test) { suites[index].tests.append(test) }
            } else {
                suites.append(Suite(name: suite, tests: [test]))
            }
        }
    }
}
