"""What a student has after each step of a lab: the exercise, with code in its regions.

`states/NN-slug.txt` holds what cannot be had from the solution. A region whose steps are all done holds what the solution has there;
one of which none is begun is the exercise's. Of the others, and where a student of the handout's hints has other code than the
solution, the file has it:

    === step 2
    --- TracedProducer.swift 1
    the code of the first region of that file after step 2; the calls to TODO of later steps are put in front of it
    --- TracedProducer.swift 1 solution
    the region is the solution's
    --- kubernetes/notifications.yaml solution
    the file is the solution's
"""

import collections
import glob
import os
import re

import pages

ROOT = pages.ROOT
REGION = re.compile(r"([ \t]*// Your code.*?\n)(.*?)([ \t]*// End of your code\.)", re.S)
TODO = re.compile(r"^.*\bTODO\((\d+),.*$\n?", re.M)

Edit = collections.namedtuple("Edit", "step path region code")


def slugs():
    return sorted(os.path.basename(path) for path in glob.glob(os.path.join(ROOT, "labs", "[0-9][0-9]-*")))


def edits(slug, text=None):
    """The edits in a lab's file, the last one of a region first."""
    path = os.path.join(ROOT, "Tests", "handouts", "states", slug + ".txt")
    if text is None:
        text = pages.read(path) if os.path.exists(path) else ""
    found = []
    for part in re.split(r"^=== step ", text, flags=re.M)[1:]:
        number, _, body = part.partition("\n")
        for piece in re.split(r"^--- ", body, flags=re.M)[1:]:
            head, _, code = piece.partition("\n")
            words = head.split()
            region = int(words[1]) if words[1].isdigit() else 0
            found.insert(0, Edit(int(number), words[0], region, None if words[-1] == "solution" else code))
    return found


def steps_of(comment):
    """The steps that a region's comment names; `steps 1, 2 and 4`, `steps 1 to 3`."""
    span = re.search(r"steps (\d+) to (\d+)", comment)
    if span:
        return list(range(int(span.group(1)), int(span.group(2)) + 1))
    return [int(number) for number in re.findall(r"\d+", comment)]


def lab_files(folder):
    return {os.path.relpath(path, folder): pages.read(path)
            for pattern in ("*.swift", "kubernetes/*.yaml") for path in glob.glob(os.path.join(folder, pattern))}


class State:
    """The exercise after a step. Step 0 is the starter."""

    def __init__(self, slug, step):
        self.slug, self.lab, self.step = slug, slug[:2], step
        self.name = f"{self.lab} after step {step}" if step else f"{self.lab} starter"

    def files(self):
        """{path: text}"""
        exercise = lab_files(os.path.join(ROOT, "Exercises", self.slug))
        solution = lab_files(os.path.join(ROOT, "Solutions", self.slug))
        chosen = [edit for edit in edits(self.slug) if edit.step <= self.step]
        files = {}
        for path, text in exercise.items():
            whole = [edit for edit in chosen if edit.path == path and not edit.region]
            files[path] = solution[path] if whole else self.laid_over(path, text, solution.get(path, text), chosen)
        return files

    def laid_over(self, path, text, solved, chosen):
        bodies = [match.group(2) for match in REGION.finditer(solved)]
        number = 0

        def replace(match):
            nonlocal number
            number += 1
            own = [edit for edit in chosen if edit.path == path and edit.region == number]
            steps, solution = steps_of(match.group(1)), bodies[number - 1]
            later = "".join(todo.group(0) for todo in TODO.finditer(match.group(2)) if int(todo.group(1)) > self.step)
            done = bool(steps) and max(steps) <= self.step
            if own and not (done and own[0].step < max(steps)):
                body = later + (solution if own[0].code is None else own[0].code)
            elif done:
                body = solution
            else:
                body = TODO.sub(lambda todo: todo.group(0) if int(todo.group(1)) > self.step else "", match.group(2))
            return match.group(1) + body + match.group(3)

        return REGION.sub(replace, text)


def problems(slug, text=None):
    """What is wrong with a lab's file: edits of what is not there."""
    found, files = [], lab_files(os.path.join(ROOT, "Exercises", slug))
    for edit in edits(slug, text):
        regions = len(REGION.findall(files.get(edit.path, "")))
        if edit.path not in files:
            found.append(f"{slug}, step {edit.step}: the exercise has no {edit.path}")
        elif edit.region > regions:
            found.append(f"{slug}, step {edit.step}: {edit.path} has {regions} regions, and no {edit.region}.")
    return found
