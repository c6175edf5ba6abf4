/// What is known when a message, or several, are about to be processed.
enum Situation: Sendable {
    /// One message, soon after it was sent. No span is active.
    case oneMessage

    /// One message, while a span is active that is about something else: a scheduled job, a request.
    case oneMessageInsideAnotherSpan

    /// Several messages in one go. Each may come from another trace.
    case batch

    /// Records that were handled long ago and are read once more, one by one.
    case replay
}

/// How a process span is tied to the creation context of a message: the span that the message's headers name.
enum Relation: Sendable {
    /// The creation context is the span's parent, and it is linked to as well.
    case parentAndLink

    /// The creation context is only linked to. The parent is the active span, if there is one.
    case linkOnly
}
