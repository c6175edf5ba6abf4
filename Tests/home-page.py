#!/usr/bin/env python3
"""Checks what can be checked of labs/taking-it-home.md without the packages that it leads to.

    Tests/home-page.py                 what is wrong, one a line; exit code 1 when anything is
    Tests/home-page.py --self-test     spoils the page in many ways, and sees each of them noticed

- Each declaration that a table names in its column `kit` stands in the module's folder in Sources/, word for word.
- Links within the kit lead to files and headings that the students' edition has too. Others are https; those to a file or a
  folder on GitHub name a commit or a release, not a branch.
- Each package of Package.swift has a version, and the table of what was read names the same one.
- Each Swift block parses and is formatted.
- Neither the solutions nor their programs are named: the page goes to students.

It does not show that the code compiles, or that a package has what the page says.
"""

import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "labs", "taking-it-home.md")
LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(([^()\s]*)\)")
PACKAGE = re.compile(r'\.package\(url: "([^"]*)"([^)]*)\)')
VERSION = re.compile(r'(?:from|exact): "(\d+\.\d+\.\d+)"')
PINNED = re.compile(r"[0-9a-f]{40}|v?\d+\.\d+\.\d+")
# What the export leaves behind: EditionRule.swift.
NOT_FOR_STUDENTS = ("README.md", "Solutions/", "labs/README.md", "docker/check", "docker/kubernetes", "Sources/KafkaTracing/")


def without_blocks(page):
    """The page's text, with its code blocks blanked."""
    return re.sub(r"(?ms)^```.*?^```$", "", page)


def blocks(page):
    return re.findall(r"(?ms)^```swift\n(.*?)^```$", page)


def squeezed(code):
    """Code on one line, without comments, as it is written in a table."""
    code = re.sub(r"(?m)^\s*//.*$", "", code)
    code = re.sub(r"\s+", " ", code)
    return code.replace("( ", "(").replace(" )", ")").replace(",)", ")")


def sources(module):
    text = []
    for folder, _, names in os.walk(os.path.join(ROOT, "Sources", module)):
        for name in sorted(names):
            if name.endswith(".swift"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text.append(squeezed(file.read()))
    return "\n".join(text)


def declarations(page):
    """The declarations that the tables name, each with its module."""
    found = []
    for section in re.split(r"(?m)^(?=#)", without_blocks(page)):
        heading = re.match(r"### Module `(\w+)`\n", section)
        if heading:
            for row in re.findall(r"(?m)^\|(.*)\|$", section):
                kit = row.split(" | ")[0].strip()
                found += [(heading[1], code) for code in re.findall(r"`([^`]+)`", kit)]
    return found


def wrong_declarations(page):
    found = declarations(page)
    texts = {module: sources(module) for module, _ in found}
    if len(found) < 40:
        yield f"only {len(found)} declarations found in the tables: has their form changed?"
    for module, code in found:
        if code not in texts[module]:
            yield f"Sources/{module} does not declare `{code}`"


def anchors(path):
    with open(path, encoding="utf-8") as file:
        headings = re.findall(r"(?m)^#+ (.*)$", re.sub(r"(?ms)^```.*?^```$", "", file.read()))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def wrong_links(page):
    links = LINK.findall(without_blocks(page))
    if len(links) < 40:
        yield f"only {len(links)} links found: has their form changed?"
    for link in links:
        parts = urllib.parse.urlsplit(link)
        if not parts.scheme:
            path = os.path.normpath(os.path.join(os.path.dirname(PAGE), parts.path)) if parts.path else PAGE
            inside = os.path.relpath(path, ROOT)
            if not os.path.isfile(path):
                yield f"{link}: there is no {inside}"
            elif inside.startswith(NOT_FOR_STUDENTS):
                yield f"{link}: students have no {inside}"
            elif parts.fragment and parts.fragment not in anchors(path):
                yield f"{link}: {inside} has no such heading"
            continue
        if parts.scheme != "https" or "." not in parts.netloc or not re.fullmatch(r"[\w\-./%]*", parts.path):
            yield f"{link}: not a well-formed https address"
        steps = parts.path.split("/")
        if parts.netloc == "github.com" and len(steps) > 3:
            if steps[3] in ("blob", "tree"):
                if len(steps) < 5 or not PINNED.fullmatch(steps[4]):
                    yield f"{link}: names a branch, which will say something else tomorrow"
            elif steps[3] not in ("issues", "pull") or not steps[-1].isdigit() or len(steps) != 5:
                yield f"{link}: neither a file, nor an issue, nor a pull request"


def wrong_versions(page):
    read = {}
    for row in re.findall(r"(?m)^\| \[([\w-]+)\]\(https://github\.com/[\w-]+/[\w-]+\) \|(.*)\|$", without_blocks(page)):
        version = re.search(r"\d+\.\d+\.\d+", row[1])
        read[row[0]] = version[0] if version else None
    packages = PACKAGE.findall("".join(blocks(page)))
    if len(packages) < 5:
        yield f"Package.swift has {len(packages)} packages; five are meant"
    for url, rest in packages:
        name = url.rsplit("/", 1)[-1].removesuffix(".git")
        version = VERSION.search(rest)
        if not version:
            yield f"{name}: no version in Package.swift"
        elif read.get(name) != version[1]:
            yield f"{name}: Package.swift asks for {version[1]}, and the table says {read.get(name)}"


def wrong_blocks(page):
    if len(re.findall(r"(?m)^```", page)) % 2:
        yield "a code block does not end"
    found = blocks(page)
    if len(found) < 7:
        yield f"only {len(found)} blocks of Swift found"
    with tempfile.TemporaryDirectory() as folder:
        for number, block in enumerate(found):
            with open(os.path.join(folder, f"block{number + 1}.swift"), "w", encoding="utf-8") as file:
                file.write(block)
        command = ["swift", "format", "lint", "--strict", "--configuration", os.path.join(ROOT, ".swift-format"), "-r", folder]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=300)
        except FileNotFoundError:
            yield "swift is not there, so no block was parsed"
            return
        if run.returncode:
            yield from run.stderr.replace(folder + "/", "").strip().splitlines() or ["swift format failed without a word"]


