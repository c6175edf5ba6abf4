"""Spoils claims of every kind, and sees each of them noticed; and what differs from run to run is not."""

import os
import re

import commands
import counts
import examination
import output
import outputs
import pages
import runs
import states
import swift_code

# Commands that are right, and for each what is wrong with it after a change.
COMMANDS = [
    ("swift run Lab03 --broker memory", [("Lab03", "Lab33"), ("--broker", "--brokers"), ("memory", "disk"), ("swift", "swft"),
                                         ("run", "start"), ("memory", "memory extra")]),
    ("swift run Lab12 --role shop --broker localhost:9092", [("shop", "shoe"), ("9092", "9093"), ("--role", "--part")]),
    ("swift test --filter Lab03Tests", [("Lab03Tests", "Lab03Test2"), ("--filter", "--only"), ("test", "tests")]),
    ("LAB=03 swift test", [("LAB=03", "LAB=33"), ("LAB", "LABS")]),
    ("WORKSHOP_SEED=7 swift test", [("WORKSHOP_SEED", "WORKSHOP_SEEDS")]),
    ("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 swift run Lab05", [("ENDPOINT", "ENDPOINTS"), ("4318", "4319")]),
    ("swift run workshop hint 03 --step 4", [("hint", "tip"), ("--step", "--steps"), ("03", "33")]),
    ("swift run workshop grade --submissions class/ --format csv", [("--submissions", "--submission"), ("--format", "--html")]),
    ("swift run workshop trace --html", [("--html", "--htm")]),
    ("swift run workshop doctor", [("doctor", "doctor 03")]),
    ("swift run broker-stress --broker embedded", [("broker-stress", "broker-stres"), ("--broker", "--brokr")]),
    ("swift format lint --strict -r Package.swift Sources", [("lint", "lnt"), ("--strict", "--stricter"), ("Sources", "Source")]),
    ("swift package purge-cache", [("purge-cache", "purge-caches")]),
    ("docker compose -f docker/compose.yaml --profile flink up --detach", [
        ("compose.yaml", "compose.yml"), ("flink", "flunk"), ("up", "start"), ("--detach", "--detached")]),
    ("docker compose -f docker/compose.yaml exec kafka /opt/kafka/bin/kafka-topics.sh", [("exec kafka", "exec kafkas")]),
    ("kubectl -n orphanage apply -f Exercises/12-orphanage/kubernetes", [
        ("12-orphanage", "12-orphans"), ("-n orphanage", "-n orphans"), ("apply", "aply")]),
    ("kubectl -n orphanage rollout restart deployment shop", [("shop", "shoppe")]),
    ("./setup.sh && swift run Lab01", [("setup.sh", "set-up.sh"), ("Lab01", "Lab91")]),
    ("Tests/prove-by-copying.py --sample 8", [("prove-by-copying", "prove-by-copy"), ("--sample", "--simple")]),
    ("grep -o x .traces/lab05.jsonl | wc -l", [("grep", "gerp"), ("wc -l", "wc -L"), ("lab05", "lab55")]),
    ("curl -G http://localhost:3200/api/search --data-urlencode 'q={}'", [("3200", "3201"), ("--data-urlencode", "--urlencode")]),
    ("docker run --rm --network none -e WORKSHOP_LABS=03 x", [("WORKSHOP_LABS", "WORKSHOP_LAB"), ("--rm", "--remove")]),
    ("echo() { grep -o x; }\necho a", [("echo a", "eco a")]),
]

# What is spoiled in the README's first picture, as the program shows it.
SPOILED_OUTPUT = [
    ("a word of a line", "waited", "waits"),
    ("a span's name", "send orders", "send order"),
    ("a service", "billing", "billings"),
    ("a kind", "producer", "consumer"),
    ("an offset", "offset 0", "offset 1"),
    ("a count", "4 spans", "5 spans"),
    ("a key", "order-1001", "order-1002"),
    ("a header's value", "cart-7", "cart-8"),
    ("a header's flags", "-03\n", "-01\n"),
    ("how deep a span is", "   └─ process", "└─ process"),
    ("the name of a file", "lab03.jsonl", "lab04.jsonl"),
    ("the unit of a title", "On the wire", "On a wire"),
]
HARMLESS = [(r"127\.0\.0\.1:\d+", "127.0.0.1:12345"), (r" ms  ━", " µs  ━━━"), (r"waited [\d.]+ ms", "waited 7.25 s")]

GRADED = """Test Case 'Lab03Tests.testA' passed (0.1 seconds)
Test Case 'Lab03Tests.testB' passed (0.1 seconds)
Test Case 'Lab03Tests.testC' skipped (0.1 seconds)
	 Executed 3 tests, with 1 test skipped and 0 failures (0 unexpected) in 0.035 (0.035) seconds
"""


