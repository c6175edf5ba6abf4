"""Checks shell commands: what they name exists. Nothing of it is run but `--help`."""

import glob
import os
import re
import subprocess

import pages
import shell

ROOT = pages.ROOT

# What stands for a value of the reader's own.
PLACEHOLDER = re.compile(r"^(HOST:PORT|[A-Z]+|NN|\d+|\.\.?|\.\./students|class/|\$.*|SUBSTITUTED.*|NAME=VALUE)$")

# Programs of other people's, with the options and words that the pages use. They are not run: there is no Docker and no
# Kubernetes where this runs, and the others are part of every system or are named by the page as needed.
OTHERS = {
    "docker build": "-f -t",
    "docker compose down": "--volumes",
    "docker compose exec": "",
    "docker compose ps": "",
    "docker compose up": "--detach --wait",
    "docker ps": "",
    "docker run": "--rm --network --memory --pids-limit -e -v",
    "kind create cluster": "",
    "kind load docker-image": "",
    "kubectl apply": "-k -f -n",
    "kubectl delete": "-k",
    "kubectl get pods": "-n",
    "kubectl port-forward": "-n",
    "kubectl rollout restart": "-n",
    "git pull": "",
    "git checkout": "--",
    "curl": "-G -sS --data-urlencode",
    "grep": "-o",
    "jq": "-c -r --arg",
    "kill": "-TERM -INT -9",
    "sort": "-n -u",
    "tail": "-3",
    "uniq": "-c",
    "wc": "-l",
    "shift": "",
}
WITH_VALUE = {
    "-f", "-t", "-n", "-k", "-e", "-v", "--network", "--memory", "--pids-limit", "--data-urlencode", "--profile", "--filter",
    "--broker", "--role", "--step", "--submissions", "--format", "--output", "--jobs", "--work", "--kafka-properties",
    "--kafka-option", "--arg",
}
INLINE = re.compile(r"^(?:[A-Z][A-Z0-9_]+=\S|swift |\./|\.ci/|Tests/|docker/\S+ --|docker (?!\S*/)|kubectl |kill |git |workshop )")


class Kit:
    """What commands may name: programs, their help, tests, variables, services."""

    def __init__(self, programs):
        self.programs, self.helps = programs, {}
        manifest = pages.read("Package.swift")
        self.slugs = re.findall(r'^    "(\d\d-[a-z0-9-]+)",$', manifest, re.M)
        labs = ["Lab" + slug[:2] for slug in self.slugs]
        named = re.findall(r'\.executableTarget\(\s*name: "([\w-]+)"', manifest)
        self.products = set(named) | set(labs) | {lab + "Solution" for lab in labs}
        swift = [path for folder in ("Sources", "Exercises", "Solutions", "Tests")
                 for path in glob.glob(os.path.join(ROOT, folder, "**", "*.swift"), recursive=True)
                 if "/handouts/" not in path]
        text = "\n".join(pages.read(path) for path in swift)
        self.classes = set(re.findall(r"\bclass (\w+): XCTestCase", text)) | set(
            re.findall(r"\bclass (\w+Tests)\b", text))
        scripts = [path for pattern in ("Tests/*.sh", "Tests/*/*.sh", "docker/grader/*", "Package.swift")
                   for path in glob.glob(os.path.join(ROOT, pattern)) if os.path.isfile(path)]
        self.variables = set(re.findall(r'"([A-Z][A-Z0-9_]+)"', text + manifest))
        for path in scripts:
            self.variables |= set(re.findall(r"\$\{([A-Z][A-Z0-9_]+)[:}]", pages.read(path)))
        self.compose = pages.read("docker/compose.yaml")
        self.services = set(re.findall(r"^  ([a-z-]+):$", self.compose, re.M))
        self.profiles = set(re.findall(r"profiles: \[(\w+)\]", self.compose))
        self.ports = set(re.findall(r'"127\.0\.0\.1:(\d+):\d+"', self.compose))
        self.inside = set(re.findall(r"\b([a-z]+:\d{4,5})\b", self.compose)) | {
            f"{service}:{port}" for service in self.services
            for port in re.findall(r'"127\.0\.0\.1:\d+:(\d+)"', self.part(service))}
        self.manifests = "\n".join(
            pages.read(path) for folder in ("docker/kubernetes", "Exercises/12-orphanage/kubernetes")
            for path in glob.glob(os.path.join(ROOT, folder, "*.yaml")))

    def part(self, service):
        match = re.search(rf"^  {service}:\n(.*?)(?=^\S|^  \S|\Z)", self.compose, re.M | re.S)
        return match.group(1) if match else ""

    @staticmethod
    def options_in(folder):
        """The options that stand as text in a program's source."""
        text = "\n".join(pages.read(path) for path in glob.glob(os.path.join(ROOT, folder, "*.swift")))
        return "\n".join(re.findall(r'"(--[\w-]+)"', text))

    def help(self, *words):
        """What a command prints for `--help`; words as ("swift", "test"), or a program of this package."""
        if words not in self.helps:
            program = words if words[0] == "swift" else (os.path.join(self.programs, words[0]),) + words[1:]
            run = subprocess.run(program + ("--help",), cwd=ROOT, capture_output=True, text=True, timeout=60)
            self.helps[words] = run.stdout + run.stderr
        return self.helps[words]


