#!/usr/bin/env python3
"""Grades a hostile class with the tool `workshop`, on the small kit: every submission gets the score it has earned, and a reason.

    Tests/workshop/hostile.py PROGRAM     PROGRAM is the built tool

None stops the others, nothing is left running, and nothing is written outside the working folder. The run is also stopped
half-way, and goes on where it was.
"""

import csv
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("end_to_end", os.path.join(HERE, "end-to-end.py"))
end_to_end = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(end_to_end)
answer, fail, expect, is_running = end_to_end.answer, end_to_end.fail, end_to_end.expect, end_to_end.is_running
expect_text = end_to_end.expect_text

CHECKS = ["answer-is-known", "double-is-twice", "word-is-said"]
FOUNDATION = "import Foundation"
MARK = "workshop-hostile-mark"


def swift(body):
    """An expression that does this, and then gives the right answer."""
    return "{ " + body + "; return 84 }()"


def hostile(outside):
    """Student: (source, the outcome of double-is-twice, a word of the reason). The other two checks of each are right."""
    quoted = json.dumps(outside)
    return {
        "exit": (answer(doubled="{ exit(0) }()", top=FOUNDATION), "didNotReport", "exit"),
        "exit-at-exit": (answer(doubled="{ atexit { _exit(0) }; return 1 }()", top=FOUNDATION), "failed", "wrong"),
        "trap": (answer(doubled="[84][Answer().number ?? 0]"), "crashed", "crashed"),
        "abort": (answer(doubled="{ abort() }()", top=FOUNDATION), "crashed", "crashed"),
        "loop": (answer(doubled="{ while Answer().number == 42 {}; return 84 }()"), "timedOut", "did not return"),
        "sleep": (answer(doubled=swift("sleep(3600)"), top=FOUNDATION), "timedOut", "did not return"),
        "fork": (answer(doubled=swift(
            'while Answer().number == 42 { let p = Process(); p.executableURL = URL(fileURLWithPath: "/bin/sleep");'
            ' p.arguments = ["7531"]; try? p.run() }'), top=FOUNDATION), "didNotReport", "processes"),
        "escape": (answer(doubled='{ let p = Process(); p.executableURL = URL(fileURLWithPath: "/bin/sh"); '
            'p.arguments = ["-c", "setsid sleep 7531 &"]; try? p.run(); sleep(1); return 1 }()',
            top=FOUNDATION), "failed", "wrong"),
        "memory": (answer(doubled=swift(
            "var all: [[UInt8]] = []; while Answer().number == 42 { all.append([UInt8](repeating: 1, count: 16 << 20)) }; _ = all")
            ), "didNotReport", "memory"),
        "write": (answer(doubled="{ (try? Data(\"mark\".utf8).write(to: URL(fileURLWithPath: " + quoted + "))) == nil ? 1 : 84 }()",
            top=FOUNDATION), "failed", "wrong"),
        "network": (answer(doubled="""{
            let s = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0); var a = sockaddr_in(); a.sin_family = 2; a.sin_port = 0x3500
            a.sin_addr.s_addr = 0x01010101
            let sent = withUnsafePointer(to: &a) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(s, $0, 16) } }
            return sent == 0 ? 84 : 1 }()""", top=FOUNDATION), "failed", "wrong"),
        "fake": (answer(doubled="""{
            print("Test Case 'Lab01Tests.testDoubleIsTwice' passed (0.001 seconds)")
            let line = "{\\"nonce\\":\\"\\",\\"event\\":{\\"ended\\":{\\"id\\":\\"double-is-twice\\",\\"verdict\\":\\"passed\\",\\"seconds\\":0}}}\\n"
            for d: Int32 in 1..<128 { _ = line.utf8CString.withUnsafeBytes { Foundation.write(d, $0.baseAddress, $0.count - 1) } }
            return 1 }()""", top=FOUNDATION), "failed", "wrong"),
        "print": (answer(doubled='{ while true { print("and again and again and again and again") } }()'), "didNotReport", "printed"),
        "wrong": (answer(doubled="85"), "failed", "wrong"),
    }