def run(build, work):
    wrong, tried = [], 0

    def expect(noticed, what):
        nonlocal tried
        tried += 1
        if not noticed:
            wrong.append(f"not noticed: {what}")

    checker = commands.Checker(commands.Kit(build))
    for text, changes in COMMANDS:
        problems = checker.check(text, images={"x"})[0]
        if problems:
            wrong.append(f"a right command is refused: {text}: {problems}")
        for old, new in changes:
            spoiled = text.replace(old, new, 1)
            expect(spoiled != text and checker.check(spoiled, images={"x"})[0], spoiled)

    sources, every = swift_code.Sources(), pages.pages()
    for block in (block for page in every for block in page.blocks if block.language == "swift"):
        for index, line in enumerate(block.lines):
            if len(line.strip()) > 12:
                changed = line.replace(line.strip(), line.strip()[:-4] + "X" + line.strip()[-4:])
                lines = block.lines[:index] + [changed] + block.lines[index + 1:]
                expect(sources.find(block._replace(lines=lines))[0] is None, f"{pages.place(block)}: {changed}")
                break

    runner = runs.Runner(build, work)
    shown = runner.run(os.path.join(build, "Lab03Solution"))
    prepared = output.prepare(shown, "03")
    if not output.matches(shown.split("\n"), output.prepare(runner.run(os.path.join(build, "Lab03Solution")), "03"), "03"):
        wrong.append("two runs of Lab03Solution are not alike")
    for name, old, new in SPOILED_OUTPUT:
        spoiled = shown.replace(old, new)
        expect(spoiled != shown and not output.matches(spoiled.split("\n"), prepared, "03"), name)
    for old, new in HARMLESS:
        spoiled = re.sub(old, new, shown)
        if spoiled == shown or not output.matches(spoiled.split("\n"), prepared, "03"):
            wrong.append(f"noticed, and should not be: {old!r} is {new!r}")
    lines = shown.split("\n")
    for index, line in enumerate(lines):
        if line.startswith("   └─ process"):
            expect(not output.matches(lines[:index] + lines[index + 1:], prepared, "03"), "a line of the tree is gone")
            swapped = lines[:index] + [lines[index + 1], line] + lines[index + 2:]
            expect(not output.matches(swapped, prepared, "03"), "two lines have changed places")
        if "traceparent" in line:
            other = line[:line.index("00-") + 3] + "0123456789abcdef" * 2 + line[line.index("00-") + 35:]
            expect(not output.matches(lines[:index] + [other] + lines[index + 1:], prepared, "03"), "the header is of another trace")

    if counts.problems("The grader runs 3 checks. `testA` passes? 1 are skipped. Two checks pass. `testA` and `testB` pass.", GRADED):
        wrong.append("right counts are refused")
    for prose in ("The grader runs 4 checks.", "2 are skipped.", "Three checks pass.", "All 3 checks pass.", "`testC` pass.",
                  "`testD` pass."):
        expect(counts.problems(prose, GRADED), prose)
    expect(counts.problems("1 are skipped.", GRADED.replace("0 failures", "1 failure")), "a check that fails")

    page = pages.parse("labs/06-dead-letters/README.md", pages.read("labs/06-dead-letters/README.md"))
    drawing = [block for block in page.blocks if block.language == "text"][0]
    expect(examination.key(page, drawing) in examination.unchecked(), "what is not checked is found in the list")
    last = [block for block in page.blocks if block.language == "text"][-1]
    expect(examination.key(page, last) not in examination.unchecked(), "a block that is checked stands in the list")

    readme = pages.parse("README.md", pages.read("README.md"))
    name = examination.key(readme, [block for block in readme.blocks if block.language == "text"][0])
    report = examination.Report()
    examination.examine_blocks(readme, outputs.Outputs(runner, every), sources, {("03", 0)}, set(), {name: "x"}, report)
    expect(any("can be checked" in problem for problem in report.problems), "a block in the list that can be checked")
    expect(examination.stale({name[:3] + (9,): "x"}, set(), every), "an entry of the list that is about no block")
    expect(output.blind(["trace"], [output.mask("trace", ""), output.mask("traceq", "")]), "a comparison that is too weak")
    for text in ("=== step 1\n--- Other.swift 1\nx\n", "=== step 1\n--- TracedProducer.swift 2\nx\n"):
        expect(states.problems("03-produce-consume", text), text)
    for text in ("--steps 4", "--profile temp", "--broker localhost:9093"):
        expect(commands.check_option(text, checker.kit), text)

    broken = states.State("03-produce-consume", 1)
    files = broken.files()
    files["TracedProducer.swift"] = files["TracedProducer.swift"].replace("ofKind: .producer", "kind: .producer")
    broken.files = lambda: files
    try:
        runner.compile(broken)
        expect(False, "a state that does not compile")
    except runs.DoesNotCompile:
        expect(True, "")

    print("\n".join(wrong) or f"{tried} spoiled claims were noticed")
    return 1 if wrong else 0
