"""The sample's metrics, compared part by part with what is expected."""

from google.protobuf import json_format
from opentelemetry.proto.metrics.v1 import metrics_pb2

import otlp_decode
import otlp_expected_metrics


def check(lines, report):
    expected_documents = otlp_expected_metrics.DOCUMENTS
    report.expect("metrics: one line for each export", len(expected_documents), len(lines))
    for number, (line, expected) in enumerate(zip(lines, expected_documents), 1):
        label = f"metrics, line {number}"
        try:
            compare(label, expected, read(line), report)
        except (json_format.ParseError, otlp_decode.NotOTLP, ValueError) as error:
            report.expect(f"{label} can be decoded", "a MetricsData message", str(error))


def read(line):
    """The line as a list of a resource's attributes and its scopes, each a name and its metrics."""
    return [
        (otlp_decode.attributes(resource.resource.attributes), [
            (scope.scope.name, [otlp_decode.plain_metric(metric) for metric in scope.metrics])
            for scope in resource.scope_metrics
        ])
        for resource in otlp_decode.decode(line, metrics_pb2.MetricsData).resource_metrics
    ]


def compare(label, expected, got, report):
    report.expect(f"{label}: resources, scopes and metrics", names(expected), names(got))
    if names(expected) != names(got):
        return
    for (expected_resource, expected_scopes), (resource, scopes) in zip(expected, got):
        report.expect(f"{label}: resource", expected_resource,
                      {key: value for key, value in resource.items() if key in expected_resource})
        for (scope, expected_metrics), (_, metrics) in zip(expected_scopes, scopes):
            for expected_metric, metric in zip(expected_metrics, metrics):
                compare_metric(f"{label}: {scope}: {metric['name']}", expected_metric, metric, report)


def compare_metric(label, expected, got, report):
    for part, value in expected.items():
        if part != "points":
            report.expect(f"{label}: {part}", value, got[part])
    report.expect(f"{label}: number of points", len(expected["points"]), len(got["points"]))
    for number, (expected_point, point) in enumerate(zip(expected["points"], got["points"]), 1):
        report.expect(f"{label}: point {number}: nothing more", set(expected_point), set(point))
        for part, value in expected_point.items():
            report.expect(f"{label}: point {number}: {part}", value, point.get(part))


def names(document):
    return [
        (resource.get("service.name"), [(scope, [metric["name"] for metric in metrics]) for scope, metrics in scopes])
        for resource, scopes in document
    ]
