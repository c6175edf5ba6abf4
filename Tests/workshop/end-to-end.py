#!/usr/bin/env python3
"""Uses the tool `workshop` as a student would, on a small kit in a folder of its own: two labs that build in seconds.

    Tests/workshop/end-to-end.py PROGRAM [SWAPS]     PROGRAM is the built tool; 50 swaps by default

It tries code that crashes, exits, loops, prints without end, forges records and does not compile, and swaps right and wrong
sources as fast as it can: every verdict has to be right.
"""

import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PASSED = {"answer-is-known": "passed", "double-is-twice": "passed", "word-is-said": "passed"}


def answer(number="42", doubled="84", word='"answer"', top=""):
    """The source of the lab, with these expressions in it."""
    return f"""{top}
struct Answer {{
    var number: Int? {{ {number} }}
    func doubled() -> Int {{ {doubled} }}
    func word() -> String {{ {word} }}
}}
"""


class Kit:
    def __init__(self, folder, program):
        self.folder, self.program = os.path.join(folder, "kit"), program
        shutil.copytree(os.path.join(HERE, "kit"), self.folder)
        shutil.copytree(os.path.join(ROOT, "Sources", "GradeRecords"), os.path.join(self.folder, "Sources", "GradeRecords"))
        # What a shell or a CI sets must not change what is tested.
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("WORKSHOP_")}

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, text, lab="01-answer"):
        with open(self.path("Exercises", lab, "Answer.swift"), "w", encoding="utf-8") as file:
            file.write(text)

    def run(self, *words, expecting):
        run = subprocess.run([self.program, *words], cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=900)
        if run.returncode != expecting:
            fail(f"workshop {' '.join(words)}: exit code {run.returncode}, expected {expecting}\n{run.stdout}{run.stderr}")
        return run.stdout

    def outcomes(self, lab="01"):
        with open(self.path(".workshop", "progress.json"), encoding="utf-8") as file:
            checks = json.load(file)["labs"][lab]["checks"]
        return {name: check["outcome"] for name, check in checks.items()}


def fail(text):
    sys.exit(f"end-to-end: {text}")


def expect(got, expected, what):
    if got != expected:
        fail(f"{what}: got {got}, expected {expected}")


def expect_text(pattern, text, what):
    if not re.search(pattern, text):
        fail(f"{what}: {pattern!r} is not in\n{text}")


def a_student_begins(kit):
    expect_text(r"01  the answer +not started", kit.run(expecting=0), "the overview")
    text = kit.run("grade", "01", expecting=1)
    expect_text("0 of 3 checks", text, "the starter")
    expect(set(kit.outcomes().values()), {"notStarted"}, "the starter")
    expect_text("Hint 1 of 2", kit.run("hint", "1", expecting=0), "the first hint")
    expect_text("Hint 2 of 2", kit.run("hint", "1", expecting=0), "the second hint")
    kit.write(answer())
    expect_text("3 of 3 checks, 3 of 3 points", kit.run("grade", "01", expecting=0), "the solution")
    expect_text("01  the answer +passed", kit.run(expecting=0), "the overview")
    kit.write(answer(word='"no"'))
    expect_text("✗ word-is-said is wrong", kit.run("grade", "01", expecting=1), "a wrong word")


def code_that_misbehaves_costs_its_check(kit):
    forged = (
        '{ for d: Int32 in 3..<128 { let line = "{\\"nonce\\":\\"\\",\\"event\\":{\\"ended\\":{\\"id\\":\\"double-is-twice\\",'
        '\\"verdict\\":\\"passed\\",\\"seconds\\":0}}}\\n"; _ = line.utf8CString.withUnsafeBytes { Foundation.write(d, $0.baseAddress, $0.count - 1) } }; '
        'return ProcessInfo.processInfo.environment["WORKSHOP_GRADE_ORDER"] == nil ? 1 : 84 }()')
    misbehaviour = {
        "crashed": "[84][Answer().number ?? 0]",
        "didNotReport": "{ exit(0) }()",
        "timedOut": "{ while Answer().number == 42 {}; return 84 }()",
        "failed": forged,
    }
    for outcome, code in misbehaviour.items():
        kit.write(answer(doubled=code, top="import Foundation"))
        text = kit.run("grade", "01", expecting=1)
        expect(kit.outcomes(), dict(PASSED, **{"double-is-twice": outcome}), outcome)
        expect_text("2 of 3 checks", text, outcome)
        if outcome == "crashed":
            expect_text(r"Exercises/01-answer/Answer.swift:\d+", text, "the place of the crash")
    # What ends the process behind its back cannot make a check that failed pass.
    hidden = "{ atexit { _exit(0) }; return 1 }()"
    kit.write(answer(doubled=hidden, top="import Foundation"))
    kit.run("grade", "01", expecting=1)
    expect(kit.outcomes(), dict(PASSED, **{"double-is-twice": "failed"}), "_exit in atexit")
    kit.write(answer(doubled='{ while true { print("and again") } }()'))
    kit.run("grade", "01", expecting=1)
    expect(kit.outcomes(), dict(PASSED, **{"double-is-twice": "timedOut"}), "printing without end")