def options_of(text):
    return set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", text))


class Checker:
    def __init__(self, kit):
        self.kit, self.problems = kit, []

    def check(self, text, functions=(), images=()):
        """What is wrong with the commands in this text, and the functions that it defines."""
        self.problems, self.images = [], set(images)
        try:
            commands, defined = shell.parse(text)
        except ValueError as error:
            return [f"cannot be read: {error}"], set()
        for words in commands:
            self.images |= {name for flag, name in zip(words, words[1:]) if flag == "-t"}
            self.command(words, set(functions) | defined)
        self.addresses(text)
        return self.problems, defined

    def wrong(self, text):
        self.problems.append(text)

    def addresses(self, text):
        for port in re.findall(r"(?:localhost|127\.0\.0\.1):(\d+)", text):
            if port not in self.kit.ports:
                self.wrong(f"docker/compose.yaml opens no port {port}")
        for address in re.findall(r"(?<![\w.])([a-z]+:\d{4,5})\b", text):
            if not address.startswith("localhost:") and address not in self.kit.inside:
                self.wrong(f"docker/compose.yaml has no {address}")

    def command(self, words, functions):
        values, words = shell.assignments(words)
        for name, value in values:
            self.variable(name, value)
        if not words:
            return
        program, rest = words[0], words[1:]
        if program == "swift":
            self.swift(rest)
        elif program == "workshop":
            self.run("workshop", rest)
        elif "/" in program:
            self.script(program, rest)
        elif program not in functions:
            self.other(words)

    def variable(self, name, value):
        if name == "LAB" and not any(slug.startswith(value) for slug in self.kit.slugs):
            self.wrong(f"there is no lab {value}")
        if name.upper() == name and name not in self.kit.variables:
            self.wrong(f"nothing reads the variable {name}")

    def options(self, words, known, what):
        """Takes out the options, and sees that each of them is known; what is left is returned."""
        left, rest = [], list(words)
        while rest:
            word = rest.pop(0)
            if word.startswith("-") and word != "-" and word != "--":
                name = word.split("=")[0]
                if name not in known:
                    self.wrong(f"{what} has no option {name}")
                if name in WITH_VALUE and "=" not in word and rest:
                    self.value(name, rest.pop(0), what)
            else:
                left.append(word)
        return left

    def value(self, option, value, what):
        if option == "--broker" and not re.fullmatch(r"memory|embedded|\w+:(\d+|PORT)", value):
            self.wrong(f"--broker {value}: it is memory, embedded or HOST:PORT")
        if option == "--role" and not re.search(rf"at HOST:PORT:.*\b{re.escape(value)}\b", self.kit.help(what)):
            self.wrong(f"{what} has no role {value}")
        if option == "--profile" and value not in self.kit.profiles | {"NAME"}:
            self.wrong(f"docker/compose.yaml has no profile {value}")
        if option in ("-f", "-k") and not (value == "-" or os.path.exists(os.path.join(ROOT, value))):
            self.wrong(f"there is no {value}")
        if option == "--filter" and not any(re.search(value, name) for name in self.kit.classes):
            self.wrong(f"there is no test class {value}")
        if option == "-e":
            name, _, text = value.partition("=")
            self.variable(name, text)
        if option == "-n" and f"namespace: {value}" not in self.kit.manifests:
            self.wrong(f"no manifest is in the namespace {value}")

    def swift(self, words):
        if not words:
            return
        sub, rest = words[0], words[1:]
        if sub == "run":
            return self.run(rest[0], rest[1:]) if rest else self.wrong("swift run what?")
        if sub == "package":
            if not rest or "OVERVIEW" not in self.kit.help("swift", "package", rest[0]):
                return self.wrong(f"swift package has no {' '.join(rest)}")
            sub, rest = "package " + rest[0], rest[1:]
        elif sub == "format":
            if not rest or "OVERVIEW" not in self.kit.help("swift", "format", rest[0]):
                return self.wrong(f"swift format has no {' '.join(rest)}")
            sub, rest = "format " + rest[0], rest[1:]
        elif sub not in ("test", "build"):
            return self.wrong(f"swift {sub} is nothing that is known here")
        help_text = self.kit.help("swift", *sub.split())
        self.paths(self.options(rest, options_of(help_text), f"swift {sub}"))

    def run(self, product, rest):
        if product not in self.kit.products:
            return self.wrong(f"the package has no product {product}")
        if product == "workshop":
            return self.workshop(rest)
        help_text = self.source_of(product) if not product.startswith("Lab") else self.kit.help(product)
        left = self.options(rest, options_of(help_text), product)
        if left:
            self.wrong(f"{product} takes no {' '.join(left)}")

    def source_of(self, product):
        """The source of a program that has no --help: its options stand there as text."""
        folder = re.search(rf'name: "{product}".*?path: "([^"]+)"', pages.read("Package.swift"), re.S).group(1)
        return self.kit.options_in(folder)

    def workshop(self, rest):
        text, sub = self.kit.help("workshop"), rest[0] if rest else ""
        lines = re.findall(rf"^ *swift run workshop {re.escape(sub)}\b(.*)$", text, re.M)
        if sub and not lines:
            return self.wrong(f"workshop has no {sub}")
        # What goes with --submissions is not in the usage text: it stands in the code that reads it.
        known = options_of(" ".join(lines))
        if sub == "grade":
            known |= options_of(self.kit.options_in("Sources/workshop/Commands")) - {"--html", "--step"}
        left = self.options(rest[1:], known, f"workshop {sub}")
        for word in left:
            if re.fullmatch(r"\d+", word) and not any(slug.startswith(word) for slug in self.kit.slugs):
                self.wrong(f"there is no lab {word}")
        takes = " ".join(lines).split("  ")[0]
        if left and not re.search(r"NN|DIR|FILE", takes):
            self.wrong(f"workshop {sub} takes no {' '.join(left)}")

    def script(self, program, rest):
        path = program.removeprefix("./")
        if path.startswith("/opt/kafka/bin/"):
            # In the container; the same folder is named in the compose file.
            return
        if "NN" in path or "…" in path:
            pattern = re.sub(r"NN-slug|NN-…", "[0-9][0-9]-*", path).replace("NN", "[0-9][0-9]")
            if not glob.glob(os.path.join(ROOT, pattern)):
                self.wrong(f"there is no {path}")
            return
        full = os.path.join(ROOT, path)
        if not os.path.exists(full):
            return self.wrong(f"there is no {path}")
        if os.path.isfile(full) and not os.access(full, os.X_OK) and not path.endswith((".py", ".swift", ".yaml", ".md")):
            self.wrong(f"{path} cannot be run")
        for word in rest:
            if word.startswith("--") and word not in pages.read(path):
                self.wrong(f"{path} has no option {word}")

    def other(self, words):
        text = " ".join(word for word in words if word != "--")
        plain = [word for word in words]
        if words[:2] == ["docker", "compose"]:
            self.compose(words[2:])
            return
        if words[:2] == ["kubectl", "-n"]:
            plain = ["kubectl"] + words[3:] + words[1:3]
        names = [name for name in OTHERS if plain[:len(name.split())] == name.split()]
        if not names:
            return self.wrong(f"{text}: an unknown program")
        name = max(names, key=len)
        rest, inside = plain[len(name.split()):], []
        if name == "docker run":
            rest, inside = self.around_image(rest)
        left = self.options(rest, set(OTHERS[name].split()), name)
        if inside:
            self.run(re.search(r"echo (Lab\d\d)\)", pages.read("docker/Dockerfile")).group(1), inside)
        if name.startswith("kubectl"):
            for word in left:
                if word in ("deployment", "16686"):
                    continue
                if f"name: {word.removeprefix('service/')}" not in self.kit.manifests:
                    self.wrong(f"no manifest names {word}")
        elif name in ("docker run", "kind load docker-image") and left and left[0] not in self.images:
            self.wrong(f"no command on the page builds the image {left[0]}")
        elif name in ("jq", "grep", "curl", "tail", "docker run"):
            # Filters and patterns; files of traces are those of labs.
            for number in re.findall(r"\.traces/lab(\d\d)\.jsonl", text):
                if not any(slug.startswith(number) for slug in self.kit.slugs):
                    self.wrong(f"there is no lab {number}")

    def around_image(self, words):
        """What stands before the image and with it, and what is for the program in it."""
        at = 0
        while at < len(words) and words[at].startswith("-"):
            at += 2 if words[at] in WITH_VALUE else 1
        return words[:at + 1], words[at + 1:]

    def compose(self, words):
        known = {"-f", "--profile"}
        rest = self.options(words, known | {"--detach", "--wait", "--volumes", "--bootstrap-server", "--topic",
                                            "--from-beginning", "--property"}, "docker compose")
        if not rest:
            return
        name = "docker compose " + rest[0]
        if name not in OTHERS:
            return self.wrong(f"{name}: unknown")
        for option in (word for word in words if word.startswith("--") and word.split("=")[0] not in known):
            if rest[0] != "exec" and option not in OTHERS[name].split():
                self.wrong(f"{name} has no option {option}")
        if rest[0] == "exec" and rest[1] not in self.kit.services:
            self.wrong(f"docker/compose.yaml has no service {rest[1]}")

    def paths(self, words):
        for word in words:
            if not PLACEHOLDER.match(word) and not os.path.exists(os.path.join(ROOT, word)):
                self.wrong(f"there is no {word}")


