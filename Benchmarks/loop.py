#!/usr/bin/env python3
"""Measures what people wait for, and prints one table in Markdown.

    Benchmarks/loop.py [--lab NN] [--edits N] [--students N] [--only PART ...]

    first    from a fresh clone to the first graded result: all labs, and one lab
    edit     from an edit of a solved lab to its verdict
    checks   all labs' checks on the solutions, once they are built
    class    a class of N students who handed in the solutions of three labs, graded with two jobs

Each figure stands beside SwiftPM's own floor on the same machine: a package with one empty module and one test. It works in a
clone of the last commit, in a temporary folder. Other work on the machine spoils the figures; it says how busy the machine was.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FLOOR = {
    "Package.swift": """// swift-tools-version: 6.0
import PackageDescription
let package = Package(
    name: "floor",
    targets: [.target(name: "Floor"), .testTarget(name: "FloorTests", dependencies: ["Floor"])]
)
""",
    "Sources/Floor/Floor.swift": "public func answer() -> Int { 42 }\n",
    "Tests/FloorTests/FloorTests.swift": """import Floor
import XCTest

final class FloorTests: XCTestCase {
    func testAnswer() { XCTAssertEqual(answer(), 42) }
}
""",
}


def seconds(folder, *words, **environment):
    """How long a command takes that must succeed, and what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LAB", "PROOF", "WORKSHOP_"))}
    start = time.monotonic()
    run = subprocess.run(words, cwd=folder, env={**kept, **environment}, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    taken = time.monotonic() - start
    if run.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {run.returncode} in {folder}:\n{run.stdout[-3000:]}")
    return taken, run.stdout


def clean(folder):
    for name in (".build", ".workshop"):
        shutil.rmtree(folder / name, ignore_errors=True)


def edits(path, folder, count, *words, **environment):
    """The median of how long a command takes after a change of one line."""
    line = "let benchmarkedEdit = {}\n"
    text = path.read_text()
    taken = []
    for number in range(count + 1):
        path.write_text(text + line.format(number))
        taken.append(seconds(folder, *words, **environment)[0])
    path.write_text(text)
    # The first one also builds what an edit does not change.
    return statistics.median(taken[1:])


class Benchmark:
    def __init__(self, work, options):
        self.options = options
        self.kit = work / "kit"
        self.empty = work / "floor"
        self.work = work
        subprocess.run(["git", "clone", "--quiet", ROOT, self.kit], check=True)
        for name, text in FLOOR.items():
            path = self.empty / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.rows = []

    def row(self, what, taken, floor):
        ratio = f"{taken / floor:.1f}" if floor else ""
        self.rows.append((what, f"{taken:.2f} s", f"{floor:.2f} s" if floor else "", ratio))
        print(f"{what}: {taken:.2f} s", file=sys.stderr)

    def slug(self, lab):
        return next((self.kit / "Solutions").glob(f"{lab}-*")).name

    def solve(self, slug):
        shutil.copytree(self.kit / "Solutions" / slug, self.kit / "Exercises" / slug, dirs_exist_ok=True)

    def first(self):
        clean(self.empty)
        floor, _ = seconds(self.empty, "swift", "test")
        for what, environment in [("`swift test`", {}), (f"`LAB={self.options.lab} swift test`", {"LAB": self.options.lab})]:
            clean(self.kit)
            taken, _ = seconds(self.kit, "swift", "test", **environment)
            self.row(f"{what} in a fresh clone", taken, floor)

    def edit(self):
        lab, count = self.options.lab, self.options.edits
        floor = edits(self.empty / "Sources/Floor/Floor.swift", self.empty, count, "swift", "test")
        slug = self.slug(lab)
        self.solve(slug)
        file = sorted(path for path in (self.kit / "Exercises" / slug).glob("*.swift") if path.name != "Main.swift")[-1]
        grade = ["swift", "run", "workshop", "grade", lab]
        taken, _ = seconds(self.kit, *grade)
        self.row(f"`swift run workshop grade {lab}`, the first time", taken, None)
        self.row(f"`swift run workshop grade {lab}` after an edit", edits(file, self.kit, count, *grade), floor)
        program = [str(self.kit / ".build/debug/workshop"), "grade", lab]
        self.row("the program `workshop` alone after an edit", edits(file, self.kit, count, *program), floor)
        test = ["swift", "test", "--filter", f"Lab{lab}Tests"]
        self.row(f"`LAB={lab} {' '.join(test)}` after an edit", edits(file, self.kit, count, *test, LAB=lab), floor)

    def checks(self):
        for folder in sorted((self.kit / "Solutions").iterdir()):
            self.solve(folder.name)
        seconds(self.kit, "swift", "build", "--build-tests")
        _, output = seconds(self.kit, "swift", "test", "--skip-build")
        count, taken = re.findall(r"Executed (\d+) tests, with 0 failures .* in ([\d.]+)", output)[-1]
        self.row(f"all {count} checks on the solutions", float(taken), None)

    def students(self):
        labs = ["01", "03", "06"]
        room = self.work / "class"
        for number in range(self.options.students):
            for lab in labs:
                slug = self.slug(lab)
                target = room / f"student-{number:02}" / "Exercises" / slug
                shutil.copytree(self.kit / "Solutions" / slug, target)
                # No two submissions are the same, or the second one would need no building.
                for file in target.glob("*.swift"):
                    file.write_text(file.read_text() + f"// {number}\n")
        seconds(self.kit, "swift", "build", "--product", "workshop")
        taken, output = seconds(self.kit, str(self.kit / ".build/debug/workshop"), "grade", "--submissions", str(room), *labs)
        units = self.options.students * len(labs)
        self.row(f"a class of {self.options.students}, {len(labs)} labs each, from nothing", taken, None)
        self.row("of that, for each submission and lab", taken / units, None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lab", default="03", help="the lab to measure, 03 by default")
    parser.add_argument("--edits", type=int, default=5, help="how many edits; their median counts")
    parser.add_argument("--students", type=int, default=30)
    parts = {"first": Benchmark.first, "edit": Benchmark.edit, "checks": Benchmark.checks, "class": Benchmark.students}
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="loop-") as work:
        benchmark = Benchmark(Path(work), options)
        before = os.getloadavg()[0]
        for name in options.only:
            parts[name](benchmark)
        print("| what | time | floor | ratio |\n|---|---:|---:|---:|")
        for row in benchmark.rows:
            print("| " + " | ".join(row) + " |")
        print(f"\n{os.cpu_count()} cores; load {before:.1f} before, {os.getloadavg()[0]:.1f} after.")


if __name__ == "__main__":
    main()
