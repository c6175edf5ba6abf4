#!/usr/bin/env python3
"""Proves the students' edition as a student would meet it: exported from this kit, built and graded on its own.

    Tests/students-edition.py [FOLDER]

The edition is exported (to FOLDER, which stays; else to a temporary folder) and built there once. Then: nothing is started,
so every check is skipped; one lab is graded although another does not compile; the solutions, laid over the exercises, pass
every check; a wrong submission is told the same as in the full edition; a sealed file that was damaged is named.
That no text of a solution or grader can be found in the edition is what Tests/WorkshopTests/Export shows.
"""

import glob
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WRONG = ("03", "appends-the-traceparent")


def by_copying():
    """The script that knows how a wrong submission is laid over an exercise."""
    spec = importlib.util.spec_from_file_location("by_copying", os.path.join(ROOT, "Tests", "prove-by-copying.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fail(text, output=""):
    sys.exit(f"students' edition: {text}\n" + "\n".join(output.splitlines()[-40:]))


def run(folder, *words, **environment):
    """What a command says, and how it ends."""
    # The labs are chosen here, and a seed set outside would be that of every run.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LAB", "PROOF", "WORKSHOP_"))}
    ended = subprocess.run(
        words, cwd=folder, env={**own, **environment}, text=True, timeout=3600,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return ended.returncode, ended.stdout


def must(folder, *words, **environment):
    code, output = run(folder, *words, **environment)
    if code != 0:
        fail(f"{' '.join(words)} ended with {code}", output)
    return output


def counts(output):
    """How many tests ran, were skipped and failed: the last total that XCTest prints."""
    totals = re.findall(r"Executed (\d+) tests?(?:, with (?:(\d+) tests? skipped and )?(\d+) failures?)", output)
    if not totals:
        fail("no test ran", output)
    return tuple(int(number or 0) for number in totals[-1])


def solve(edition, slug):
    shutil.copytree(os.path.join(ROOT, "Solutions", slug), os.path.join(edition, "Exercises", slug), dirs_exist_ok=True)


def prove(edition):
    tools = by_copying()
    must(ROOT, "swift", "run", "workshop", "export", edition)
    slugs = sorted(os.path.basename(path) for path in glob.glob(os.path.join(ROOT, "labs", "[0-9][0-9]-*")))
    checks = sum(len(re.findall(r"^    func test", tools.read(path), re.M))
                 for slug in slugs for path in glob.glob(os.path.join(ROOT, "Tests", slug, "Lab??Tests.swift")))
    test = ("swift", "test", "--disable-swift-testing")

    output = must(edition, "swift", "build", "--build-tests")
    if "warning:" in output:
        fail("the build has warnings", "\n".join(line for line in output.splitlines() if "warning:" in line))
    output = must(edition, *test)
    if counts(output) != (checks, checks, 0):
        fail(f"{checks} checks should be skipped, and there are {counts(output)} run, skipped and failed", output)
    print(f"nothing is started: {checks} checks skipped", flush=True)

    for slug in slugs:
        solve(edition, slug)
    output = must(edition, *test, WORKSHOP_STRICT="1")
    if counts(output) != (checks, 0, 0):
        fail(f"the solutions should pass {checks} checks, and there are {counts(output)} run, skipped and failed", output)
    print(f"solutions: {checks} checks passed", flush=True)

    number, name = WRONG
    lab = tools.Lab(number, [name])
    file, text = tools.as_submission(dict(lab.chaffs)[name], lab.solution)
    with open(os.path.join(edition, "Exercises", lab.slug, file), "w", encoding="utf-8") as target:
        target.write(text)
    other = slugs[0] if not slugs[0].startswith(number) else slugs[1]
    broken = glob.glob(os.path.join(edition, "Exercises", other, "*.swift"))[0]
    with open(broken, "a", encoding="utf-8") as target:
        target.write('let broken: Int = "text"\n')
    code, output = run(edition, *test, "--filter", f"Lab{number}Tests", LAB=number, WORKSHOP_SEED="1")
    golden = tools.read(os.path.join(lab.tests, "Proof", "Golden", name + ".txt"))
    if code == 0 or golden not in output:
        fail(f"{name} should be told what {name}.txt says", output)
    shown = re.findall(r"^(\S+):(\d+): error: ", output, re.M)
    if not shown or any("sources.sealed" in path or ".build" in path or not os.path.isfile(path) for path, _ in shown):
        fail(f"a failed check should point to a file in sight, and points to {shown}", output)
    print(f"lab {number} alone, {name}: told as in the full edition, although lab {other[:2]} does not compile", flush=True)

    sealed = os.path.join("Tests", lab.slug, "sources.sealed")
    with open(os.path.join(edition, sealed), "a", encoding="utf-8") as target:
        target.write("QUJD\n")
    code, output = run(edition, "swift", "build", "--build-tests", LAB=number)
    if code == 0 or not re.search(rf"error: .*{re.escape(sealed)} is damaged.*git checkout -- ", output):
        fail("a damaged file should end the build, named", output)
    print("a damaged file ends the build, and is named", flush=True)

    must(edition, "git", "checkout", "--quiet", "--", ".")
    output = must(ROOT, "swift", "run", "workshop", "export", edition)
    if "is up to date" not in output:
        fail("exporting again should change nothing", output)
    print("exporting again changes nothing")


def main():
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    if len(sys.argv) == 2:
        return prove(os.path.abspath(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        prove(os.path.join(folder, "edition"))


if __name__ == "__main__":
    main()
