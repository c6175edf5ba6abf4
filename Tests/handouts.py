#!/usr/bin/env python3
"""Checks what the handouts and READMEs claim: commands exist, code compiles, output is that of a run but for ids and times.

    Tests/handouts.py [LAB ...]      all pages, or only what these labs' handouts claim
    Tests/handouts.py --sample N     the commands and code of all pages, and what N of the labs' steps claim; others for each commit
    Tests/handouts.py --list         says for each block how it was checked
    Tests/handouts.py --self-test    spoils commands, code, output and counts in many ways, and sees each of them noticed

The kit must be built, on Linux: `PROOF=1 swift build --build-tests`; `--bin DIR` names another folder. Commands are looked at, and not run. Code must
stand, line by line, in what a student has after the step, put together from the exercise, the solution and `handouts/states/`; that
is compiled, run and graded, and its output compared with what the handout shows and says. What cannot be checked stands in
`handouts/unchecked.txt` with the reason.
"""

import argparse
import os
import subprocess
import sys
import tempfile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "handouts")
sys.path.insert(0, FOLDER)
sys.dont_write_bytecode = True

import examination
import pages
import self_test


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labs", nargs="*", metavar="LAB")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--bin", metavar="DIR")
    return parser.parse_args()


def main():
    words = arguments()
    build = words.bin or subprocess.run(["swift", "build", "--show-bin-path"], cwd=pages.ROOT, check=True, capture_output=True,
                                        text=True).stdout.strip()
    if not os.path.exists(os.path.join(build, "workshop")):
        sys.exit(f"{build} has no program workshop: run PROOF=1 swift build --build-tests first")
    with tempfile.TemporaryDirectory() as work:
        if words.self_test:
            sys.exit(self_test.run(build, work))
        report = examination.run(pages.pages(), build, work, words.labs, words.sample)
    for line in report.lines() if words.list else report.problems:
        print(line)
    print(report.summary())
    sys.exit(1 if report.problems else 0)


if __name__ == "__main__":
    main()
