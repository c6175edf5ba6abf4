"""Compiles what a student has at some moment against the built kit, and runs it: the outputs that pages are compared with."""

import glob
import os
import re
import shlex
import shutil
import subprocess
import tempfile

import pages

ROOT = pages.ROOT
# The modules that a lab is linked with, and those that a grader needs besides.
KIT = ["Kafka", "KafkaTracing", "LabKit", "Logging", "LoopbackCollector", "OTel", "RdKafka", "Streams", "TraceView", "Tracing"]
GRADER = ["GradeRecords", "Grading", "TestSupport"]


def environment(**more):
    """That of this process, without what would change a run."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("WORKSHOP_", "OTEL_", "KAFKA_", "LAB", "COLUMNS", "UPDATE_"))}
    return dict(kept, **more)


class DoesNotCompile(Exception):
    pass


def has_lld():
    return any(os.path.exists(os.path.join(folder, "ld.lld"))
               for folder in [os.path.dirname(os.path.realpath(shutil.which("swiftc")))] + os.environ["PATH"].split(":"))


class Runner:
    def __init__(self, build, work):
        """`build` is SwiftPM's folder with the built kit, `work` a folder for what is made here."""
        self.build, self.work = build, work

    def objects(self, *modules):
        found = []
        for module in modules:
            own = glob.glob(os.path.join(self.build, module + ".build", "**", "*.o"), recursive=True)
            if not own:
                raise DoesNotCompile(f"{self.build} has no module {module}: run PROOF=1 swift build --build-tests first")
            found += own
        return found

    def swiftc(self, *words):
        run = subprocess.run(["swiftc", "-swift-version", "6", *words], capture_output=True, text=True, cwd=self.work)
        if run.returncode:
            errors = [line for line in (run.stdout + run.stderr).splitlines() if "error:" in line]
            raise DoesNotCompile("\n".join(errors[:5]) or (run.stdout + run.stderr)[-800:])

    def modules(self):
        return ["-I", os.path.join(self.build, "Modules"), "-I", os.path.join(ROOT, "Sources", "Crdkafka")]

    def compile(self, state):
        """Compiles a state's files as the lab's module. Returns the folder with its object."""
        folder = os.path.join(self.work, f"{state.lab}-{state.step}")
        if os.path.exists(os.path.join(folder, "lab.o")):
            return folder
        paths = []
        for name, text in state.files().items():
            path = os.path.join(folder, "sources", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            paths += [path] if name.endswith(".swift") else []
        module = "Lab" + state.lab
        self.swiftc("-Onone", "-wmo", "-enable-testing", "-parse-as-library", "-module-name", module, *self.modules(),
                    "-emit-module", "-emit-module-path", os.path.join(folder, module + ".swiftmodule"),
                    "-emit-object", "-o", os.path.join(folder, "lab.o"),
                    "-Xfrontend", "-entry-point-function-name", "-Xfrontend", "lab_main", *paths)
        return folder

    def link(self, program, *words):
        self.swiftc(*(["-use-ld=lld"] if has_lld() else []), *words, "-lrdkafka", "-o", program)

    def program(self, state):
        """The state as a program."""
        folder = self.compile(state)
        program = os.path.join(folder, "Lab" + state.lab)
        if not os.path.exists(program):
            self.link(program, os.path.join(folder, "lab.o"), *self.objects(*KIT), "-Xlinker", "--defsym=main=lab_main")
        return program

    def grader(self, state):
        """The lab's tests on the state, as a program."""
        folder = self.compile(state)
        program = os.path.join(folder, "tests")
        if os.path.exists(program):
            return program
        sources = glob.glob(os.path.join(ROOT, "Tests", state.slug, "*.swift"))
        name = f"Lab{state.lab}Tests"
        text = "\n".join(pages.read(path) for path in sources)
        entries = ",\n    ".join(
            f'("{test}", asyncTest({name}.{test}))' if "async" in effects else f'("{test}", {name}.{test})'
            for test, effects in re.findall(r"^    func (test\w+)\(\)([^{]*)\{", text, re.M))
        main = os.path.join(folder, "main.swift")
        with open(main, "w", encoding="utf-8") as file:
            file.write(f"import XCTest\n\nXCTMain([testCase([\n    {entries},\n])])\n")
        checks = f"Lab{state.lab}Checks"
        self.link(program, "-Onone", "-wmo", "-module-name", f"Lab{state.lab}Grader", *self.modules(), "-I", folder, main, *sources,
                  os.path.join(folder, "lab.o"), *self.objects(*KIT, *GRADER, checks))
        return program

    def run(self, program, *words, folder=None, columns="100", timeout=90, **variables):
        folder = folder or tempfile.mkdtemp(dir=self.work)
        try:
            run = subprocess.run([program, *words], cwd=folder, timeout=timeout, capture_output=True, text=True, errors="replace",
                                 env=environment(NO_COLOR="1", COLUMNS=columns, **variables))
        except subprocess.TimeoutExpired:
            return f"(no end within {timeout} s)"
        return run.stdout + run.stderr

    def shell(self, text, state, folder):
        """Runs the handout's shell commands with the state in place of `swift run LabNN`."""
        tools = os.path.join(folder, "bin")
        os.makedirs(tools, exist_ok=True)
        with open(os.path.join(tools, "swift"), "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nshift 2\nexec {shlex.quote(self.program(state))} "$@"\n')
        os.chmod(file.name, 0o755)
        run = subprocess.run(["bash", "-c", text], cwd=folder, capture_output=True, text=True, errors="replace", timeout=90,
                             env=environment(NO_COLOR="1", PATH=tools + ":" + os.environ["PATH"]))
        return run.stdout + run.stderr
