"""Compares the output that a page shows with that of a run: all but ids, times and what is drawn from times is the same."""

import collections
import re

ID = re.compile(r"(?<![0-9a-zA-Z_])(?:[0-9a-f]{32}|[0-9a-f]{16}|[0-9a-f]{8}(?=…)|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-zA-Z])")
TREE = "│├└─⋯ "
Masked = collections.namedtuple("Masked", "text ids indent")

CELL = r"(?:<time>|<bars>|\d+(?:\.\d+)?|-)"


def scenarios(text, ids, line):
    """Lab 08: the scenarios are shuffled, so their letters are like ids; and how much a consumer handles is measured."""
    if match := re.match(r"Scenario ([ABC]): (.*)", line):
        ids.append("scenario " + match.group(1))
        text = "Scenario <letter>: " + re.sub(r"\d+ consumers?", "<n> consumers", match.group(2))
    elif match := re.match(r"What it was: (.*)", text):
        parts = sorted((part[2:], part[0]) for part in match.group(1).split(", "))
        ids += ["scenario " + letter for _, letter in parts]
        text = "What it was: " + ", ".join("<letter> " + name for name, _ in parts)
    elif re.match(r"  diagnose says: ", text):
        text = re.sub(r"\d+", "<n>", text)
    elif re.match(rf"  \d +(?:{CELL} +)+{CELL}$", text):
        text = "  " + re.sub(r"\s+", " ", re.sub(rf"(?<= ){CELL}(?= |$)", "<cell>", text.strip()))
    elif text.startswith("  partition "):
        text = re.sub(r" {2,}", "  ", text)
    return text


def kept(text, ids, line):
    """Lab 09: which traces a random id keeps. All or none of those that were offered are no matter of chance."""
    match = re.match(r" +(\d|total) +(\d+) +(\d+) +(\d+)$", text)
    if match:
        second, offered, ratio, rate = match.groups()
        return f"  {second} {offered} {'all' if ratio == offered else '<n>'} {'all' if rate == offered else '<n>'}"
    return re.sub(r"[1-9]\d*", "<n>", text) if re.match(r" +cut ", text) else text


def summary(text, ids, line):
    """Lab 12: who meets whom is a matter of time, so numbers differ; but none is none, and what fails is always the same."""
    if text.startswith("All 100 orders: "):
        return re.sub(r"\d+ spans in \d+ traces", "<n> spans in <n> traces", text)
    if match := re.match(r"  failed calls +(\d+), and (\d+) of them show an error", text):
        return f"  failed calls {match.group(1)}, and {'all' if match.group(1) == match.group(2) else '<n>'} of them show an error"
    if text.startswith("  sends of the shop that lead nowhere"):
        return text
    if re.match(r"  [a-z][a-z ]+ {2,}\d|One more is too large", text):
        return re.sub(r"\b[1-9]\d*", "<n>", text)
    return re.sub(r"(partition \d, offset )\d+", r"\1<n>", text)


# What differs from run to run in single labs, besides ids and times.
CHANCE = {"08": scenarios, "09": kept, "12": summary}


