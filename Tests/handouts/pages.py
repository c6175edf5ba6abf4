"""The pages that make claims, cut into code blocks, pieces of `code` and sections."""

import collections
import glob
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

Block = collections.namedtuple("Block", "page line language lines section order")
Inline = collections.namedtuple("Inline", "page line text section")
Page = collections.namedtuple("Page", "path blocks inlines text")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def paths():
    labs = sorted(glob.glob(os.path.join(ROOT, "labs", "[0-9][0-9]-*", "README.md")))
    return ["README.md", "labs/README.md"] + [os.path.relpath(path, ROOT) for path in labs] + [
        "labs/students-edition.md", "docker/README.md", "docker/queries.md", "docker/grader/README.md"]


def place(item):
    return f"{item.page}:{item.line}"


def lab(path):
    """The number of the lab that a page is about, or nothing."""
    match = re.match(r"labs/(\d\d)-", path)
    return match.group(1) if match else ""


def step(section):
    """The number of the step that a section is about, or nothing."""
    match = re.match(r"#+ Step (\d+)", section)
    return int(match.group(1)) if match else None


def parse(path, text):
    blocks, inlines, section, prose = [], [], "", []
    lines, number = text.split("\n"), 0
    while number < len(lines):
        line = lines[number]
        fence = re.match(r"^( *)```(\w*)\s*$", line)
        if fence:
            indent, end = len(fence.group(1)), number + 1
            while not lines[end].strip().startswith("```"):
                end += 1
            body = [line[indent:] if not line[:indent].strip() else line for line in lines[number + 1:end]]
            order = sum(1 for block in blocks if block.section == section) + 1
            blocks.append(Block(path, number + 1, fence.group(2), body, section, order))
            number = end
        elif re.match(r"#{1,6} ", line):
            section = line
        else:
            # A piece of code may go on in the next line.
            prose.append((number + 1, section, line))
        number += 1
    for index, (number, section, line) in enumerate(prose):
        for match in re.finditer(r"(?<!`)`([^`\n]+)`(?!`)", line):
            inlines.append(Inline(path, number, match.group(1), section))
        if line.count("`") % 2 and index + 1 < len(prose) and prose[index + 1][2].count("`") % 2:
            joined = line.rsplit("`", 1)[1] + " " + prose[index + 1][2].lstrip().split("`", 1)[0]
            inlines.append(Inline(path, number, joined, section))
    return Page(path, blocks, inlines, text)


def pages():
    return [parse(path, read(path)) for path in paths()]
