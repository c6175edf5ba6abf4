"""The Dockerfiles and the dev container: hadolint, versions, what is copied, who runs, and which packages."""

import functools
import json
import os
import re
import subprocess
import sys
import sysconfig

import compose
from kit import pinned

SERVICES = "docker/Dockerfile"
CONTEXTS = {SERVICES: ".", "docker/grader/Dockerfile": ".", "docker/flink/Dockerfile": "docker/flink",
            "docker/collector/Dockerfile": "docker/collector"}
# Versions of Debian's packages change under a base image of the same name, so they are not pinned.
IGNORED = ["DL3008"]


@functools.cache
def hadolint(text):
    """What hadolint says about a Dockerfile, in lines."""
    program = os.path.join(sysconfig.get_path("scripts"), "hadolint")
    if not os.path.exists(program):
        sys.exit("hadolint is missing; run docker/check/run.sh, which installs it")
    options = [option for rule in IGNORED for option in ("--ignore", rule)]
    run = subprocess.run([program, "--no-color", *options, "-"], input=text, stdout=subprocess.PIPE, text=True)
    return run.stdout.splitlines()


def stages(text):
    """[(image, name, instructions)] of a Dockerfile, with its arguments put in."""
    arguments = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.M))
    found = []
    for image, name, body in re.findall(r"^FROM (\S+)(?: AS (\w+))?\n(.*?)(?=^FROM |\Z)", text, re.S | re.M):
        for key, value in arguments.items():
            image = image.replace("${%s}" % key, value)
        found.append((image, name, body))
    return found


def check_file(kit, path, context):
    text = kit.text(path)
    for line in hadolint(text):
        kit.check(False, f"{path}: hadolint: {line}")
    names = {name for _, name, _ in stages(text)}
    kit.check(stages(text), f"{path}: builds from nothing")
    for image, _, body in stages(text):
        kit.check(image in names or pinned(image), f"{path}: the image {image} is not pinned to a version")
        for origin, sources in re.findall(r"^COPY (?:--from=(\S+) )?(?:--\S+ )*(.+) \S+$", body, re.M):
            if origin:
                kit.check(origin in names or pinned(origin), f"{path}: copies from {origin}, which is no stage and not pinned")
            else:
                for source in sources.split():
                    kit.check(kit.exists(os.path.join(context, source)), f"{path}: copies {source}, which is not there")
        kit.check("latest" not in body, f"{path}: says latest")


def check_services(kit):
    text = kit.text(SERVICES)
    by_name = {name: (image, body) for image, name, body in stages(text)}
    kit.same(f"{SERVICES}: stages", there=sorted(by_name), wanted=["build", "dev", "services"])
    kit.check(stages(text)[-1][1] == "services", f"{SERVICES}: without --target, the services are not what is built")
    image, body = by_name["services"]
    user = re.search(r"^USER (\d+)$", body, re.M)
    kit.check(user and int(user[1]) > 0, f"{SERVICES}: the services run as root, or as a user without a number")
    kit.check("STOPSIGNAL SIGTERM" in body, f"{SERVICES}: the services are not stopped by SIGTERM")
    kit.check('ENTRYPOINT ["' in body, f"{SERVICES}: the services' ENTRYPOINT is a shell, which does not hand signals on")
    kit.check(re.search(r"\blibrdkafka1\b", body), f"{SERVICES}: librdkafka1 is missing where the services run")
    kit.check("librdkafka-dev" not in body, f"{SERVICES}: librdkafka-dev where the services run")
    for stage in ("dev", "build"):
        kit.check("librdkafka-dev" in by_name[stage][1] and "pkg-config" in by_name[stage][1],
                  f"{SERVICES}: {stage} lacks what setup.sh installs")
    kit.same(f"{SERVICES}: base of the services", runtime=image, build=by_name["build"][0] + "-slim")
    kit.same("Swift's version", services=re.match(r"swift:(\d+\.\d+)", by_name["build"][0])[1], dev=re.match(
        r"swift:(\d+\.\d+)", by_name["dev"][0])[1], grader=re.search(r"SWIFT_TAG=(\d+\.\d+)", kit.text("docker/grader/Dockerfile"))[1])
    kit.check(re.search(r"^USER (?!root|0)", by_name["dev"][1], re.M), f"{SERVICES}: dev ends as root")
    installed = re.search(r'install -D ".build/release/\$product" (\S+)', by_name["build"][1])[1]
    kit.check(f"COPY --from=build {installed} " in body, f"{SERVICES}: what is built is not what is copied")
    entry = re.search(r'ENTRYPOINT \["([^"]+)"\]', body)
    kit.check(entry and f" {entry[1]}\n" in body, f"{SERVICES}: the ENTRYPOINT is not what was copied")
    for product in re.findall(r"\bLab\d\d(?:Solution)?\b", by_name["build"][1]):
        slug = "12-orphanage"
        folder = f"{'Solutions' if product.endswith('Solution') else 'Exercises'}/{slug}"
        kit.check(product.startswith("Lab12") and (kit.exists(folder) or "Solution" in product), f"{SERVICES}: there is no {product}")
    ignored = kit.text(SERVICES + ".dockerignore").split("\n")
    for path in (".build", ".git", ".traces"):
        kit.check(path in ignored, f"{SERVICES}.dockerignore: {path} is sent to the builder")
    for path in ("Package.swift", "Sources", "Exercises", "Tests", "Plugins"):
        kit.check(path not in ignored, f"{SERVICES}.dockerignore: leaves out {path}, which the build needs")


def check_dev_container(kit):
    place = ".devcontainer/devcontainer.json"
    document = json.loads(kit.text(place))
    build = document["build"]
    kit.check(kit.exists(os.path.join(".devcontainer", build["dockerfile"])), f"{place}: there is no {build['dockerfile']}")
    kit.same(f"{place}: context", context=os.path.normpath(os.path.join(".devcontainer", build["context"])), kit=".")
    text = kit.text(os.path.normpath(os.path.join(".devcontainer", build["dockerfile"])))
    body = next((body for _, name, body in stages(text) if name == build["target"]), "")
    kit.check(f"useradd --uid 1000 --create-home --shell /bin/bash {document['remoteUser']} " in body.replace("\\\n", " "),
              f"{place}: the target {build['target']} has no user {document['remoteUser']}")
    for feature in document["features"]:
        kit.check(re.search(r":\d+$", feature), f"{place}: {feature} is not pinned")
    kit.check(kit.exists(document["postCreateCommand"]), f"{place}: there is no {document['postCreateCommand']}")
    for port in document["forwardPorts"]:
        kit.check(port in compose.host_ports(kit), f"{place}: port {port} is published by no service")
    kit.same(f"{place}: ports", forwarded=sorted(map(str, document["forwardPorts"])), named=sorted(document["portsAttributes"]))


def check(kit):
    for path, context in CONTEXTS.items():
        check_file(kit, path, context)
    check_services(kit)
    check_dev_container(kit)
