#!/usr/bin/env python3
"""Checks the files of docker/ without Docker: what stands in more than one place must be the same in all of them.

    docker/check/run.sh               with the packages that it needs, as CI does
    docker/check.py [--self-test]     with those of docker/check/requirements.txt installed

It compares the files with one another, with the Swift code, the handouts and the docs, and with the schemas of Compose and
Kubernetes. It runs nothing, so it does not show that an image starts, or that a program accepts its configuration.
--self-test breaks the files in memory, one mistake at a time, and sees each of them found.
"""

import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(FOLDER, "check"))
sys.dont_write_bytecode = True

try:
    from kit import Kit
    import self_test
    import stack
except ImportError as error:
    sys.exit(f"docker/check.py: {error}; run docker/check/run.sh, which installs what is missing")


def main():
    kit = Kit(os.path.dirname(FOLDER))
    problems = stack.problems(kit)
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} problems")
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test.run(kit))
    print(f"the files of docker/ agree: {len(kit.read)} files read")


if __name__ == "__main__":
    main()