def check_option(text, kit):
    """What is wrong with an option that the prose names by itself: some program must have it."""
    checker = Checker(kit)
    checker.problems = []
    known = options_of(" ".join(OTHERS.values()) + kit.help("Lab12") + kit.options_in("Sources/workshop/Commands"))
    checker.options(text.split(), known | {"--profile", "--build-arg"}, "no program that is named here")
    checker.addresses(text)
    return [problem.replace("no program that is named here has no", "no program has the") for problem in checker.problems]


def check_page(page, kit):
    """Every shell block and every command in `code` of a page: [(place, text, problems)]."""
    found, checker, functions, images = [], Checker(kit), set(), set()
    for block in page.blocks:
        if block.language == "sh":
            problems, defined = checker.check("\n".join(block.lines), functions, images)
            functions, images = functions | defined, images | checker.images
            found.append((pages.place(block), "\n".join(block.lines), problems))
    for inline in page.inlines:
        if INLINE.match(inline.text):
            problems, _ = checker.check(inline.text, functions, images)
            found.append((pages.place(inline), inline.text, problems))
        elif re.match(r"--[a-z]", inline.text):
            found.append((pages.place(inline), inline.text, check_option(inline.text, kit)))
        elif re.match(r"(?:labs|Exercises|Solutions|Sources|docker|Tests)/[\w./+-]+$", inline.text):
            path = re.sub(r"NN-slug", "[0-9][0-9]-*", inline.text)
            missing = [] if glob.glob(os.path.join(ROOT, path)) else [f"there is no {inline.text}"]
            found.append((pages.place(inline), inline.text, missing))
    prose = re.sub(r"```text.*?```", "", page.text, flags=re.S)
    unknown = sorted(set(re.findall(r"http://localhost:(\d+)", prose)) - kit.ports)
    found.append((page.path, "ports in the text", [f"docker/compose.yaml opens no port {port}" for port in unknown]))
    return found
