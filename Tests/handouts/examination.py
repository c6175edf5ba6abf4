"""Examines pages: each block by its language, and what the prose says of the graders."""

import collections
import concurrent.futures
import glob
import itertools
import os
import random
import re
import subprocess

import commands
import counts
import output
import outputs
import pages
import runs
import states
import swift_code

ROOT = pages.ROOT
# What was found about a block: how it was checked, or what is wrong.
Finding = collections.namedtuple("Finding", "place language how problem")


class Report:
    def __init__(self):
        self.findings, self.skipped = [], 0

    def add(self, place, language, how, problem=""):
        self.findings.append(Finding(place, language, how, problem))

    @property
    def problems(self):
        return [f"{finding.place}: {finding.problem}" for finding in self.findings if finding.problem]

    def lines(self):
        return [f"{finding.place}: {finding.language}: {finding.problem or finding.how}" for finding in self.findings]

    def summary(self):
        kinds = collections.Counter(finding.language for finding in self.findings if not finding.problem)
        text = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        left = f"; {self.skipped} left to other samples" if self.skipped else ""
        return f"agree: {text}{left}; problems: {len(self.problems)}"


def unchecked():
    """{(page, heading, language, number in the section): reason}"""
    found = {}
    for line in pages.read("Tests/handouts/unchecked.txt").splitlines():
        if line.strip():
            page, heading, kind, reason = (part.strip() for part in line.split(" | ", 3))
            language, number = kind.split()
            found[page, heading, language, int(number)] = reason
    return found


def key(page, block):
    same = [other for other in page.blocks if other.section == block.section and other.language == block.language]
    return block.page, block.section, block.language, same.index(block) + 1


def constants(number):
    """Ids that stand in a lab's code: they are the same in each run."""
    text = "".join(pages.read(path) for path in glob.glob(os.path.join(ROOT, "Exercises", number + "-*", "*.swift")))
    return {word[:8] for word in re.findall(r"[0-9a-f]{16,32}", text)}


def wanted_steps(labs, sample):
    """The states that are compiled and run: {(lab, step)}."""
    every = [(slug[:2], step) for slug in states.slugs() if not labs or slug[:2] in labs
             for step in [0] + sorted({pages.step(heading) for heading in re.findall(
                 r"^#+ Step .*$", pages.read(f"labs/{slug}/README.md"), re.M)})]
    if sample is None or sample >= len(every):
        return set(every)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return set(random.Random(commit).sample(every, sample))


def run(all_pages, build, work, labs=(), sample=None):
    report, runner = Report(), runs.Runner(build, work)
    pool = outputs.Outputs(runner, all_pages)
    chosen = [page for page in all_pages if not labs or pages.lab(page.path) in labs]
    steps, allowed, used = wanted_steps(labs, sample), unchecked(), set()

    kit = commands.Kit(build)
    for page in chosen:
        for place, text, problems in commands.check_page(page, kit):
            report.add(place, "commands", "each of them exists", "; ".join(f"{text!r}: {problem}" for problem in problems))

    for slug in states.slugs():
        for problem in states.problems(slug):
            report.add(f"Tests/handouts/states/{slug}.txt", "state", "", problem)
    broken = compile_states(runner, steps, report)
    sources = swift_code.Sources()

    def examine(page):
        part = Report()
        names = examine_blocks(page, pool, sources, steps, broken, allowed, part)
        if pages.lab(page.path):
            examine_counts(page, pool, steps - broken, part)
        return part, names

    # The labs mostly wait.
    with concurrent.futures.ThreadPoolExecutor(3) as workers:
        for part, names in workers.map(examine, chosen):
            report.findings += part.findings
            report.skipped += part.skipped
            used |= names
    for problem in stale(allowed, used, chosen):
        report.add("Tests/handouts/unchecked.txt", "list", "", problem)
    return report


def stale(allowed, used, chosen):
    """The entries of the list of unchecked blocks that are about no block."""
    return [f"there is no {name[2]} block {name[3]} in {name[0]}, {name[1]}" for name in sorted(set(allowed) - used)
            if any(page.path == name[0] for page in chosen)]


def examine_blocks(page, pool, sources, steps, broken, allowed, report):
    """Examines each block of a page. Those that the list of unchecked ones names are returned."""
    used = set()
    for block in page.blocks:
        name, place = key(page, block), pages.place(block)
        if block.language == "sh":
            continue
        if block.language == "swift":
            how, problem = examine_code(block, sources, steps)
            if not how and not problem:
                report.skipped += 1
                continue
        elif block.language == "text":
            moment = pages.lab(block.page) or "03", pages.step(block.section) or 0
            if moment not in steps and name not in allowed:
                report.skipped += 1
                continue
            how, problem = "", "its state does not compile"
            if moment not in broken:
                how, problem = examine_output(block, pool, name in allowed)
        else:
            how, problem = examine_other(block)
        if name in allowed:
            used.add(name)
            how, problem = (f"not checked: {allowed[name]}", "") if problem else (
                "", "unchecked.txt lists it, and it can be checked")
        report.add(place, block.language, how, problem)
    return used


