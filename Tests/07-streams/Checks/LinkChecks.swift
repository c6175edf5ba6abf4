import Grading
import Kafka
import OTel

/// Step 3: links from a window to its orders, through the state.
let linkChecks: [Check<Lab07Subject>] = [
    Check(
        "every-order-of-the-window-is-linked",
        "The process span links to every order that went into the total",
        step: 3,
        points: 3
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...4 { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        try job.verifyLinks(
            of: job.result(),
            why: "When a total is wrong, the links are the only way to the orders that it was made of."
        )
    },

    Check("windows-of-two-stores-do-not-mix", "Each store's total links to that store's orders only", step: 3) {
        let job = TotalsScenario($0, $1)
        let keys = [$1.word("store"), $1.word("store")]
        for (index, second) in (Int64(1)...4).enumerated() { try job.stage(second: second, key: keys[index % 2]) }
        try await job.runToTheEnd()
        for result in try job.results() {
            try job.verifyLinks(
                of: result,
                why: "A total that leads to another store's orders accuses the wrong store."
            )
        }
    },

    Check("links-end-with-their-window", "A store's next total links to none of the orders before", step: 3) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in [1, 2, 121, 122] as [Int64] { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        for (index, result) in try job.results().enumerated().reversed() {
            try job.verifyLinks(
                of: result,
                saying: index == 0 ? "In the first window: " : "In the second window: ",
                why: "Contexts that outlive their window are a leak, and soon every total links to everything."
            )
        }
    },

    Check(
        "orders-out-of-order-are-linked-to-their-own-window",
        "Orders that arrive out of order are linked from the window that their time belongs to",
        step: 3
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in [40, 65, 50, 95, 80] as [Int64] { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        for result in try job.results() {
            try job.verifyLinks(
                of: result,
                why: "Two windows of one store are open at once whenever orders arrive out of order, as they always do."
            )
        }
    },

    Check(
        "order-without-a-context-lends-none",
        "An order without a context, or with a malformed one, is counted and not linked",
        step: 3,
        points: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        try job.stage(second: 1, key: key)
        try job.stage(second: 2, key: key, .none)
        try job.stage(second: 3, key: key, .invalid(Array("00-not-a-traceparent".utf8)))
        try job.stage(second: 4, key: key, .invalid(nil))
        try job.stage(second: 5, key: key)
        if let error = try await job.run() {
            throw Feedback(
                "An order without a valid context ended the job: \(error)",
                why: "A header that anybody may send must not stop the totals of all stores."
            )
        }
        try job.verifyLinks(
            of: job.result(),
            saying: "Three of five orders carry no context. ",
            why: "A context kept between records makes one customer's trace the cause of what another one did."
        )
    },

    Check(
        "same-context-twice-is-linked-twice",
        "Two orders that were sent from one span are two links",
        step: 3
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        let first = try job.stage(second: 1, key: key)
        try job.stage(second: 2, key: key, first.context.map { .context($0) } ?? .none)
        try await job.runToTheEnd()
        try job.verifyLinks(
            of: job.result(),
            why:
                "A batch sends many messages from one span; each is a record of its own, and one of them may be the wrong one."
        )
    },

    Check(
        "links-over-the-limit-are-counted",
        "Of more than 128 orders, 128 are linked and the rest is counted as dropped",
        step: 3
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        let count = $1.number(in: 130...160)
        for _ in 0..<count { try job.stage(second: 1, key: key) }
        try await job.runToTheEnd()
        let span = try job.result().process
        guard span.links.count + span.droppedLinksCount < count else { return }
        throw Feedback(
            "\(count) orders went into the window; \(span.links.count) are linked, and \(span.droppedLinksCount) are counted as dropped.",
            picture: [
                "orders   \(count)",
                "links    \(span.links.count), expected 128",
                "dropped  \(span.droppedLinksCount), expected \(count - 128)",
            ],
            why:
                "Add every link and let the SDK apply its limit: it counts what it drops, and nobody takes 128 for all."
        )
    },
]
