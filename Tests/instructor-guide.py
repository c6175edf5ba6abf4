#!/usr/bin/env python3
"""Compares the instructor's guide, labs/instructor/, with the kit that it speaks of.

    Tests/instructor-guide.py                what is not so; exit code 1 when anything is not
    Tests/instructor-guide.py --self-test    spoils the guide in many ways, and sees each of them noticed

Each lab has a page with its sections in order. Its three usual mistakes are rows of the lab's kill matrix, the messages shown are
the committed ones, and the steps are theirs. What stands in `code` exists: programs, subcommands and their options, variables, files,
checks and wrong submissions. Links lead somewhere. The plans by the clock have no gap and no overlap, add up, and begin each block
when labs/README.md does.
"""

import functools
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GUIDE = "labs/instructor/README.md"
COURSE = "labs/README.md"
SECTIONS = ["The idea", "Show this", "Three usual mistakes", "Ask the room", "When you are late"]
GUIDE_SECTIONS = [
    "The day before", "The morning", "The plan by the clock", "The room", "Handing out", "Helping without giving the answer",
    "Reading the kill matrix", "Grading a class",
]
PLANS = ["Half a day", "One day", "Two days"]
# Words with dashes that are not the kit's: programs and packages of others.
FOREIGN = {"apt-get", "pkg-config"}
# What the guide says in figures, where they come from, and what stands there.
FIGURES = [
    ("may take 1.8 GB", "docker/README.md", "| none | Kafka, Jaeger | 1.8 GB |"),
    ("4 GB of free disk", "Sources/workshop/Doctor/Doctor.swift", "neededBytes: Int64 = 4 << 30"),
    ("4 cores and 8 GB", ".devcontainer/devcontainer.json", '"cpus": 4, "memory": "8gb"'),
    ("fewer than 24 bytes", "Sources/workshop/Export/LeakSearch.swift", "shortestLine = 24"),
    ("at least 0.6 of", "Sources/workshop/Class/Run/KillMatrix.swift", "threshold = 0.6"),
    ("1 GB, 32 processes", "Sources/workshop/Class/Confine/CellLimits.swift", "residentBytes = 1 << 30"),
    ("32 processes", "Sources/workshop/Class/Confine/CellLimits.swift", "processes = 32"),
    ("64 MB of memory", "Sources/workshop/Class/Confine/Cell.swift", "size=64m"),
    ("10 seconds for a check", "Sources/workshop/Grade/Run/GradingLimits.swift", "check: Duration = .seconds(10)"),
    ("3 minutes for a lab", "Sources/workshop/Grade/Run/GradingLimits.swift", "lab: Duration = .seconds(180)"),
]
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


