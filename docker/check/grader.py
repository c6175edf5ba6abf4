"""The grader's image and the script in it."""

import re


def check(kit):
    text, script = kit.text("docker/grader/Dockerfile"), kit.text("docker/grader/run_autograder")
    for source in re.findall(r"^COPY (\S+) ", text, re.M):
        kit.check(kit.exists(source), f"grader/Dockerfile: copies {source}, which is not there")
    copied = set(re.findall(r"^COPY (\S+) ", text, re.M))
    for part in ("Package.swift", "Sources", "Tests", "Exercises", "labs"):
        kit.check(part in copied, f"grader/Dockerfile: does not copy {part}")
    kit.check("Solutions" not in copied, "grader/Dockerfile: copies the solutions")
    kit.check("librdkafka-dev" in text, "grader/Dockerfile: librdkafka-dev is missing")
    setup = kit.text("setup.sh")
    minimum = re.search(r"swift_minimum=(\d+)\.(\d+)", setup)
    tag = re.search(r"^ARG SWIFT_TAG=(\d+)\.(\d+)-bookworm$", text, re.M)
    kit.check(tag and tuple(map(int, tag.groups())) >= tuple(map(int, minimum.groups())), "grader/Dockerfile: Swift is older than setup.sh asks for")
    kit.same("the tool's program", Dockerfile=".build/debug/workshop grade" in text, run_autograder=".build/debug/workshop grade" in script)
    command = kit.text("Sources/workshop/Commands/ClassCommand.swift")
    for option in set(re.findall(r" (--(?:submissions|work|jobs|format|output))\b", text + script)):
        kit.check(f'"{option}"' in command, f"docker/grader: the tool has no option {option}")
    for place in ("submission", "results/results.json"):
        kit.check(f"$root/{place}" in script, f"run_autograder: /autograder/{place} is not used")
    kit.check(kit.executable("docker/grader/run_autograder"), "run_autograder cannot be executed")
