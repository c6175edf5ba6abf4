"""The kit's files of spans and of metrics are OTLP, as the Python package opentelemetry-proto understands it.

    otlp.py OTLP_SAMPLE

The argument is the built program. Prints a line for each part of each span and metric and the sum; exits with 1 when one
was lost or changed.
"""

import os
import subprocess
import sys
import tempfile

from google.protobuf import json_format

import otlp_decode
import otlp_expected
import otlp_metrics

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


def files_of_sample(program):
    """The lines of both files that the program writes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, "traces", name) for name in ("sample.jsonl", "sample.metrics.jsonl")]
        subprocess.run([program, *paths], check=True, timeout=60)
        return [lines_of(path) for path in paths]


def lines_of(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        text = file.read()
    if not text.endswith("\n"):
        sys.exit(f"NOT OK  {os.path.basename(path)} does not end with a line feed")
    return text[:-1].split("\n")


def read_spans(lines, report):
    """The lines, each as a list of a resource's attributes and its spans."""
    documents = []
    for number, line in enumerate(lines, 1):
        try:
            document = []
            for resource_spans in otlp_decode.decode(line).resource_spans:
                resource = otlp_decode.attributes(resource_spans.resource.attributes)
                spans = []
                for scope_spans in resource_spans.scope_spans:
                    report.expect(f"line {number} names its scope", True, scope_spans.scope.name != "")
                    spans += [otlp_decode.plain(span) for span in scope_spans.spans]
                document.append((resource, spans))
            documents.append(document)
        except (json_format.ParseError, otlp_decode.NotOTLP, ValueError) as error:
            report.expect(f"line {number} can be decoded", "a TracesData message", str(error))
    return documents


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


def check_single_spans(documents, report):
    """The lines that a simple processor wrote, with one span each."""
    report.expect("each of these lines has one span", [[1]] * len(documents),
                  [[len(spans) for _, spans in document] for document in documents])
    spans = [span for document in documents for _, spans in document for span in spans]
    names = [span["name"] for span in otlp_expected.SPANS] + [otlp_expected.MANY["name"]]
    report.expect("the spans that were sampled are there, in the order in which they ended", names,
                  [span["name"] for span in spans])
    found = {span["name"]: span for span in spans}
    for expected in otlp_expected.SPANS:
        if expected["name"] in found:
            label = expected["name"] if expected["name"].isascii() else "hostile text"
            compare(label, expected, found[expected["name"]], report)
    if otlp_expected.MANY["name"] in found:
        compare_many(found[otlp_expected.MANY["name"]], report)
    for document in documents:
        for resource, _ in document:
            check_resource("a single span", otlp_expected.RESOURCE, resource, report)


def check_batch(document, report):
    """The line that holds several spans of several resources."""
    report.expect("the batch: spans by resource",
                  [[span["name"] for span in spans] for _, spans in otlp_expected.BATCH],
                  [[span["name"] for span in spans] for _, spans in document])
    for (expected_resource, expected_spans), (resource, spans) in zip(otlp_expected.BATCH, document):
        check_resource("the batch", expected_resource, resource, report)
        for expected, span in zip(expected_spans, spans):
            compare(expected["name"], expected, span, report)


def check_resource(label, expected, got, report):
    report.expect(f"{label}: resource", expected, {key: value for key, value in got.items() if key in expected})
    others = otlp_expected.OTHER_KEYS_OF_RESOURCE
    report.expect(f"{label}: no more in the resource", set(expected) | others, set(got) | others)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    report = Report()
    span_lines, metric_lines = files_of_sample(sys.argv[1])
    *documents, batch = read_spans(span_lines, report) or [[]]
    check_single_spans(documents, report)
    check_batch(batch, report)
    otlp_metrics.check(metric_lines, report)

    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
