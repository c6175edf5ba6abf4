import Kafka

/// What the cases are written against: a broker, and a place for what they find.
///
/// Cases run at the same time on one broker, each with topics and groups of its own. They are methods of this type, in
/// the folder `Cases`.
struct Contract: Sendable {
    let broker: any KafkaBroker
    let kind: BrokerKind
    let findings = Findings()
}

// MARK: - Expectations

extension Contract {
    func fail(_ message: String, file: StaticString = #filePath, line: UInt = #line) {
        findings.add(Finding(message: message, file: file, line: line))
    }

    func expect(
        _ isTrue: Bool,
        _ message: @autoclosure () -> String,
        file: StaticString = #filePath,
        line: UInt = #line
    ) {
        if !isTrue { fail(message(), file: file, line: line) }
    }

    func expectEqual<Value: Equatable>(
        _ got: Value,
        _ expected: Value,
        _ subject: @autoclosure () -> String = "",
        file: StaticString = #filePath,
        line: UInt = #line
    ) {
        guard got != expected else { return }
        fail("\(subject()) got \(brief(got)), expected \(brief(expected))", file: file, line: line)
    }

    /// Expects a ``KafkaError`` of this kind whose reason has each of `words`.
    func expectError(
        _ code: KafkaError.Code,
        naming words: [String] = [],
        _ subject: @autoclosure () -> String = "",
        file: StaticString = #filePath,
        line: UInt = #line,
        _ body: () async throws -> Void
    ) async {
        do {
            try await body()
            fail("\(subject()) nothing was thrown, expected \(code)", file: file, line: line)
        } catch let error as KafkaError {
            expectEqual(error.code, code, subject(), file: file, line: line)
            for word in words where !error.reason.contains(word) {
                fail(
                    "\(subject()) the reason does not name \(brief(word)): \(brief(error.reason))",
                    file: file,
                    line: line
                )
            }
        } catch {
            fail("\(subject()) got \(error), expected \(code)", file: file, line: line)
        }
    }

    /// The message, unless there is none, which ends the case.
    func required(
        _ message: KafkaConsumerMessage?,
        file: StaticString = #filePath,
        line: UInt = #line
    ) throws -> KafkaConsumerMessage {
        guard let message else {
            fail("the consumer ended, a message was expected", file: file, line: line)
            throw CaseEnded()
        }
        return message
    }

    private func brief(_ value: some Any) -> String {
        let text = String(describing: value)
        return text.count > 400 ? text.prefix(400) + "…" : text
    }
}

/// Ends a case that has already said what it found.
struct CaseEnded: Error {}
