import Grading

/// Step 3: what is right when.
let relationChecks: [Check<Lab04Subject>] = [
    Check("one-message-alone-is-continued", "One message, with no span active, is continued", step: 3) { subject, _ in
        guard subject.relation(.oneMessage) == .linkOnly else { return }
        throw Feedback(
            "For one message with no span active, `relation` says linkOnly. A parent does no harm here, and joins the two "
                + "services in one trace.",
            picture: [
                "linkOnly                     parentAndLink",
                "send orders PRODUCER         send orders PRODUCER",
                "process orders CONSUMER      └─ process orders CONSUMER",
                "  ↳ link to send orders           ↳ link to send orders",
            ],
            why: "Two traces for one order, sampled apart, make everybody look twice and find half."
        )
    },

    Check(
        "one-message-inside-another-span-is-linked",
        "One message, inside a span that is active already, is linked",
        step: 3
    ) { subject, _ in
        guard subject.relation(.oneMessageInsideAnotherSpan) == .parentAndLink else { return }
        throw Feedback(
            "For one message inside another span, `relation` says parentAndLink. A span has one parent, and here that is "
                + "the active span; the conventions do not recommend the creation context.",
            picture: [
                "parentAndLink                   linkOnly",
                "send orders PRODUCER            send orders PRODUCER",
                "└─ process orders CONSUMER      nightly audit INTERNAL",
                "nightly audit INTERNAL          └─ process orders CONSUMER",
                "                                     ↳ link to send orders",
            ],
            why: "The job would show no work at all, and the order's trace would go on in the middle of the night."
        )
    },

    Check("batch-is-linked", "A batch is linked", step: 3) { subject, _ in
        guard subject.relation(.batch) == .parentAndLink else { return }
        throw Feedback(
            "For a batch, `relation` says parentAndLink. Its messages come from many traces, and a span has one parent: it "
                + "would be the first message's, and the others would be lost.",
            picture: [
                "parentAndLink                   linkOnly",
                "send orders PRODUCER            send orders PRODUCER",
                "└─ process orders CONSUMER      send orders PRODUCER",
                "send orders PRODUCER            process orders CONSUMER",
                "                                  ↳ link to send orders, and to send orders",
            ],
            why: "One customer's trace would hold the work done for all, and the others' would end at the send."
        )
    },

    Check("replay-is-linked", "A record that is read again long after is linked", step: 3) { subject, _ in
        guard subject.relation(.replay) == .parentAndLink else { return }
        throw Feedback(
            "For a replay, `relation` says parentAndLink. The traces of those records ended long ago.",
            picture: [
                "parentAndLink                           linkOnly",
                "POST /orders SERVER      Monday         POST /orders SERVER      Monday",
                "└─ send orders PRODUCER  Monday         └─ send orders PRODUCER  Monday",
                "   └─ process orders     Friday         process orders           Friday",
                "                                          ↳ link to send orders",
            ],
            why:
                "A trace that goes on after days is too long to draw, and its first part may be deleted or not sampled."
        )
    },
]