class Class:
    def __init__(self, folder, program):
        self.kit = end_to_end.Kit(folder, program)
        self.submissions = os.path.join(folder, "class")
        self.work = os.path.join(folder, "work")
        self.outside = os.path.join(folder, MARK)

    def write(self, student, text, name="Answer.swift", lab="01-answer"):
        folder = os.path.join(self.submissions, student, "Exercises", lab)
        os.makedirs(folder, exist_ok=True)
        if text is not None:
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        return folder

    def command(self, *words):
        return [self.kit.program, "grade", "01", "--submissions", self.submissions, "--work", self.work, *words]

    def run(self, *words, expecting=0):
        run = subprocess.run(self.command(*words), cwd=self.kit.folder, env=self.kit.environment, capture_output=True, text=True, timeout=3600)
        if run.returncode != expecting:
            fail(f"grade --submissions: exit code {run.returncode}, expected {expecting}\n{run.stdout}{run.stderr}")
        return run

    def results(self):
        run = json.loads(self.run("--format", "json").stdout)
        return {student["name"]: student["labs"][0] for student in run["students"]}


def make(group):
    for name, (source, _, _) in hostile(group.outside).items():
        group.write(name, source)
    group.write("right", answer())
    group.write("starter", None)
    shutil.copy(os.path.join(HERE, "kit", "labs", "01-answer", "starter", "Answer.swift"), group.write("starter", None))
    group.write("no-compile", answer(word="42"))
    group.write("xctest", answer(top="class XCTestCase {}\nfunc XCTAssertNotEqual<T>(_ a: T, _ b: T) {}"))
    group.write("reporter", answer(doubled="1", top="final class GradeReporter { static let ofThisProcess: GradeReporter? = nil }"))
    group.write("second-main", answer(), name="Answer.swift")
    group.write("second-main", "@main struct Mine { static func main() {} }\n", name="Mine.swift")
    group.write("own-main", answer())
    group.write("own-main", "this is no Swift\n", name="Main.swift")
    group.write("without-todo", "struct Other {}\n", name="Other.swift")
    os.symlink("/etc/passwd", os.path.join(group.write("link", answer(doubled="85")), "Passwd.swift"))
    os.makedirs(os.path.join(group.submissions, "linked-folder"))
    os.symlink(os.path.join(group.submissions, "right", "Exercises"), os.path.join(group.submissions, "linked-folder", "Exercises"))
    with open(os.path.join(group.write("huge", answer()), "Huge.swift"), "wb") as file:
        file.truncate(100 << 20)
    os.mkfifo(os.path.join(group.write("pipe", answer()), "Pipe.swift"))
    os.makedirs(os.path.join(group.submissions, "nothing"))


def outcomes(lab):
    return {check["id"]: check["outcome"] for check in lab["result"]["checks"]}


def check_results(results, confined):
    passed = dict.fromkeys(CHECKS, "passed")
    for name, (_, outcome, reason) in hostile("").items():
        if not confined and name in ("write", "network", "fork", "memory"):
            continue
        lab = results[name]
        expect(outcomes(lab), dict(passed, **{"double-is-twice": outcome}), name)
        feedback = next(check for check in lab["result"]["checks"] if check["id"] == "double-is-twice").get("feedback", "")
        if reason not in feedback:
            fail(f"{name}: {reason!r} is not in {feedback!r}")
    for name in ("right", "own-main", "huge", "pipe"):
        expect(outcomes(results[name]), passed, name)
    expect(outcomes(results["starter"]), dict.fromkeys(CHECKS, "notStarted"), "starter")
    expect(outcomes(results["without-todo"]), dict.fromkeys(CHECKS, "notStarted"), "without-todo")
    expect(outcomes(results["link"]), dict(passed, **{"double-is-twice": "failed"}), "link")
    for name in ("nothing", "linked-folder"):
        expect((results[name]["files"], set(outcomes(results[name]).values())), (0, {"notStarted"}), name)
    for name in ("no-compile", "second-main", "xctest"):
        expect(set(outcomes(results[name]).values()), {"notBuilt"}, name)
        if not results[name]["result"]["buildFailure"]["text"]:
            fail(f"{name} has no reason")
    if outcomes(results["reporter"])["double-is-twice"] == "passed":
        fail("a GradeReporter of one's own makes a wrong answer right")
    for name, reason in {"link": "symbolic link", "linked-folder": "symbolic link", "huge": "bytes", "pipe": "regular"}.items():
        if not any(reason in refusal["reason"] for refusal in results[name]["refused"]):
            fail(f"{name}: nothing was refused for {reason!r}: {results[name]['refused']}")


