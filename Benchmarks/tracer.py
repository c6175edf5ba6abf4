#!/usr/bin/env python3
"""Measures the kit's tracer beside OpenTelemetry's SDK for Python, and prints one table in Markdown.

    Benchmarks/tracer.py [--runs N] [--scratch-path DIR]

Both run in turn, N times; the least time of an operation counts. Python's packages go into a virtual environment in
Benchmarks/.build/. The goal of a row is a quarter of what swift-otel took, or one and a half floors where that is more.
swift-otel was measured on another machine, beside the same SDK for Python, so its times are scaled by Python's.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Nanoseconds of swift-otel 1.5 over swift-distributed-tracing, and of the SDK for Python 1.45 on the same machine.
REFERENCE = {
    "extract traceparent": (373, 3967),
    "extract traceparent and two-member tracestate": (3642, 6875),
    "inject": (626, 1837),
    "span start and end, recorded": (2924, 9506),
    "span with six attributes": (4085, None),
    "producer span, inject, extract, consumer span": (10062, None),
}


def environment():
    folder = HERE / ".build" / "python"
    requirements = HERE / "python" / "requirements.txt"
    installed = folder / "installed.txt"
    if not installed.exists() or installed.read_text() != requirements.read_text():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]
        subprocess.run(pip, check=True)
        installed.write_text(requirements.read_text())
    return folder / "bin" / "python"


def built(scratch_path):
    build = ["swift", "build", "-c", "release", "--product", "tracer-benchmark", "--package-path", HERE]
    build += ["--scratch-path", scratch_path]
    subprocess.run(build, check=True, stdout=sys.stderr)
    folder = subprocess.run(build + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return Path(folder) / "tracer-benchmark"


def kit_run(program, report):
    subprocess.run([program, "--json", report], check=True, stdout=subprocess.DEVNULL)
    return json.loads(report.read_text())


def python_run(python):
    output = subprocess.run([python, HERE / "python" / "benchmark.py"], check=True, capture_output=True, text=True)
    return json.loads(output.stdout)


def least(values):
    values = [value for value in values if value is not None]
    return min(values) if values else None


def machine():
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), model)
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()
    swift = next((line.strip() for line in swift if "Swift version" in line), "Swift")
    return f"{model}, {os.cpu_count()} cores, {platform.system()}; {swift}; Python {platform.python_version()}"


def number(value, digits=0):
    return "" if value is None else f"{value:,.{digits}f}"


def main():
    options = argparse.ArgumentParser(description="measures the kit's tracer beside OpenTelemetry's SDK for Python")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--scratch-path", type=Path, default=HERE / ".build")
    options = options.parse_args()

    python, program = environment(), built(options.scratch_path)
    kit_runs, python_runs = [], []
    for _ in range(options.runs):
        kit_runs.append(kit_run(program, HERE / ".build" / "tracer.json"))
        python_runs.append(python_run(python))

    theirs = {name: least(run["nanoseconds"][name] for run in python_runs) for name in python_runs[0]["nanoseconds"]}
    scales = {name: theirs[name] / ns for name, (_, ns) in REFERENCE.items() if ns}
    usual_scale = statistics.geometric_mean(scales.values())

    print(f"{machine()}; opentelemetry-sdk {python_runs[0]['version']}; least of {options.runs} runs of each.\n")
    print("| operation | kit ns | floor ns | kit/floor | Python ns | Python/kit | goal ns | met | allocations |")
    print("|---|---:|---:|---:|---:|---:|---:|---|---:|")
    for rows in zip(*kit_runs):
        name = rows[0]["name"]
        kit, floor = least(row["nanoseconds"] for row in rows), least(row.get("floor") for row in rows)
        goal = None
        if name in REFERENCE:
            goal = max(REFERENCE[name][0] / 4 * scales.get(name, usual_scale), 1.5 * floor)
        cells = [
            name,
            number(kit),
            number(floor),
            number(kit / floor, 1) if floor else "",
            number(theirs.get(name)),
            number(theirs[name] / kit) if name in theirs else "",
            number(goal),
            "" if goal is None else "yes" if kit <= goal else "no",
            number(rows[0].get("allocations"), 1),
        ]
        print("| " + " | ".join(cells) + " |")
    print("\nThe floors: " + "; ".join(f"{row['name']}: {row['floorIs']}" for row in kit_runs[0] if row.get("floorIs")) + ".")


main()
