"""The kit's trace files are OTLP, as the Python package opentelemetry-proto understands it.

    otlp.py OTLP_SAMPLE

The argument is the built program. Prints a line for each part of each span and the sum; exits with 1 when one was lost or
changed.
"""

import os
import subprocess
import sys
import tempfile

from google.protobuf import json_format

import otlp_decode
import otlp_expected

MISSING = "nothing"


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, sentence, expected, got):
        if expected == got:
            self.passed += 1
            print(f"ok      {sentence}")
            return
        self.failed += 1
        print(f"NOT OK  {sentence}")
        print(f"        expected {ascii(expected):.1000}\n        got      {ascii(got):.1000}")


def lines_of_sample(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "traces", "sample.jsonl")
        subprocess.run([program, path], check=True, timeout=60)
        with open(path, encoding="utf-8", newline="\n") as file:
            text = file.read()
    if not text.endswith("\n"):
        sys.exit("NOT OK  the file does not end with a line feed")
    return text[:-1].split("\n")


def read_spans(lines, report):
    """All spans in order, each with its resource's attributes."""
    spans = []
    for number, line in enumerate(lines, 1):
        try:
            for resource_spans in otlp_decode.decode(line).resource_spans:
                resource = otlp_decode.attributes(resource_spans.resource.attributes)
                for scope_spans in resource_spans.scope_spans:
                    report.expect(f"line {number} names its scope", True, scope_spans.scope.name != "")
                    spans += [(otlp_decode.plain(span), resource) for span in scope_spans.spans]
        except (json_format.ParseError, otlp_decode.NotOTLP, ValueError) as error:
            report.expect(f"line {number} can be decoded", "a TracesData message", str(error))
    return spans


def compare(name, expected, got, report):
    """Part by part; attributes one by one."""
    for part, value in expected.items():
        if part != "attributes":
            report.expect(f"{name}: {part}", value, got[part])
    for key in expected["attributes"] | got["attributes"]:
        report.expect(
            f"{name}: attribute {ascii(key):.60}",
            expected["attributes"].get(key, MISSING), got["attributes"].get(key, MISSING))


def compare_many(got, report):
    """A span keeps as many of each as the limits allow, and counts the others."""
    for part, dropped in zip(("attributes", "events", "links"), got["dropped"]):
        report.expect(f"many: {part}", otlp_expected.LIMIT, len(got[part]))
        report.expect(f"many: dropped {part}", otlp_expected.MANY_COUNT - otlp_expected.LIMIT, dropped)
    same = {part: got[part] for part in ("attributes", "events", "links", "dropped")}
    compare("many", otlp_expected.MANY | same, got, report)
    report.expect("many: the first attribute stays", otlp_expected.integer(0), got["attributes"].get("k0", MISSING))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    report = Report()
    spans = read_spans(lines_of_sample(sys.argv[1]), report)

    names = [span["name"] for span in otlp_expected.SPANS] + [otlp_expected.MANY["name"]]
    report.expect("the spans that were sampled are there, in the order in which they ended", names,
                  [span["name"] for span, _ in spans])
    found = {span["name"]: span for span, _ in spans}
    for expected in otlp_expected.SPANS:
        if expected["name"] in found:
            label = expected["name"] if expected["name"].isascii() else "hostile text"
            compare(label, expected, found[expected["name"]], report)
    if otlp_expected.MANY["name"] in found:
        compare_many(found[otlp_expected.MANY["name"]], report)
    for key, value in otlp_expected.RESOURCE.items():
        report.expect(
            f"resource: {key}", [value] * len(spans), [resource.get(key, MISSING) for _, resource in spans])

    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