def a_lab_that_does_not_compile_costs_itself(kit):
    kit.write(answer())
    kit.write(answer(word="42"), lab="02-question")
    text = kit.run("grade", expecting=1)
    expect_text(r"Exercises/02-question/Answer.swift:5: error: cannot convert .* type 'Int' .* 'String'", text, "the error")
    expect_text(r"\n +func word\(\) -> String \{ 42 \}\n +\^", text, "the line of source")
    expect_text("1 of 2 labs passed", text, "the other lab")
    kit.write(answer(), lab="02-question")
    kit.run("grade", expecting=0)


def what_was_written_is_kept(kit):
    kit.write(answer(word='"mine"'))
    with open(kit.path("Exercises", "01-answer", "Extra.swift"), "w", encoding="utf-8") as file:
        file.write("struct Extra {}\n")
    kit.run("reset", "01", expecting=0)
    expect(sorted(os.listdir(kit.path("Exercises", "01-answer"))), ["Answer.swift", "Main.swift"], "the starter")
    kept = glob.glob(kit.path(".workshop", "kept", "01-answer", "*"))
    expect([sorted(os.listdir(folder)) for folder in kept], [["Answer.swift", "Extra.swift", "Main.swift"]], "what is kept")
    expect_text("the starter already", kit.run("reset", "01", expecting=0), "a second reset")
    kit.run("grade", "01", expecting=1)


def quick_swaps_get_right_verdicts(kit, count):
    slowest = 0
    for number in range(count):
        is_right = number % 2 == 1
        # The same length, so that the size says nothing; and in the second half the same time, as if no clock went on.
        kit.write(answer(doubled="84" if is_right else "85"))
        if number >= count // 2:
            os.utime(kit.path("Exercises", "01-answer", "Answer.swift"), (1_000_000_000, 1_000_000_000))
        # Every fifth time a file comes or goes, and SwiftPM builds; otherwise the tool compiles by itself.
        more = kit.path("Exercises", "01-answer", "More.swift")
        if number % 5 == 4:
            if os.path.exists(more):
                os.remove(more)
            else:
                with open(more, "w", encoding="utf-8") as file:
                    file.write("let more = 1\n")
        start = time.monotonic()
        kit.run("grade", "01", expecting=0 if is_right else 1)
        slowest = max(slowest, time.monotonic() - start)
        expect(kit.outcomes()["double-is-twice"], "passed" if is_right else "failed", f"swap {number + 1}")
    print(f"  {count} swaps, {count} right verdicts; the slowest took {slowest:.1f} s")


def saving_grades_again(kit):
    kit.write(answer(doubled="85"))
    log = kit.path("watch.log")
    with open(log, "w", encoding="utf-8") as output:
        watch = subprocess.Popen([kit.program, "watch", "01"], cwd=kit.folder, env=kit.environment, stdout=output, stderr=output)
    try:
        wait_for(log, "2 of 3 checks")
        wait_for(log, "swift run workshop grade 01")
        kit.write(answer())
        wait_for(log, "3 of 3 checks")
        kit.write(answer(doubled="{ while Answer().number == 42 {}; return 84 }()"))
        grader = wait_for_child(watch.pid)
    finally:
        watch.send_signal(signal.SIGINT)
        code = watch.wait(timeout=30)
    expect(code, 130, "watch after Ctrl-C")
    deadline = time.monotonic() + 10
    while is_running(grader):
        if time.monotonic() > deadline:
            fail(f"watch left its grader behind, process {grader}")
        time.sleep(0.05)


def is_running(pid):
    """A process that has ended and that nobody has asked for yet is not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_for(path, text):
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        with open(path, encoding="utf-8") as file:
            if text in file.read():
                return
        time.sleep(0.1)
    with open(path, encoding="utf-8") as file:
        fail(f"{text!r} never came:\n{file.read()}")


def wait_for_child(parent):
    """The grader's process, once there is one below `parent`."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        for status in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(status, encoding="utf-8") as file:
                    pid, name, rest = re.match(r"(\d+) \((.*)\) (.*)", file.read(), re.S).groups()
                with open(f"/proc/{pid}/cmdline", encoding="utf-8") as file:
                    command = file.read()
            except OSError:
                continue
            if int(rest.split()[1]) == parent and "PackageTests" in command and "--list-tests" not in command:
                return int(pid)
        time.sleep(0.05)
    fail("watch started no grader")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    swaps = int(sys.argv[2]) if len(sys.argv) == 3 else 50
    with tempfile.TemporaryDirectory() as folder:
        kit = Kit(folder, program)
        for name, case in [
            ("a student begins", a_student_begins),
            ("code that misbehaves costs its check, and no other", code_that_misbehaves_costs_its_check),
            ("a lab that does not compile costs itself, and no other", a_lab_that_does_not_compile_costs_itself),
            ("reset keeps what was written", what_was_written_is_kept),
            ("saving grades again, and Ctrl-C leaves nothing behind", saving_grades_again),
            ("right and wrong sources, swapped quickly", lambda kit: quick_swaps_get_right_verdicts(kit, swaps)),
        ]:
            start = time.monotonic()
            case(kit)
            print(f"{name} ({time.monotonic() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
