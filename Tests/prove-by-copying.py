#!/usr/bin/env python3
"""Proves the labs' graders the way a student would meet them: with the code in Exercises/.

    Tests/prove-by-copying.py [LAB ...]          all labs, or these
    Tests/prove-by-copying.py 03 CHAFF ...       one lab, and only these wrong submissions

In a copy of the repository, the solution is laid over the exercise, and every test of the exercise must pass. Then each
wrong submission (or those named) is laid over that, and exactly the tests that KillMatrix.md says must fail.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def kebab(name):
    """The check's id for a test's or a type's name, as Tests/Grading does it."""
    name = re.sub(r"^test", "", name)
    return re.sub(r"(?<=[^A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def declarations(text, indent):
    """The names of the types and functions declared at this depth."""
    pattern = rf"^{' ' * indent}(?:public |private |fileprivate |static |final )*(?:struct|enum|class|func) (\w+)"
    return set(re.findall(pattern, text, re.M))


def kill_matrix(path):
    """Which checks each wrong submission must fail: {chaff: {check}}."""
    text = read(path)
    checks = re.findall(r"^\d+\. `([a-z0-9-]+)`", text, re.M)
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.*) \|$", text, re.M)
    return {name: {check for check, cell in zip(checks, cells.split(" | ")) if cell.strip()} for name, cells in rows}


def as_submission(chaff_path, solution):
    """The solution's file that a chaff replaces, and what it holds then: the chaff without the enum around it."""
    text = read(chaff_path)
    imports = set(re.findall(r"^import \w+$", text, re.M))
    match = re.search(r"^enum \w+ \{\n(.*?)^\}\n", text, re.M | re.S)
    if not match:
        sys.exit(f"{chaff_path}: found no enum around the code")
    body = "".join(line[4:] if line.startswith("    ") else line for line in match.group(1).splitlines(True))
    body = re.sub(r"^((?:private |fileprivate )?)static (?=func|let)", r"\1", body, flags=re.M)
    names = declarations(body, 0)
    for path in sorted(glob.glob(os.path.join(solution, "*.swift"))):
        if names & declarations(read(path), 0):
            imports |= set(re.findall(r"^import \w+$", read(path), re.M))
            return os.path.basename(path), "\n".join(sorted(imports)) + "\n\n" + body
    sys.exit(f"{chaff_path}: no file of the solution declares any of {sorted(names)}")


class Workspace:
    """A copy of the repository with a build folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        files = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
        for name in filter(None, files):
            if os.path.isfile(os.path.join(ROOT, name)):
                target = os.path.join(folder, name)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(os.path.join(ROOT, name), target)

    def open(self, lab, slug):
        self.lab = lab
        self.exercise = os.path.join(self.folder, "Exercises", slug)
        self.solution = os.path.join(self.folder, "Solutions", slug)

    def lay_over(self, replacements):
        for path in glob.glob(os.path.join(self.solution, "*.swift")):
            shutil.copy(path, self.exercise)
        for name, text in replacements.items():
            with open(os.path.join(self.exercise, name), "w", encoding="utf-8") as file:
                file.write(text)
        # A build can miss a file that changed twice within a second, unless what it made of it is gone.
        for ending in ("o", "swiftdeps", "priors"):
            pattern = os.path.join(self.folder, ".build", "*", "debug", f"Lab{self.lab}.build", "*." + ending)
            for path in glob.glob(pattern):
                os.remove(path)

    def failing_checks(self):
        """The ids of the checks that fail on the code in Exercises/."""
        command = ["swift", "test", "--disable-swift-testing", "--filter", f"Lab{self.lab}Tests"]
        environment = dict(os.environ, LAB=self.lab, WORKSHOP_STRICT="1")
        run = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=600)
        output = run.stdout + run.stderr
        ended = dict(re.findall(rf"Test Case 'Lab{self.lab}Tests\.(\w+)' (passed|failed)", output))
        if not ended:
            errors = [line for line in output.splitlines() if "error:" in line] or output.splitlines()[-20:]
            sys.exit("no test ran:\n" + "\n".join(dict.fromkeys(errors)))
        return {kebab(test) for test, outcome in ended.items() if outcome == "failed"}


def prove(workspace, lab, wanted):
    """Proves one lab's grader. Returns how many submissions fared other than they should."""
    found = glob.glob(os.path.join(ROOT, "Tests", lab + "-*"))
    if len(found) != 1:
        sys.exit(f"there is no lab {lab}")
    slug = os.path.basename(found[0])
    proof = os.path.join(found[0], "Proof")
    matrix = kill_matrix(os.path.join(proof, "KillMatrix.md"))
    chaffs = {kebab(os.path.basename(path)[:-6]): path for path in glob.glob(os.path.join(proof, "Chaffs", "*.swift"))}
    if unknown := set(wanted) - chaffs.keys():
        sys.exit(f"no such wrong submission in lab {lab}: {', '.join(sorted(unknown))}")
    if set(matrix) != set(chaffs):
        sys.exit(f"KillMatrix.md and Chaffs/ differ: {sorted(set(matrix) ^ set(chaffs))}")

    workspace.open(lab, slug)
    workspace.lay_over({})
    failing = workspace.failing_checks()
    print(f"{lab} solution: {'passes' if not failing else 'FAILS ' + ', '.join(sorted(failing))}", flush=True)
    wrong = bool(failing)
    for name in sorted(wanted or chaffs):
        workspace.lay_over(dict([as_submission(chaffs[name], workspace.solution)]))
        failing = workspace.failing_checks()
        verdict = "fails as it should" if failing == matrix[name] else f"WRONG: fails {sorted(failing)}, should {sorted(matrix[name])}"
        print(f"{lab} {name}: {verdict}", flush=True)
        wrong += failing != matrix[name]
    return wrong


def main():
    labs = [word for word in sys.argv[1:] if re.fullmatch(r"\d\d", word)]
    wanted = [word for word in sys.argv[1:] if word not in labs]
    if wanted and len(labs) != 1:
        sys.exit(__doc__)
    if not labs:
        labs = sorted(os.path.basename(path)[:2] for path in glob.glob(os.path.join(ROOT, "labs", "*/")[:-1]))
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(folder)
        wrong = sum(prove(workspace, lab, wanted) for lab in labs)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
