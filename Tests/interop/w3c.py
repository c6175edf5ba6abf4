"""Drives w3c-hop with headers for every rule of W3C Trace Context level 2 and W3C Baggage.

    w3c.py W3C_HOP

The argument is the built program. Prints a line for each rule and the sum; exits with 1 when one fails.
"""

import json
import re
import subprocess
import sys

import w3c_baggage
import w3c_traceparent
import w3c_tracestate
from w3c_vector import PARENT, VALID

COUNT = 2
TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})", re.ASCII)

# What the program must refuse, and a word that its error must say.
REFUSED = [
    ("a line that is not JSON", "traceparent: 00", "JSON"),
    ("an empty line", "", "JSON"),
    ("a line with something after the object", '{"headers":[],"count":1} x', "JSON"),
    ("a line of brackets", "[" * 100_000, "JSON"),
    ("an array", "[]", "object"),
    ("a number", "3", "object"),
    ("an object without headers", '{"count":1}', "headers"),
    ("an object without a count", '{"headers":[]}', "count"),
    ("headers as an object", '{"headers":{"traceparent":"x"},"count":1}', "headers"),
    ("a header without a value", '{"headers":[["a","b"],["a"]],"count":1}', "headers[1]"),
    ("a header with a null value", '{"headers":[["a",null]],"count":1}', "headers[0][1]"),
    ("a header with two values", '{"headers":[["a","b","c"]],"count":1}', "headers[0]"),
    ("a header that is a string", '{"headers":["ab"],"count":1}', "headers[0]"),
    ("a count that is a string", '{"headers":[],"count":"1"}', "count"),
    ("a count that is a boolean", '{"headers":[],"count":true}', "count"),
    ("a count below 0", '{"headers":[],"count":-1}', "count"),
    ("a count that is no whole number", '{"headers":[],"count":1.5}', "count"),
    ("a count too large", '{"headers":[],"count":1000000000000000000000}', "count"),
]


class Hop:
    """The running program: a line in, a line out."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def answer(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer.endswith(b"\n"):
            sys.exit(f"NOT OK  the program ended with {self.process.wait(timeout=10)} after the line {line[:500]!r}")
        return json.loads(answer)

    def close(self):
        """Ends the input; gives the exit code and what was still printed."""
        self.process.stdin.close()
        rest = self.process.stdout.read().decode()
        return self.process.wait(timeout=10), rest


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, sentence, problem, *seen):
        """One rule: `problem` is None, or says what is wrong with what was `seen`."""
        if problem is None:
            self.passed += 1
            print(f"ok      {sentence}")
            return
        self.failed += 1
        print(f"NOT OK  {sentence}: {problem}")
        for value in seen:
            print(f"        {json.dumps(value)[:2000]}")


def problem_of(vector, answer):
    """What is wrong with an answer, or None."""
    if set(answer) != {"out"} or len(answer["out"]) != COUNT:
        return f"expected {COUNT} lists of headers"
    trace_ids, span_ids = set(), set()
    for headers in answer["out"]:
        names = [name for name, _ in headers]
        values = dict(headers)
        match = TRACEPARENT.fullmatch(values.get("traceparent", ""))
        if len(names) != len(set(names)) or not set(names) <= {"traceparent", "tracestate", "baggage"}:
            return f"expected each header once, got {names}"
        if match is None:
            return "expected a traceparent of version 00"
        trace_id, span_id, flags = match.groups()
        if flags != vector.trace[1]:
            return f"expected the flags {vector.trace[1]}, got {flags}"
        for name, expected in [("tracestate", vector.tracestate), ("baggage", vector.baggage)]:
            if values.get(name) != expected:
                return f"expected the {name} {expected!r:.600}, got {values.get(name)!r:.600}"
        trace_ids.add(trace_id)
        span_ids.add(span_id)
    if len(span_ids) != COUNT or PARENT in span_ids or "0" * 16 in span_ids:
        return "expected a new span id for each outgoing request"
    return problem_of_trace(vector, trace_ids)


def problem_of_trace(vector, trace_ids):
    if len(trace_ids) != 1:
        return f"expected one trace, got {sorted(trace_ids)}"
    (trace_id,) = trace_ids
    if vector.trace[0] is not None:
        return None if trace_id == vector.trace[0] else f"expected the trace {vector.trace[0]}, got {trace_id}"
    received = " ".join(value for _, value in vector.headers).lower()
    if trace_id in received or trace_id == "0" * 32:
        return f"expected a new trace, got {trace_id}"
    return None


def check_vectors(hop, report):
    for module in (w3c_traceparent, w3c_tracestate, w3c_baggage):
        name = module.__name__.removeprefix("w3c_")
        for vector in module.VECTORS:
            answer = hop.answer(json.dumps({"headers": vector.headers, "count": COUNT}))
            report.add(f"{name}: {vector.sentence}", problem_of(vector, answer), vector.headers, answer)


def check_protocol(hop, report):
    """The program's own manners: errors, counts, and that it goes on."""
    for sentence, line, word in REFUSED:
        answer = hop.answer(line)
        good = set(answer) == {"error"} and word in answer["error"]
        report.add(
            f"program: {sentence} is refused", None if good else f"expected an error with the word {word}", answer)

    for count in (0, 1, 1000):
        answer = hop.answer(json.dumps({"headers": [["traceparent", VALID]], "count": count}))
        requests = {json.dumps(headers) for headers in answer.get("out", [])}
        good = len(requests) == len(answer.get("out", [])) == count
        report.add(
            f"program: count {count} gives {count} different lists", None if good else "it does not", answer)

    code, rest = hop.close()
    good = code == 0 and rest == ""
    report.add("program: it ends with 0 at the end of input", None if good else "it does not", [code, rest])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    hop = Hop(sys.argv[1])
    report = Report()
    check_vectors(hop, report)
    check_protocol(hop, report)
    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