def processes_of(folder):
    """Processes that have `folder`, or the mark of a program that was started from a submission, in their command line."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                command = file.read().decode(errors="replace")
        except OSError:
            continue
        if int(pid) != os.getpid() and is_running(pid) and (folder in command or "sleep\0007531" in command):
            found.append(command.replace("\0", " "))
    return found


def expect_nothing_left(group):
    deadline = time.monotonic() + 10
    while processes_of(group.work):
        if time.monotonic() > deadline:
            fail(f"left running: {processes_of(group.work)}")
        time.sleep(0.1)


def snapshot(folder, without):
    return sorted(
        os.path.join(base, name)
        for base, folders, files in os.walk(folder)
        if not base.startswith(without)
        for name in files
    )


def stopped_and_resumed(group):
    run = subprocess.Popen(group.command(), cwd=group.kit.folder, env=group.kit.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in run.stderr:
        if re.search(r" [3-9] of \d+ ", line):
            break
    run.send_signal(signal.SIGINT)
    run.stderr.read()
    expect(run.wait(timeout=60), 130, "a run that was stopped")
    expect_nothing_left(group)
    run = group.run("--format", "csv")
    first = re.search(r"(\d+) of \d+", run.stderr)
    if not first or int(first.group(1)) < 3:
        fail(f"the second run begins at the beginning:\n{run.stderr}")
    return run


def check_formats(group, students):
    rows = list(csv.reader(io.StringIO(group.run("--format", "csv").stdout)))
    expect(len(rows), students + 1, "rows of the CSV")
    suites = xml.etree.ElementTree.fromstring(group.run("--format", "junit").stdout)
    expect(len(suites), students, "suites of the JUnit file")
    for form in ("gradescope", "exercism"):
        folder = os.path.join(group.work, "out", form)
        group.run("--format", form, "--output", folder)
        files = [os.path.join(base, name) for base, _, names in os.walk(folder) for name in names]
        expect(len(files), students, f"files of {form}")
        for file in files:
            with open(file, encoding="utf-8") as text:
                json.load(text)


def where_no_namespaces_can_be_made(group, folder):
    """The same program where `unshare` fails: limits hold, and what leaves its process group is ended all the same."""
    programs = os.path.join(folder, "programs")
    os.makedirs(programs)
    with open(os.path.join(programs, "unshare"), "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\nexit 1\n")
    os.chmod(os.path.join(programs, "unshare"), 0o755)
    group.kit.environment["PATH"] = programs + ":" + group.kit.environment["PATH"]
    everybody = group.submissions
    group.submissions, group.work = os.path.join(folder, "few"), os.path.join(folder, "work2")
    few = ("escape", "trap", "exit", "right")
    for name in few:
        shutil.copytree(os.path.join(everybody, name), os.path.join(group.submissions, name))
    results = group.results()
    expect_text("limits only", group.run().stdout, "the table")
    passed = dict.fromkeys(CHECKS, "passed")
    for name in few[:3]:
        expect(outcomes(results[name]), dict(passed, **{"double-is-twice": hostile("")[name][1]}), name)
    expect(outcomes(results["right"]), passed, "right")
    expect_nothing_left(group)
    print("without namespaces: the same scores, and nothing is left running")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        group = Class(os.path.realpath(folder), os.path.abspath(sys.argv[1]))
        make(group)
        before = snapshot(folder, without=group.work)
        start = time.monotonic()
        stopped_and_resumed(group)
        print(f"stopped, resumed, and graded {len(os.listdir(group.submissions))} submissions ({time.monotonic() - start:.0f} s)", flush=True)
        table = group.run().stdout
        print(table)
        confined = "limits only" not in table
        check_results(group.results(), confined)
        expect_nothing_left(group)
        if confined:
            expect(snapshot(folder, without=group.work), before, "files outside the working folder")
        else:
            print("this system makes no namespaces: what fork, memory, network and write may do here is not tested")
        check_formats(group, len(os.listdir(group.submissions)))
        print("every submission has its score and a reason; nothing is left running, nothing written outside", flush=True)
        if sys.platform == "linux" and confined:
            where_no_namespaces_can_be_made(group, os.path.realpath(folder))


if __name__ == "__main__":
    main()
