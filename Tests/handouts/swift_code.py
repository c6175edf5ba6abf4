"""Finds Swift blocks of pages in files that are compiled: by the build, or as a state of a lab."""

import functools
import glob
import os
import re

import pages
import states

ROOT = pages.ROOT


def squeeze(line):
    return re.sub(r"\s+", "", line)


def chunks(lines):
    """Runs of lines that must stand together; a blank line or `…` is a gap."""
    found = [[]]
    for line in lines:
        text = squeeze(line)
        if text in ("", "…", "...", "//…"):
            found.append([])
        else:
            found[-1].append(text)
    return [chunk for chunk in found if chunk]


@functools.lru_cache(maxsize=None)
def squeezed(text):
    """The lines of a text without white space, and the set of them."""
    lines = [squeeze(line) for line in text.split("\n") if squeeze(line)]
    return lines, frozenset(lines)


def occurs(lines, text):
    """Whether the block's lines occur in the text, in order."""
    ours, known = squeezed(text)
    pieces = chunks(lines)
    if not all(line in known for chunk in pieces for line in chunk):
        return False
    start = 0
    for chunk in pieces:
        for at in range(start, len(ours) - len(chunk) + 1):
            if ours[at:at + len(chunk)] == chunk:
                start = at + len(chunk)
                break
        else:
            return False
    return True


class Sources:
    def __init__(self):
        self.files, self.states = {}, {}
        for folder in ("Solutions", "Exercises", "Sources", "Tests"):
            for path in sorted(glob.glob(os.path.join(ROOT, folder, "**", "*.swift"), recursive=True)):
                name = os.path.relpath(path, ROOT)
                if "/handouts/" not in name:
                    self.files[name] = pages.read(path)

    def state(self, slug, step):
        if (slug, step) not in self.states:
            self.states[slug, step] = states.State(slug, step)
            self.states[slug, step].texts = self.states[slug, step].files()
        return self.states[slug, step]

    def find(self, block):
        """(what was found: "file", "state" or None; where)

        A step's block is looked for in the lab first, in what a student has after that step."""
        number, step = pages.lab(block.page), pages.step(block.section)
        slug = next((slug for slug in states.slugs() if slug[:2] == number), None)
        if slug and step:
            state = self.state(slug, step)
            for path, text in state.texts.items():
                if occurs(block.lines, text):
                    return "state", (state, path)
        own = [name for name in self.files if slug and f"/{slug}/" in name]
        for name in own + [name for name in self.files if name not in own]:
            if occurs(block.lines, self.files[name]):
                return "file", name
        return None, None
