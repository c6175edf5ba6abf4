import Grading
import Kafka
import OTel
import Tracing

/// Step 8: whole stories, from either end.
let storyChecks: [Check<Lab06Subject>] = [
    Check(
        "story-is-one-trace",
        "Three failures, the dead letter, the way back and the success are one trace, and its spans lead to the original",
        step: 8,
        points: 3
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        try await platform.consume(failures: 3)
        try await platform.manage()
        try await platform.consume(failures: 3)
        guard platform.calls.count == 4, let last = platform.calls.last, let active = last.active else {
            throw Feedback(
                "The fourth attempt should have succeeded; the handler was called \(platform.calls.count) times.",
                picture: platform.wirePicture(of: [platform.retryTopic, platform.deadLetterTopic, platform.topic]),
                why: "A message that could have been handled in the end must not get lost on the way."
            )
        }
        let strays = $1.spans.filter {
            $0.context.traceID != staged.original.traceID && [.consumer, .producer].contains($0.kind)
        }
        guard strays.isEmpty, active.traceID == staged.original.traceID else {
            throw Feedback(
                "The story is in more than one trace: \(strays.first?.name ?? "the handler") is outside of the request's.",
                picture: ["expected one trace, got"] + TraceSketch(got: $1.spans).lines,
                why: "Who opens the request's trace must find the failures, the dead letter and the success in it."
            )
        }
        let spans = try platform.messageSpans(expecting: 4) + platform.messageSpans(of: "dlq")
        for span in spans where span.parent?.spanID != staged.original.spanID {
            try platform.verifyLink(of: span, to: staged)
        }
    },

    Check(
        "nothing-loops-and-nothing-is-lost",
        "A message that fails each time is sent back as often as it may be, and then rests among the dead letters",
        step: 8,
        points: 3
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        for _ in 0..<5 {
            try await platform.consume(failures: .max, maxAttempts: 2)
            try await platform.manage(maxRedrives: 2)
        }
        let letters = platform.written(to: platform.deadLetterTopic)
        guard platform.calls.count == 6, letters.count == 3 else {
            throw Feedback(
                "With 2 attempts and 2 redrives there are 6 calls of the handler and 3 dead letters; there were "
                    + "\(platform.calls.count) and \(letters.count).",
                picture: platform.wirePicture(of: [platform.deadLetterTopic]),
                why: "A count that is lost on one of the hops makes a circle of topics that no limit ends."
            )
        }
        for (index, letter) in letters.enumerated() {
            let place = "Dead letter \(index + 1) of 3: "
            try platform.verifyOriginal(on: letter, is: staged, saying: place)
            let why = "The first record is the evidence: a later one shows only what the platform made of it."
            try platform.verifyHeader("original_offset", "\(staged.record.offset)", on: letter, saying: place, why: why)
        }
    },
]
