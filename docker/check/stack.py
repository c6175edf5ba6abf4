"""All checks, in turn."""

import collector
import compose
import dockerfiles
import docs
import flink
import grader
import kubernetes
import yaml

CHECKS = [
    compose.check, flink.check, collector.check, dockerfiles.check, kubernetes.check, docs.check, grader.check,
]


def problems(kit):
    for check in CHECKS:
        try:
            check(kit)
        except yaml.YAMLError as error:
            kit.check(False, f"{check.__module__}: no YAML: {error}".replace("\n", " "))
        except (AttributeError, IndexError, KeyError, OSError, TypeError, ValueError) as error:
            kit.check(False, f"{check.__module__}: something that the check looks for is not there: {error!r}")
    return kit.problems