def wrong_names(page):
    for name in re.findall(r"Solutions/|\bLab\d\dSolution\b", page):
        yield f"{name} is named, and students do not have it"


CHECKS = [wrong_declarations, wrong_links, wrong_versions, wrong_blocks, wrong_names]


def problems(page, checks=CHECKS):
    return [problem for check in checks for problem in check(page)]


def self_test(page):
    spoils = [
        ("a signature that changed", wrong_declarations, "func setStatus(_ status: SpanStatus)`", "func setStatus(status: SpanStatus)`"),
        ("a module that does not declare it", wrong_declarations, "### Module `OTel`", "### Module `Logging`"),
        ("no tables", wrong_declarations, "### Module", "### The module"),
        ("a file that is not there", wrong_links, "](10-export/README.md)", "](10-exports/README.md)"),
        ("a file that students do not have", wrong_links, "](../docker/queries.md)", "](README.md)"),
        ("a heading that is not there", wrong_links, "](../docker/queries.md)", "](../docker/queries.md#who-sings)"),
        ("plain http", wrong_links, "](https://github.com/apple/swift-log)", "](http://github.com/apple/swift-log)"),
        ("a branch", wrong_links, "/blob/00f46f80ccdedd6db15cb675b3a822a43da7907e/", "/blob/main/"),
        ("an issue without a number", wrong_links, "/issues/432", "/issues"),
        ("a package without a version", wrong_versions, 'swift-log.git", from: "1.14.0"', 'swift-log.git", branch: "main"'),
        ("a version that was not read", wrong_versions, 'swift-kafka-client.git", from: "1.0.0"', 'swift-kafka-client.git", from: "2.0.0"'),
        ("no packages", wrong_versions, ".package(url:", ".package(path:"),
        ("Swift that does not parse", wrong_blocks, "struct TraceHeaderWriter: Injector {", "struct TraceHeaderWriter: Injector"),
        ("Swift that is not formatted", wrong_blocks, "    let clientID: String\n", "  let clientID: String\n"),
        ("a block that does not end", wrong_blocks, "private struct Refused: Error {}\n```", "private struct Refused: Error {}\n"),
        ("no Swift", wrong_blocks, "```swift", "```text"),
        ("a solution", wrong_names, "# Taking it home\n", "# Taking it home\n\n`Solutions/03-produce-consume`\n"),
        ("a solution's program", wrong_names, "# Taking it home\n", "# Taking it home\n\n`swift run Lab03Solution`\n"),
    ]
    missed = []
    for name, check, old, new in spoils:
        if old not in page:
            missed.append(f"{name}: the page has no {old!r} to spoil")
        elif not problems(page.replace(old, new), [check]):
            missed.append(f"{name}: not noticed")
    if missed:
        sys.exit("\n".join(missed))
    print(f"{len(spoils)} mistakes made, {len(spoils)} noticed")


def main():
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    found = problems(page)
    for problem in found:
        print(problem)
    if found:
        sys.exit(f"{len(found)} problems in {os.path.relpath(PAGE, ROOT)}")
    if sys.argv[1:] == ["--self-test"]:
        self_test(page)
    else:
        print(f"{len(declarations(page))} declarations, {len(LINK.findall(without_blocks(page)))} links, {len(blocks(page))} blocks of Swift")


if __name__ == "__main__":
    main()