class Kit:
    """What the guide is compared with. `texts` stand in the place of files, for the self-test."""

    def __init__(self, texts=None):
        self.texts = texts or {}
        self.slugs = sorted(os.path.basename(path) for path in glob.glob(os.path.join(ROOT, "labs", "[0-9][0-9]-*")))
        self.matrices = {slug: self.matrix(slug) for slug in self.slugs}
        manifest = self.read("Package.swift")
        self.programs = {f"Lab{slug[:2]}{kind}" for slug in self.slugs for kind in ("", "Solution")}
        self.programs |= set(re.findall(r'executableTarget\(\s*name: "([\w-]+)"', manifest))
        tool = self.swift("Sources/workshop")
        self.subcommands = set(re.findall(r'static let name = "(\w+)"', tool))
        self.options = set(re.findall(r'"(--[a-z-]+)"', tool))
        self.lab_options = set(re.findall(r'"(--[a-z-]+)"', self.swift("Sources/LabKit")))
        self.formats = set(re.findall(r"^    case (\w+)$", self.read("Sources/workshop/Class/Write/ClassFormat.swift"), re.M))
        sources = self.swift("Sources") + self.swift("Exercises") + self.swift("Tests/Grading") + self.swift("Tests/TestSupport")
        self.words = set(re.findall(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", sources)) | {"LAB", "SERVE"}
        self.words |= set(re.findall(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", manifest))

    def read(self, path):
        if path in self.texts:
            return self.texts[path]
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            return file.read()

    def exists(self, path):
        return path in self.texts or bool(glob.glob(os.path.join(ROOT, path)))

    @staticmethod
    @functools.cache
    def swift(folder):
        texts = []
        for path in sorted(glob.glob(os.path.join(ROOT, folder, "**", "*.swift"), recursive=True)):
            with open(path, encoding="utf-8") as file:
                texts.append(file.read())
        return "\n".join(texts)

    def matrix(self, slug):
        """The names of the lab's checks, and of its wrong submissions."""
        text = self.read(f"Tests/{slug}/Proof/KillMatrix.md")
        rows = set(re.findall(r"^\| ([a-z0-9-]+) \|.*●", text, re.M))
        return set(re.findall(r"^\d+\. `([a-z0-9-]+)`", text, re.M)), rows

    def golden(self, slug, chaff):
        path = f"Tests/{slug}/Proof/Golden/{chaff}.txt"
        return self.read(path) if self.exists(path) else None

    def pages(self):
        return [GUIDE] + [f"labs/instructor/{slug}.md" for slug in self.slugs]


def unfenced(text):
    """The text without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.S | re.M)


def blocks(text):
    """The lines of code that are shown in the text: those of its blocks of shell."""
    return [line.strip() for block in re.findall(r"^ *```sh\n(.*?)^ *```$", text, re.S | re.M) for line in block.splitlines()]


def spans(text):
    """The pieces of `code` in the text."""
    return [re.sub(r"\s+", " ", span) for span in re.findall(r"`([^`]+)`", unfenced(text))]


def section(text, heading, level=2):
    """What stands below a heading, up to the next one of its level."""
    mark = "#" * level
    found = re.search(rf"^{mark} {re.escape(heading)}$\n(.*?)(?=^#{{1,{level}}} |\Z)", text, re.S | re.M)
    return found.group(1) if found else ""


def minutes(clock):
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


def sections_of(text):
    return re.findall(r"^## (.*)$", unfenced(text), re.M)


def wrong_commands(kit, text):
    """Commands that the kit does not know."""
    found = []
    for line in blocks(text) + spans(text):
        if re.search(r"\bswift (run|test|build|package)\b", line):
            for name in re.findall(r"\b([A-Z][A-Z0-9_]*)=", line):
                if name not in kit.words:
                    found.append(f"`{line}`: no variable {name}")
        for program, rest in re.findall(r"\bswift run ([\w-]+)([^|&;]*)", line):
            if program not in kit.programs:
                found.append(f"`{line}`: there is no program {program}")
            options = kit.options if program == "workshop" else kit.lab_options
            found += [f"`{line}`: no option {option}" for option in re.findall(r"(--[a-z-]+)", rest) if option not in options]
        tool = re.search(r"\bworkshop(?: ([a-z]+))\b", line) if re.match(r"(swift run )?workshop\b", line) else None
        if tool and tool.group(1) not in kit.subcommands:
            found.append(f"`{line}`: workshop has no {tool.group(1)}")
        found += [f"`{line}`: there are no tests {name}" for name in re.findall(r"--filter (\w+)", line)
                  if not re.fullmatch(r"Lab\d\dTests", name) or not kit.exists(f"Tests/{name[3:5]}-*/{name}.swift")]
        chosen = re.search(r"--format (\w+)", line)
        if chosen and chosen.group(1) not in kit.formats:
            found.append(f"`{line}`: no format {chosen.group(1)}")
        if re.fullmatch(r"--[a-z-]+( \S+)?", line) and line.split()[0] not in kit.options | kit.lab_options:
            found.append(f"`{line}`: no such option")
        if re.fullmatch(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(=\S*)?", line) and line.split("=")[0] not in kit.words:
            found.append(f"`{line}`: no such variable")
    return found


def wrong_paths(kit, page, text):
    """Files that are not there."""
    found = []
    known = r"(?:labs|Tests|Sources|Exercises|Solutions|Plugins|docker|\.ci|\.devcontainer)/[\w./*+-]*|setup\.sh|Package\.swift"
    for code in blocks(text) + spans(text):
        for path in re.findall(rf"(?<![\w/.])(?:\./)?({known})", code):
            if not kit.exists(path.rstrip("/").replace("NN-slug", "[0-9][0-9]-*")):
                found.append(f"`{code}`: there is no {path}")
    # A lab's page names files of the lab without their folders.
    slug = os.path.basename(page)[:-len(".md")]
    for code in spans(text):
        if re.fullmatch(r"(?:kubernetes/)?[A-Za-z]\w*\.(?:swift|yaml)", code) and code != "Package.swift":
            folder = slug if slug in kit.slugs else "*"
            if not kit.exists(f"Exercises/{folder}/{code}"):
                found.append(f"`{code}` is no file of the exercise")
    return found


def anchors(text):
    """What the headings of a page are called in links."""
    headings = re.findall(r"^#+ (.*)$", unfenced(text), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def wrong_links(kit, page, text):
    found = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        path = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
        if not kit.exists(path):
            found.append(f"the link {target} leads nowhere")
        elif anchor and anchor not in anchors(kit.read(path)):
            found.append(f"the link {target}: no heading of that name")
    return found


def wrong_names(kit, page, text):
    """Names that look like a check's or a wrong submission's, and are none of the lab's."""
    slug = os.path.basename(page)[:-len(".md")]
    labs = [slug] if slug in kit.slugs else kit.slugs
    known = FOREIGN | kit.programs | set(kit.slugs)
    for lab in labs:
        known |= kit.matrices[lab][0] | kit.matrices[lab][1]
    # An order's key is one word and a number.
    return [f"`{name}` is no check and no wrong submission"
            for name in spans(text)
            if re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", name) and not re.fullmatch(r"\w+-\d+", name) and name not in known
            and name not in {"schema-id", "gift-note"}]


def wrong_mistakes(kit, slug, text):
    """The three mistakes: rows of the matrix, committed messages, right steps, and something to say."""
    found, part = [], section(text, "Three usual mistakes")
    mistakes = re.findall(r"^### `([a-z0-9-]+)` \(step (\d+)\)$\n(.*?)(?=^### |\Z)", part, re.S | re.M)
    if len(mistakes) != 3 or len(re.findall(r"^### ", part, re.M)) != 3:
        found.append(f"{len(mistakes)} usual mistakes, and it should be three")
    for chaff, step, rest in mistakes:
        golden = kit.golden(slug, chaff)
        if chaff not in kit.matrices[slug][1] or golden is None:
            found.append(f"{chaff} is in no kill matrix, or has no message")
            continue
        if not re.search(rf"^  step   {step} of ", golden, re.M):
            found.append(f"{chaff}: its message does not say step {step}")
        shown = re.findall(r"^```text\n(.*?)^```$", rest, re.S | re.M)
        lines = [line.rstrip() for line in golden.splitlines()]
        if not shown or "\n".join(lines[:3]) != "\n".join(shown[0].splitlines()[:3]):
            found.append(f"{chaff}: the message shown does not begin as the committed one")
        elif shown[0].rstrip("\n") not in "\n".join(lines):
            found.append(f"{chaff}: the message shown is not the committed one")
        if not re.search(r"^\*\*Say:\*\* .*", rest, re.M):
            found.append(f"{chaff}: nothing to say")
    return found


def wrong_questions(text):
    part = section(text, "Ask the room")
    questions = re.findall(r"^(\d+)\. \*\*(.+?)\*\*\s+(\S.*?)(?=^\d+\. |\Z)", part, re.S | re.M)
    found = []
    if [int(number) for number, *_ in questions] not in ([1, 2], [1, 2, 3]):
        found.append(f"{len(questions)} questions with answers, and it should be two or three, from 1 on")
    return found + [f"no question: {question}" for _, question, _ in questions if "?" not in question]


def wrong_steps(kit, slug, text):
    """Steps that the lab does not have."""
    count = len(re.findall(r"^### Step \d+", kit.read(f"labs/{slug}/README.md"), re.M))
    own = re.sub(r"Lab \d+'s[^.;:]*", "", re.sub(r"\s+", " ", unfenced(text)))
    named = [int(number) for pair in re.findall(r"\bsteps? (\d+)(?:(?: to | and |, )(\d+))?", own) for number in pair if number]
    return [f"step {number}, and the lab has {count}" for number in named if not 1 <= number <= count]


def course_rows(course, plan):
    """A plan of labs/README.md: when each block begins, and what it is."""
    return [(minutes(clock), what) for clock, what in re.findall(r"^\| (\d+:\d\d) \| (.*) \|$", section(course, plan), re.M)]


def guide_rows(guide, plan):
    part = section(section(guide, "The plan by the clock"), plan, 3)
    found = re.findall(r"^\| (\d+:\d\d)–(\d+:\d\d) \| (\d+) \| ([^|]*) \| *([^|]*?) *\|$", part, re.M)
    return [(minutes(begin), minutes(end), int(length), what, do) for begin, end, length, what, do in found]


def is_break(what):
    return what.strip() in {"break", "noon"}


def labs_in(text):
    return re.findall(r"\bLab (\d\d)\b", text)


def wrong_plan(course, guide, plan):
    """A plan whose blocks overlap, leave gaps, do not add up, or are not the course's."""
    rows, found = guide_rows(guide, plan), []
    part = section(section(guide, "The plan by the clock"), plan, 3)
    if not rows or len(rows) != len(re.findall(r"^\| \d", part, re.M)):
        return [f"{plan}: {len(rows)} blocks can be read, and there are others"]
    if rows[0][0] != 0:
        found.append(f"{plan}: begins at {rows[0][0]} minutes")
    for (_, end, *_), (begin, *_) in zip(rows, rows[1:]):
        if begin != end:
            found.append(f"{plan}: a block ends at {end} minutes, and the next one begins at {begin}")
    found += [f"{plan}: {what}: {length} minutes, and the clock says {end - begin}"
              for begin, end, length, what, _ in rows if end - begin != length]
    rests = sum(length for _, _, length, what, _ in rows if is_break(what))
    work = sum(length for _, _, length, *_ in rows) - rests
    total = re.search(r"^Sum: (\d+) minutes of work and (\d+) of breaks, (\d+) in all\.$", part, re.M)
    if not total or [int(number) for number in total.groups()] != [work, rests, work + rests]:
        found.append(f"{plan}: the blocks are {work} minutes of work and {rests} of breaks, and the sum says otherwise")

    outline = course_rows(course, plan)
    starts = {begin: f"{what}. {do}" for begin, _, _, what, do in rows}
    rest_starts = {begin for begin, _, _, what, _ in rows if is_break(what)}
    for begin, what in outline:
        if begin not in starts:
            found.append(f"{plan}: {COURSE} begins {what!r} at {begin} minutes, and the guide nothing")
        elif is_break(what) != (begin in rest_starts):
            found.append(f"{plan}: at {begin} minutes one has a break, and the other has none")
        elif labs_in(what) and labs_in(what)[0] not in labs_in(starts[begin]):
            found.append(f"{plan}: at {begin} minutes {COURSE} has {what!r}, and the guide {starts[begin]!r}")
    if {begin for begin, what in outline if is_break(what)} != rest_starts:
        found.append(f"{plan}: the breaks are others than in {COURSE}")

    said = re.search(r"^(\w+) hours (with a break|of work, with an hour at noon)", section(course, plan), re.M)
    if said:
        hours = NUMBERS.get(said.group(1).lower(), 0) * 60
        real = work + rests if said.group(2) == "with a break" else work
        if hours != real:
            found.append(f"{plan}: {COURSE} says {said.group(1).lower()} hours, and the blocks are {real} minutes")
    return found


def planned(course, guide, plan, number):
    """How many minutes a plan gives to a lab, by the course's blocks; the last one ends with the guide's."""
    rows, ends = course_rows(course, plan), guide_rows(guide, plan)
    stops = [begin for begin, _ in rows[1:]] + [ends[-1][1] if ends else 0]
    return sum(stop - begin for (begin, what), stop in zip(rows, stops) if labs_in(what)[:1] == [number])


def wrong_times(kit, slug, text):
    """The times in the head of a lab's page."""
    course, guide, number, found = kit.read(COURSE), kit.read(GUIDE), slug[:2], []
    alone = re.search(rf"^\| \[{number} [\w-]+\]\([^)]*\) \| ([\d–]+) \|", course, re.M)
    said = re.search(r"Alone: ([\d–]+) minutes\.", text)
    if not alone or not said or alone.group(1) != said.group(1):
        found.append(f"the time alone is not that of {COURSE}")
    if alone and not re.search(rf"^\| {number} [\w-]+ \| {alone.group(1)} \| .*\({slug}\.md\) \|$", guide, re.M):
        found.append(f"the table of {GUIDE} has no row for it, or another time")
    for plan in PLANS:
        length = planned(course, guide, plan, number)
        here = re.search(rf"{plan}: (\d+)\b", text.split("\n## ")[0])
        if (int(here.group(1)) if here else 0) != length:
            found.append(f"{plan}: {here.group(1) if here else 'nothing'}, and {COURSE} has {length} minutes")
    other = re.search(r"In place of Lab (\d\d) on the second day[^:]*: (\d+)\.", text)
    if other and planned(course, guide, "Two days", other.group(1)) != int(other.group(2)):
        found.append(f"Lab {other.group(1)}, in whose place it is, does not have {other.group(2)} minutes")
    return found


def wrong_figures(kit, text):
    """Figures of the guide that the file which they come from does not have, or that the guide has no more."""
    plain = re.sub(r"\s+", " ", text)
    found = [f"{said!r} is not in the guide: take it off FIGURES" for said, _, _ in FIGURES if said not in plain]
    found += [f"{said!r}: {path} has no {real!r}" for said, path, real in FIGURES if real not in kit.read(path)]
    for slug in kit.slugs:
        handout = kit.read(f"labs/{slug}/README.md")
        if handout.count("<summary>Hint ") != 3 * len(re.findall(r"^### Step \d+", handout, re.M)):
            found.append(f"three hints a step: labs/{slug}/README.md has another number")
    docker = kit.read("docker/README.md")
    return found + [f"port {port} is not in docker/README.md" for port in re.findall(r"localhost:(\d+)", text)
                    if port not in docker]


def problems(kit):
    """All that is not so, in words."""
    found = []
    for page in kit.pages():
        if not kit.exists(page):
            found.append(f"{page}: is missing")
            continue
        text = kit.read(page)
        slug = os.path.basename(page)[:-len(".md")]
        wrong = wrong_commands(kit, text) + wrong_paths(kit, page, text) + wrong_links(kit, page, text)
        wrong += wrong_names(kit, page, text)
        if page == GUIDE:
            wrong += wrong_figures(kit, text)
            if sections_of(text) != GUIDE_SECTIONS:
                wrong.append(f"the sections are {sections_of(text)}")
            for plan in PLANS:
                wrong += wrong_plan(kit.read(COURSE), text, plan)
            if "no package dependencies" in text and ".package(" in kit.read("Package.swift"):
                wrong.append("Package.swift has package dependencies")
        else:
            if sections_of(text) != SECTIONS:
                wrong.append(f"the sections are {sections_of(text)}")
            if not any(line.startswith(("swift run", "OTEL_", "SERVE=")) for line in blocks(section(text, "Show this"))):
                wrong.append("the demo has no command")
            wrong += wrong_mistakes(kit, slug, text) + wrong_questions(text) + wrong_steps(kit, slug, text)
            wrong += wrong_times(kit, slug, text)
        found += [f"{page}: {line}" for line in wrong]
    for page in (COURSE, "README.md"):
        if "instructor/README.md" not in kit.read(page):
            found.append(f"{page}: does not lead to the guide")
    return found


PAGE = "labs/instructor/03-produce-consume.md"
# Where, what is taken out, what stands there instead, and what must be said of it.
SPOILS = {
    "a wrong submission that is none": (PAGE, "### `injects-too-early`", "### `injects-too-soon`", "kill matrix"),
    "one of another lab": (PAGE, "### `injects-too-early`", "### `links-only-the-first`", "kill matrix"),
    "a mistake at another step": (PAGE, "`injects-too-early` (step 3)", "`injects-too-early` (step 4)", "does not say step"),
    "a message that is not the committed one": (PAGE, "The caller's span is on the wire", "The span is on the wire", "begin as"),
    "a changed line further down": (PAGE, "the caller's span, POST /orders", "the shop's span", "not the committed"),
    "two mistakes": (PAGE, "### `commits-before-handling` (step 7)", "", "three"),
    "nothing to say": (PAGE, "**Say:** \"Read the second", "Read the second", "nothing to say"),
    "a section is gone": (PAGE, "## Ask the room", "", "sections"),
    "sections in another order": (PAGE, "## The idea", "## When you are late", "sections"),
    "no questions": (PAGE, "1. **The handler", "The handler", "questions"),
    "a question that asks nothing": (PAGE, "Is that not worse than going on?", "It is worse.", "no question"),
    "a step that the lab does not have": (PAGE, "Do not cut steps 5 and 7.", "Do not cut steps 5 and 17.", "step 17"),
    "another time alone": (PAGE, "Alone: 45 minutes", "Alone: 40 minutes", "time alone"),
    "another time in a plan": (PAGE, "Half a day: 65", "Half a day: 60", "Half a day"),
    "another time in another's place": ("labs/instructor/07-streams.md", "second day: 75.", "second day: 60.", "in whose place"),
    "a plan that it is not in": (PAGE, "One day: 65", "", "One day"),
    "a program that is none": (PAGE, "swift run Lab03Solution --html", "swift run Lab30Solution --html", "no program"),
    "an option that is none": (PAGE, "Lab03Solution --html", "Lab03Solution --htm", "no option"),
    "a demo without a command": (PAGE, "```sh", "```text", "no command"),
    "a link to no file": (PAGE, "../03-produce-consume/README.md", "../03-produce/README.md", "leads nowhere"),
    "a link to no heading": (PAGE, "README.md#leaving-out-a-step", "README.md#leaving-steps-out", "no heading"),
    "a check that is none": (GUIDE, "`producer-span-context-is-on-the-wire`", "`producer-span-is-on-the-wire`", "no check"),
    "a subcommand that is none": (GUIDE, "swift run workshop doctor", "swift run workshop nurse", "has no nurse"),
    "an option of workshop that is none": (GUIDE, "grade --submissions class/", "grade --class class/", "no option"),
    "an option by itself": (GUIDE, "`--jobs 2`", "`--cores 2`", "no such option"),
    "a format that is none": (GUIDE, "--format csv", "--format tsv", "no format"),
    "a variable that is none": (GUIDE, "another `WORKSHOP_SEED`", "another `WORKSHOP_SEEDS`", "no such variable"),
    "a variable before a command": (GUIDE, "`LAB=01 swift run", "`LABS=01 swift run", "no variable"),
    "a file that is not there": (GUIDE, "Tests/Grading/Check+run.swift", "Tests/Grading/Check.run.swift", "there is no"),
    "a lab's file that is not there": ("labs/instructor/12-orphanage.md", "`RetrySender.swift`", "`Retry.swift`", "no file of"),
    "an overlap": (GUIDE, "| 0:28–0:55 | 27 |", "| 0:25–0:55 | 30 |", "the next one begins"),
    "a gap": (GUIDE, "| 2:50–3:00 | 10 |", "| 2:50–2:58 | 8 |", "the next one begins"),
    "minutes that are not the clock's": (GUIDE, "| 0:28–0:55 | 27 |", "| 0:28–0:55 | 30 |", "the clock says"),
    "a sum that is not one": (GUIDE, "Sum: 225 minutes of work", "Sum: 230 minutes of work", "the sum says"),
    "another lab than the course's": (GUIDE, "| Show: Lab 05 |", "| Show: Lab 07 |", "the guide"),
    "a break that is none": (GUIDE, "| 15 | break | Draw Lab 06's topics on the board |\n| 2:50", "| 15 | Rest | |\n| 2:50", "break"),
    "a figure that the kit has no more": (GUIDE, "4 cores and 8 GB", "8 cores and 8 GB", "FIGURES"),
    "a bound of the kit that has changed": ("Sources/workshop/Class/Run/KillMatrix.swift", "threshold = 0.6", "threshold = 0.7", "0.6"),
    "a port that is none": (GUIDE, "http://localhost:4318 swift", "http://localhost:4319 swift", "port 4319"),
    "tests that are none": (GUIDE, "--filter Lab03Tests` and", "--filter Lab30Tests` and", "no tests"),
    "a handout that lost a hint": ("labs/01-traceparent/README.md", "<summary>Hint 3", "<summary>Clue 3", "three hints"),
    "a lab without its row": (GUIDE, "| 07 streams | 50 |", "| 07 streams | 55 |", "no row"),
    "a section of the guide is gone": (GUIDE, "## The morning", "", "sections"),
    "the course begins a block at another time": (COURSE, "| 1:25 | Lab 04", "| 1:30 | Lab 04", "Half a day"),
    "the course says other hours": (COURSE, "Seven hours of work", "Six hours of work", "six hours"),
    "the course does not lead here": (COURSE, "instructor/README.md", "README.md", "does not lead"),
    "the package has dependencies": ("Package.swift", "    targets: kit", "    dependencies: [.package(url: x)],\n    targets: kit", "dep"),
}


def self_test():
    wrong = [f"the guide as it is: {line}" for line in problems(Kit())]
    for name, (page, old, new, said) in SPOILS.items():
        # Where a line is broken may change.
        place = re.compile(r"\s+".join(map(re.escape, old.split(" "))))
        text = Kit().read(page)
        spoiled = place.sub(lambda _, new=new: new, text)
        if spoiled == text:
            wrong.append(f"{name}: {page} has no {old!r} to spoil")
        elif not any(said in line for line in problems(Kit({page: spoiled}))):
            wrong.append(f"not noticed: {name}")
    print("\n".join(wrong) or f"{len(SPOILS)} spoiled guides were noticed")
    return 1 if wrong else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    if sys.argv[1:]:
        sys.exit(__doc__)
    kit = Kit()
    found = problems(kit)
    print("\n".join(found + [f"{len(kit.pages())} pages compared, {len(found)} differences"]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
