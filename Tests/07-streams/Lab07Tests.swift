import Grading
import XCTest

@testable import Lab07
@testable import Lab07Checks

/// Grades `Exercises/07-streams`.
final class Lab07Tests: XCTestCase {
    // Step 1
    func testCleanedOrderCarriesTheShopsTraceparent() async throws { try await grade() }
    func testCleanedOrderKeepsItsOtherHeaders() async throws { try await grade() }
    func testCleanedOrderNeverCarriesAnothersContext() async throws { try await grade() }

    // Step 2
    func testEachWindowLeavesOneProcessSpan() async throws { try await grade() }
    func testProcessSpanStartsATraceOfItsOwn() async throws { try await grade() }
    func testWindowsDoNotShareATrace() async throws { try await grade() }
    func testProcessSpanHasKindConsumer() async throws { try await grade() }
    func testProcessSpanIsNamedByTheConvention() async throws { try await grade() }
    func testProcessSpanCoversTheSend() async throws { try await grade() }

    // Step 3
    func testEveryOrderOfTheWindowIsLinked() async throws { try await grade() }
    func testWindowsOfTwoStoresDoNotMix() async throws { try await grade() }
    func testLinksEndWithTheirWindow() async throws { try await grade() }
    func testOrdersOutOfOrderAreLinkedToTheirOwnWindow() async throws { try await grade() }
    func testOrderWithoutAContextLendsNone() async throws { try await grade() }
    func testSameContextTwiceIsLinkedTwice() async throws { try await grade() }
    func testLinksOverTheLimitAreCounted() async throws { try await grade() }

    // Step 4
    func testLinkSaysWhichRecordItIsAbout() async throws { try await grade() }
    func testProcessSpanCarriesNoSingleRecord() async throws { try await grade() }

    // Step 5
    func testProcessSpanHasTheMessagingAttributes() async throws { try await grade() }
    func testProcessSpanCountsItsOrders() async throws { try await grade() }
    func testProcessSpanSaysWhichWindow() async throws { try await grade() }

    // Step 6
    func testTotalIsSentInAProducerSpanBelowTheProcessSpan() async throws { try await grade() }
    func testSendSpanHasTheMessagingAttributes() async throws { try await grade() }
    func testTotalCarriesTheSendSpansContext() async throws { try await grade() }
    func testTwoTotalsCarryTwoContexts() async throws { try await grade() }
    func testTotalCarriesNoOrdersHeaders() async throws { try await grade() }
    func testFailedTotalIsRecorded() async throws { try await grade() }
    func testFailedTotalComesAgainWithItsLinks() async throws { try await grade() }

    // Step 7
    func testLateOrderLeavesAProcessSpan() async throws { try await grade() }
    func testLateOrderIsLinked() async throws { try await grade() }
    func testLateOrderIsInNoTotal() async throws { try await grade() }
    func testLateOrderIsPassedOnAsItCame() async throws { try await grade() }
    func testLateSpanSaysThatTheOrderWasLate() async throws { try await grade() }
    func testLateOrderThatCannotBePassedOnEndsTheJob() async throws { try await grade() }

    private func grade(function: String = #function, line: UInt = #line) async throws {
        try await grade(lab07Checks, on: .exercise, lab: lab07, function: function, line: line)
    }
}

extension Lab07Subject {
    static let exercise = Lab07Subject(
        withoutEmail: { try Lab07.withoutEmail($0) },
        totals: { OrderTotals(job: TotalsJob($0)) }
    )
}

extension TotalsJob {
    fileprivate init(_ names: Lab07Subject.Names) {
        self.init(
            orders: names.orders,
            totals: names.totals,
            lateOrders: names.lateOrders,
            groupID: names.groupID,
            clientID: names.clientID
        )
    }
}