def mask(line, lab=""):
    """The line without what differs from run to run, its ids in order, and how far it is indented."""
    text = line.rstrip().lstrip("\t ") if line.startswith("\t") else line.rstrip()
    # Bars of a waterfall and of a histogram, at the end of the line or between columns.
    text = re.sub(r"(?:\s+[━╸╺·]+)+$", "", text)
    text = re.sub(r"[▁▂▃▄▅▆▇█·]{6,}", "<bars>", text)
    ids = ID.findall(text)
    text = ID.sub("<id>", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", "<time>", text)
    text = re.sub(r"(?<![\w.-])-?\d+(?:\.\d+)? (?:ns|µs|ms|s|min)(?!\w)", "<time>", text)
    text = re.sub(r"\d+\.\d+ \(\d+\.\d+\) seconds", "<time>", text)
    text = re.sub(r'(_ms","value":\{"doubleValue":)\d+(?:\.\d+)?', r"\1<time>", text)
    if origin := re.search(r"origin_timestamp +(\d{13})$", text):
        ids.append("origin " + origin.group(1))
        text = "    origin_timestamp  <time>"
    text = re.sub(r"127\.0\.0\.1:\d{4,5}\b", "127.0.0.1:<port>", text)
    text = re.sub(r"(kill -TERM )\d+", r"\1<pid>", text)
    # A digit too many behind a header, drawn at random by a check.
    text = re.sub(r"(<id>-[0-9a-f]{2})[0-9a-f]\b", r"\1<digit>", text)
    text = re.sub(r"WORKSHOP_SEED=\d+", "WORKSHOP_SEED=<seed>", text)
    if lab in CHANCE:
        text = CHANCE[lab](text, ids, line.rstrip())
    # Columns are as wide as the times in them.
    body = text.lstrip(TREE)
    lead = text[:len(text) - len(body)]
    body = re.sub(r"\s{2,}", "  ", re.sub(r"(?<=\S)\s+(?=<)", " ", body))
    return Masked(lead + body, ids, len(line) - len(line.lstrip()))


def pattern(text):
    """A regular expression for a masked line of a page: `…` at the end of a word stands for what was cut off."""
    pieces = re.split(r"(?<=\w)…(?= |$)|(?<= )…$", text)
    return re.compile(r"[^<>]*?…?".join(re.escape(piece) for piece in pieces) + "$")


def arranged(lines):
    """The lines with Lab 08's scenarios in the order of what is wrong there: they are shuffled in each run."""
    starts = [index for index, line in enumerate(lines) if re.match(r"Scenario [ABC]: ", line)]
    ends = [index + 1 for index, line in enumerate(lines) if line.startswith("  diagnose says: ")]
    if not starts or len(starts) != len(ends):
        return lines
    groups = [lines[start:end] for start, end in zip(starts, ends)]
    between = [lines[end:start] for end, start in zip(ends, starts[1:])] + [lines[ends[-1]:]]
    groups.sort(key=lambda group: group[-1])
    return lines[:starts[0]] + [line for group, gap in zip(groups, between) for line in group + gap]


def paragraphs(lines):
    """Lines that must stand one below the other; between two of these there may be others."""
    found = [[]]
    for line in lines:
        # What follows a title or the head of a table belongs to it.
        belongs = bool(found[-1]) and re.match(r"span |trace |\d+ traces ", found[-1][-1])
        if line.strip() in ("…", "...") or not line.strip():
            if not belongs or line.strip():
                found.append([])
            continue
        top = line[0] not in TREE or (line.startswith("  ") and not line.startswith("   "))
        if top and not belongs and not line.startswith("span "):
            found.append([])
        found[-1].append(line)
    return [paragraph for paragraph in found if paragraph]


def prepare(text, lab):
    return [mask(line, lab) for line in arranged(text.split("\n")) if line.strip()]


class Ids:
    """Ids of the page, and those of the run that they stand for: one for each."""

    def __init__(self, constant=()):
        self.known, self.constant = {}, constant

    def extended(self, ours, theirs):
        known, back = dict(self.known), {right: left for left, right in self.known.items()}
        for left, right in zip(ours, theirs):
            if left != right and (right[:8] in self.constant or len(set(right)) == 1):
                return None
            left, right = [word if " " in word else word[:8] for word in (left, right)]
            if known.setdefault(left, right) != right or back.setdefault(right, left) != left:
                return None
        copy = Ids(self.constant)
        copy.known = known
        return copy


def fits(block, at, output, ids):
    """The ids, when the block's lines stand in the output from there on; else nothing."""
    if at + len(block) > len(output):
        return None
    for (masked, expression), theirs in zip(block, output[at:]):
        if not expression.match(theirs.text) or len(masked.ids) > len(theirs.ids):
            return None
        ids = ids.extended(masked.ids, theirs.ids)
        if ids is None:
            return None
    return ids


def matches(lines, output, lab="", constant=()):
    """Whether the page's lines are found in the (prepared) output, paragraph by paragraph, in this order."""
    blocks = [[(masked, pattern(masked.text)) for masked in (mask(line, lab) for line in paragraph)]
              for paragraph in paragraphs(arranged(lines))]

    def search(index, start, ids, budget):
        if index == len(blocks):
            return True
        for at in range(start, len(output)):
            found = fits(blocks[index], at, output, ids)
            if found is not None:
                budget[0] -= 1
                if budget[0] < 0:
                    return False
                if search(index + 1, at + len(blocks[index]), found, budget):
                    return True
        return False

    return search(0, 0, Ids(constant), [2000])


def blind(lines, output, lab="", constant=()):
    """A line in which a longer word would not be noticed: the comparison is too weak, if there is one."""
    for index, line in enumerate(lines):
        word = max(re.findall(r"[A-Za-z]{3,}", line), key=len, default="")
        spoiled = line.replace(word, word + "q", 1)
        if word and matches(lines[:index] + [spoiled] + lines[index + 1:], output, lab, constant):
            return line.strip()
    return None


def missing(lines, output, lab=""):
    """The first lines of the page that no line of the output is like, for a message."""
    found = []
    for line in lines:
        masked = mask(line, lab)
        if masked.text and not any(pattern(masked.text).match(theirs.text) for theirs in output):
            found.append(line.rstrip())
    return found[:3]
