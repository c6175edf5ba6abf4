#!/usr/bin/env python3
"""Proves the labs' graders the way a student would meet them: on code laid over Exercises/, with the lab's own tests.

    Tests/prove-by-copying.py [LAB ...]          all labs, or these
    Tests/prove-by-copying.py 03 CHAFF ...       one lab, and only these wrong submissions
    Tests/prove-by-copying.py --sample N         all labs, and N wrong submissions of each, others for each commit

In a copy of the repository, the solution is laid over the exercise, and every test of the exercise must pass. Each wrong
submission is laid over that (a Swift file, or a Kubernetes manifest of Proof/Manifests/), and exactly the tests that
KillMatrix.md says must fail. Every submission becomes a module of its own, with the lab's tests beside it, so that one build
and one run do for all.
"""

import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def commit():
    """The commit that is checked out, which decides about samples: the same commit gives the same ones."""
    run = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return run.stdout.strip()


def kebab(name):
    """The check's id for a test's or a type's name, as Tests/Grading does it."""
    name = re.sub(r"^test", "", name)
    return re.sub(r"(?<=[^A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def sources(folder):
    """The files of a lab's folder that a student may edit: {path: text}."""
    return {os.path.relpath(path, folder): read(path)
            for pattern in ("*.swift", "kubernetes/*.yaml") for path in glob.glob(os.path.join(folder, pattern))}


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
    if chaff_path.endswith(".yaml"):
        return "kubernetes/" + os.path.basename(chaff_path).split(".", 1)[1], text
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


class Lab:
    """A lab, and its submissions: the solution, and the wrong ones as files that replace one of the solution's."""

    def __init__(self, number, wanted, sample=None):
        found = glob.glob(os.path.join(ROOT, "Tests", number + "-*"))
        if len(found) != 1:
            sys.exit(f"there is no lab {number}")
        self.number, self.tests = number, found[0]
        self.slug = os.path.basename(found[0])
        self.exercise = os.path.join(ROOT, "Exercises", self.slug)
        self.solution = os.path.join(ROOT, "Solutions", self.slug)
        proof = os.path.join(self.tests, "Proof")
        self.matrix = kill_matrix(os.path.join(proof, "KillMatrix.md"))
        chaffs = {kebab(os.path.basename(path)[:-6]): path for path in glob.glob(os.path.join(proof, "Chaffs", "*.swift"))}
        # Of the manifests there, some belong to right submissions.
        manifests = {kebab(os.path.basename(path).split(".")[0]): path
                     for path in glob.glob(os.path.join(proof, "Manifests", "*.yaml"))}
        chaffs.update({name: path for name, path in manifests.items() if name in self.matrix})
        if unknown := set(wanted) - chaffs.keys():
            sys.exit(f"no such wrong submission in lab {number}: {', '.join(sorted(unknown))}")
        if set(self.matrix) != set(chaffs):
            sys.exit(f"KillMatrix.md and Chaffs/ differ: {sorted(set(self.matrix) ^ set(chaffs))}")
        chosen = sorted(wanted or chaffs)
        if sample is not None and sample < len(chosen):
            chosen = sorted(random.Random(commit() + number).sample(chosen, sample))
        self.chaffs = [(name, chaffs[name]) for name in chosen]

    def submissions(self):
        """Name, the checks that it must fail, and what it lays over the exercise: {file: text}."""
        solution = sources(self.solution)
        yield "solution", set(), solution
        for name, path in self.chaffs:
            yield name, self.matrix[name], dict(solution, **dict([as_submission(path, self.solution)]))

    def test_files(self):
        """The lab's tests in two parts: what is the same for all submissions, and what imports the submission."""
        return tuple({os.path.basename(path): read(path) for path in glob.glob(os.path.join(self.tests, folder, "*.swift"))}
                     for folder in ("Checks", "."))


def write(folder, files):
    for name, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


class Workspace:
    """A copy of the repository in which every submission is a module."""

    def __init__(self, folder):
        self.folder, self.targets, self.expected = folder, [], {}
        files = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
        for name in filter(None, files):
            if os.path.isfile(os.path.join(ROOT, name)):
                target = os.path.join(folder, name)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(os.path.join(ROOT, name), target)
        manifest = read(os.path.join(folder, "Package.swift"))
        self.dependencies = re.search(r"labDependencies: \[Target\.Dependency\] = \[(.*?)\]", manifest, re.S).group(1)

    def add(self, lab):
        checks = f"Lab{lab.number}Checks"
        shared, own = lab.test_files()
        write(os.path.join(self.folder, "Proof", checks), shared)
        self.targets.append(
            f'.target(name: "{checks}", dependencies: ["Grading", {self.dependencies}], path: "Proof/{checks}")')
        given = sources(lab.exercise)
        exclude = ', exclude: ["kubernetes"]' if any("/" in name for name in given) else ""
        for index, (name, fails, files) in enumerate(lab.submissions()):
            module = f"Lab{lab.number}x{index}"
            # An entry point is the program's, and these are libraries.
            code = {name: text for name, text in {**given, **files}.items() if not re.search("^@main", text, re.M)}
            write(os.path.join(self.folder, "Proof", module), code)
            tests = {
                name: re.sub(rf"\bLab{lab.number}(?=\n|\.)", module, text).replace(
                    f"class Lab{lab.number}Tests", f"class {module}Tests")
                for name, text in own.items()}
            write(os.path.join(self.folder, "Proof", module + "Tests"), tests)
            self.targets.append(f'.target(name: "{module}", dependencies: [{self.dependencies}], path: "Proof/{module}"{exclude})')
            self.targets.append(
                f'.testTarget(name: "{module}Tests", dependencies: ["{module}", "{checks}", "Grading", {self.dependencies}],'
                f' path: "Proof/{module}Tests")')
            self.expected[module] = (f"{lab.number} {name}", fails)

    def run(self):
        """Which checks failed, and how many ran: {module: ({check}, count)}."""
        with open(os.path.join(self.folder, "Package.swift"), "a", encoding="utf-8") as file:
            file.write("\npackage.targets += [\n    " + ",\n    ".join(self.targets) + ",\n]\n")
        # No lab has this number: what is left of the package is the kit.
        environment = dict(os.environ, LAB="none", WORKSHOP_STRICT="1")
        run = subprocess.run(
            ["swift", "test", "--disable-swift-testing"],
            cwd=self.folder, env=environment, capture_output=True, text=True, timeout=3600)
        output = run.stdout + run.stderr
        ended = {}
        for module, test, outcome in re.findall(r"Test Case '(\w+)Tests\.(\w+)' (passed|failed)", output):
            failed, count = ended.get(module, (set(), 0))
            ended[module] = (failed | ({kebab(test)} if outcome == "failed" else set()), count + 1)
        if not ended:
            errors = [line for line in output.splitlines() if "error:" in line] or output.splitlines()[-20:]
            sys.exit("no test ran:\n" + "\n".join(dict.fromkeys(errors)))
        return ended


def main():
    words, sample = sys.argv[1:], None
    if words[:1] == ["--sample"]:
        if len(words) != 2 or not words[1].isdigit():
            sys.exit(__doc__)
        words, sample = [], int(words[1])
    labs = [word for word in words if re.fullmatch(r"\d\d", word)]
    wanted = [word for word in words if word not in labs]
    if wanted and len(labs) != 1:
        sys.exit(__doc__)
    if not labs:
        labs = sorted(os.path.basename(path)[:2] for path in glob.glob(os.path.join(ROOT, "labs", "[0-9][0-9]-*")))
    checks = {number: len(re.findall(r"^    func test", read(path), re.M))
              for number in labs for path in glob.glob(os.path.join(ROOT, "Tests", number + "-*", f"Lab{number}Tests.swift"))}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(folder)
        for number in labs:
            workspace.add(Lab(number, wanted, sample))
        ended = workspace.run()
        for module, (name, fails) in workspace.expected.items():
            failed, count = ended.get(module, (set(), 0))
            if count != checks[module[3:5]]:
                verdict = f"WRONG: {count} of {checks[module[3:5]]} tests ran"
            elif failed != fails:
                verdict = f"WRONG: fails {sorted(failed)}, should {sorted(fails)}"
            else:
                verdict = "fails as it should" if fails else "passes"
            print(f"{name}: {verdict}", flush=True)
            wrong += verdict.startswith("WRONG")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
