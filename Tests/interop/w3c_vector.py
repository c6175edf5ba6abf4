"""What a vector is: headers that come in, and what each outgoing request must carry."""

import dataclasses

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = "b7ad6b7169203331"
VALID = f"00-{TRACE}-{PARENT}-01"

# What a new trace carries: the kit samples every root and makes random ids.
NEW_TRACE = (None, "03")


@dataclasses.dataclass(frozen=True)
class Vector:
    """`sentence` is the rule. `trace` is the trace id (None: any new one) and the flags that go out; `tracestate` and
    `baggage` are the values that go out, None where there must be no such header."""

    sentence: str
    headers: list
    trace: tuple = NEW_TRACE
    tracestate: str | None = None
    baggage: str | None = None


def continues(flags="01", trace=TRACE):
    return (trace, flags)


def traceparent(sentence, value, trace=NEW_TRACE):
    """A vector with one traceparent, and a tracestate that is dropped where the trace restarts."""
    kept = None if trace is NEW_TRACE else "vendor=1"
    return Vector(sentence, [["traceparent", value], ["tracestate", "vendor=1"]], trace, tracestate=kept)


def tracestate(sentence, values, expected):
    """A vector with a valid traceparent beside the tracestate lines `values`: the trace always continues."""
    lines = [["tracestate", value] for value in ([values] if isinstance(values, str) else values)]
    return Vector(sentence, [["traceparent", VALID], *lines], continues(), tracestate=expected)


def baggage(sentence, values, expected):
    """A vector with a valid traceparent beside the baggage lines `values`: the trace always continues."""
    lines = [["baggage", value] for value in ([values] if isinstance(values, str) else values)]
    return Vector(sentence, [["traceparent", VALID], *lines], continues(), baggage=expected)
