/// Chooses the hint to show: the next one of the step that the student is at.
struct NextHint: Equatable {
    var step: Handout.Step
    /// Counted from 1.
    var number: Int
    /// Whether it has been shown before, because there are no more.
    var isRepeated: Bool

    /// - Parameters:
    ///   - handout: the lab's.
    ///   - progress: what is known of the lab.
    ///   - wanted: the step that was asked for; by default the first one that has not passed.
    /// - Throws: ``WorkshopError`` when there is no such step, or it has no hints, or the lab has passed.
    init(in handout: Handout, progress: StudentProgress.Lab, step wanted: Int?, lab: LabEntry) throws {
        if wanted == nil, progress.state == .passed {
            throw WorkshopError("lab \(lab.id) has passed; for a step's hints all the same: hint \(lab.id) --step N")
        }
        let number = wanted ?? progress.firstUnfinishedStep ?? handout.steps.first?.number ?? 1
        guard let step = handout.steps.first(where: { $0.number == number }) else {
            let steps = handout.steps.map { "\($0.number)" }.joined(separator: ", ")
            throw WorkshopError("lab \(lab.id) has no step \(number); its steps are \(steps)")
        }
        guard !step.hints.isEmpty else {
            throw WorkshopError("step \(number) of lab \(lab.id) has no hints; its text is in \(lab.handout)")
        }
        let shown = progress.hints["\(number)"] ?? 0
        self.step = step
        self.number = min(shown + 1, step.hints.count)
        self.isRepeated = shown >= step.hints.count
    }

    var text: String { step.hints[number - 1] }
}