def compile_states(runner, steps, report):
    """Compiles them two at a time. Those that do not compile are returned."""
    def one(moment):
        slug = next(slug for slug in states.slugs() if slug[:2] == moment[0])
        try:
            runner.compile(states.State(slug, moment[1]))
            return moment, ""
        except runs.DoesNotCompile as error:
            return moment, str(error)

    broken = set()
    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        for moment, error in workers.map(one, sorted(steps)):
            if error:
                broken.add(moment)
                report.add(f"lab {moment[0]} after step {moment[1]}", "state", "", error)
            else:
                report.add(f"lab {moment[0]} after step {moment[1]}", "state", "compiles")
    return broken


def examine_code(block, sources, steps):
    """How the code was checked, and what is wrong; nothing of both when it is compiled in another sample."""
    kind, where = sources.find(block)
    if kind == "state" and (where[0].lab, where[0].step) in steps:
        return f"stands in {where[1]} of {where[0].name}, which is compiled", ""
    if kind == "file":
        return f"stands in {where}, which is compiled", ""
    if kind == "state":
        return "", ""
    return "", "code that stands in nothing that is compiled: " + block.lines[0].strip()


def examine_output(block, pool, is_allowed):
    number = pages.lab(block.page)
    constant, closest, seen = constants(number) if number else (), None, ""
    # For what is listed as unchecked, the starter and the solution are enough.
    for name, text in itertools.islice(pool.of(block), 2 if is_allowed else None):
        prepared = output.prepare(text, number)
        if output.matches(block.lines, prepared, number, constant):
            line = output.blind(block.lines, prepared, number, constant)
            return f"shown by {name}", "" if line is None else f"the comparison does not notice another word in: {line}"
        lines = output.missing(block.lines, prepared, number)
        if closest is None or len(lines) < len(closest):
            closest, seen = lines, name
    lines = "; ".join(line.strip() for line in closest or []) or "all lines occur, in another order or with other ids"
    return "", f"output of no run that was tried; nearest is {seen}: {lines}"


def examine_other(block):
    if block.language == "sql":
        ok = swift_code.occurs(block.lines, pages.read("docker/flink/job.sql"))
        return "stands in docker/flink/job.sql", "" if ok else "does not stand in docker/flink/job.sql"
    if block.language == "yaml":
        text = pages.read("docker/collector/sampling.yaml")
        words = re.findall(r"^[ -]*(\w+):", "\n".join(block.lines), re.M) + re.findall(r"type: (\w+)", "\n".join(block.lines))
        unknown = [word for word in words if not re.search(rf"\b{word}\b", text)]
        return "its keys stand in docker/collector/sampling.yaml", "".join(f"docker/collector/sampling.yaml has no {word}; " for word in unknown)
    if block.language == "traceql":
        return "docker/check.py compares its names with the code", "" if block.page == "docker/queries.md" else "nothing checks TraceQL here"
    return "", f"no way to check a block in {block.language or 'no language'}"


def examine_counts(page, pool, steps, report):
    number = pages.lab(page.path)
    tests = re.findall(r"^    func (test\w+)", "".join(
        pages.read(path) for path in glob.glob(os.path.join(ROOT, "Tests", number + "-*", "*.swift"))), re.M)
    for name in counts.unknown_names(page, tests):
        report.add(page.path, "counts", "", f"the grader has no check {name}")
    for heading, prose in counts.sections(page).items():
        step = pages.step(heading) or 0
        if (number, step) in steps:
            examine_finding(page, heading, prose, pool, report)
        if not counts.of(prose) and not re.search(r"`test\w+`[^.]* pass\b", prose):
            continue
        if (number, step) not in steps:
            report.skipped += 1
            continue
        try:
            problems = counts.problems(prose, pool.grader(number, step))
        except runs.DoesNotCompile as error:
            problems = [str(error)]
        report.add(f"{page.path}, {heading}", "counts", "as graded", "; ".join(problems))


def examine_finding(page, heading, prose, pool, report):
    """What a command of the section counts: "It finds three"."""
    found = re.search(r"It finds (\w+)", prose)
    if not found:
        return
    block = [block for block in page.blocks if block.section == heading and block.language == "sh"][-1]
    text = pool.commands(block, include=True).split()
    wrong = "" if text[-1:] == [str(counts.number(found.group(1)))] else f"{found.group(0)!r}, and a run finds {text[-1:]}"
    report.add(pages.place(block), "counts", "as a run finds", wrong)
