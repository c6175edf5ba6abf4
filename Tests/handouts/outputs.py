"""The outputs that a block of text may be from: runs of the lab at that moment, its grader, and the messages of the graders."""

import glob
import os
import pty
import re
import signal
import subprocess
import tempfile
import threading

import pages
import runs
import states

ROOT = pages.ROOT
# Threads race in the labs: what comes of it may be another order of lines, and then another run is the one to compare with.
ATTEMPTS = 3


class Outputs:
    def __init__(self, runner, all_pages):
        self.runner, self.pages, self.cache = runner, {page.path: page for page in all_pages}, {}

    def cached(self, key, make):
        if key not in self.cache:
            self.cache[key] = make()
        return self.cache[key]

    def state(self, number, step):
        slug = next(slug for slug in states.slugs() if slug[:2] == number)
        return states.State(slug, step)

    def grader(self, number, step):
        state = self.state(number, step)
        return self.cached(("grader", number, step), lambda: self.runner.run(self.runner.grader(state), timeout=300))

    def golden(self, number):
        for path in glob.glob(os.path.join(ROOT, "Tests", number + "-*", "Proof", "Golden", "*.txt")):
            yield os.path.relpath(path, ROOT), pages.read(path)

    def built(self, name, attempt, columns, *words):
        return self.cached((name, attempt, columns, words), lambda: self.runner.run(
            os.path.join(self.runner.build, name), *words, columns=columns))

    def of(self, block):
        """(what it is, its text), the likeliest first."""
        number, step = pages.lab(block.page), pages.step(block.section)
        if number and step:
            yield from self.of_step(block, number, step)
        elif number:
            yield from self.of_lab(number)
        else:
            for lab in sorted(re.findall(r"swift run Lab(\d\d)", self.pages[block.page].text)):
                yield f"Lab{lab}Solution", self.built(f"Lab{lab}Solution", 0, "100")

    def of_step(self, block, number, step):
        state = self.state(number, step)
        commands = self.commands_before(block)
        if "kill -TERM" in commands:
            last = [line for line in block.lines if line.startswith("charged ")][-1]
            for attempt in range(ATTEMPTS):
                yield f"{state.name}, until SIGTERM", self.cached(("served", state.name, attempt), lambda: self.served(state, last))
            return
        if commands:
            for attempt in range(ATTEMPTS):
                yield f"{state.name}, the commands above", self.cached(("shell", state.name, block.line, attempt),
                                                                       lambda: self.commands(block))
        if any("Executed" in line for line in block.lines):
            yield f"{state.name}, graded", self.grader(number, step)
        for command in re.findall(rf"`swift run Lab{number}( \| grep [\w=.-]+)`", self.prose(block)):
            yield f"{state.name}{command}", self.cached(
                ("piped", state.name), lambda: self.runner.shell(f"swift run Lab{number}{command}", state,
                                                                  tempfile.mkdtemp(dir=self.runner.work)))
        for attempt in range(ATTEMPTS):
            for columns in ("100", "120"):
                yield state.name, self.cached(("state", state.name, attempt, columns), lambda: self.runner.run(
                    self.runner.program(state), columns=columns))

    def commands_before(self, block, include=False):
        return "\n".join("\n".join(other.lines) for other in self.pages[block.page].blocks
                         if other.language == "sh" and other.section == block.section
                         and (other.line < block.line or include and other.line == block.line))

    def commands(self, block, include=False):
        """The output of the shell blocks of the section that stand before a block, or of it too, behind a run of the lab."""
        number = pages.lab(block.page)
        state, text = self.state(number, pages.step(block.section)), self.commands_before(block, include)
        folder = tempfile.mkdtemp(dir=self.runner.work)
        first = "" if f"swift run Lab{number}" in text else self.runner.run(self.runner.program(state), folder=folder)
        return first + "\n" + self.runner.shell(text, state, folder)

    def prose(self, block):
        lines = self.pages[block.page].text.split("\n")
        return "\n".join(lines[max(0, block.line - 6):block.line])

    def of_lab(self, number):
        for attempt in range(ATTEMPTS):
            for columns in ("100", "120", "140"):
                for name in (f"Lab{number}", f"Lab{number}Solution"):
                    yield name, self.built(name, attempt, columns)
        yield f"Lab{number} graded", self.grader(number, 0)
        yield from self.golden(number)

    def served(self, state, last):
        """The output of a lab that runs until it is stopped, as somebody stops it who has seen this line."""
        # On a terminal it writes line by line.
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [self.runner.program(state)], cwd=tempfile.mkdtemp(dir=self.runner.work), stdout=theirs, stderr=theirs,
            stdin=subprocess.DEVNULL, env=runs.environment(NO_COLOR="1", COLUMNS="100", SERVE="1"))
        os.close(theirs)
        limit = threading.Timer(60, process.kill)
        limit.start()
        text, stopped = "", False
        try:
            while chunk := os.read(ours, 4096):
                text += chunk.decode(errors="replace").replace("\r\n", "\n")
                if not stopped and last in text:
                    stopped = True
                    process.send_signal(signal.SIGTERM)
        except OSError:
            # What Linux says when the other end of a terminal is closed.
            pass
        limit.cancel()
        process.wait()
        os.close(ours)
        return text
