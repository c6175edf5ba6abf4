"""What the prose of a lab says about its grader: how many checks there are, pass and are skipped, and what they are called."""

import re

NUMBERS = {name: number for number, name in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split())}


def number(word):
    """The number that a word says: `12`, `Four`, `Twenty-three`."""
    if word.isdigit():
        return int(word)
    return sum(NUMBERS.get(part, 1000) for part in word.lower().split("-"))


def sections(page):
    """{heading: prose} of a page, lines joined and blocks left out."""
    text, found, heading = re.sub(r"^ *```.*?^ *```", "", page.text, flags=re.S | re.M), {}, ""
    for line in text.split("\n"):
        if re.match(r"#{1,6} ", line):
            heading = line
        else:
            found[heading] = found.get(heading, "") + " " + line.strip()
    return found


def of(prose):
    """(what is said, the number that it says): "checks", "skipped", "passed" or "all"."""
    found = [("checks", int(count)) for count in re.findall(r"(?:grader runs|It runs|There are) (\d+) checks", prose)]
    found += [("all", int(count)) for count in re.findall(r"All (\d+) checks pass", prose)]
    found += [("skipped", int(count)) for count in re.findall(r"(\d+)(?: checks)? are skipped", prose)]
    found += [("skipped", int(count)) for count in re.findall(r"skips (\d+) checks now", prose)]
    found += [("passed", number(word)) for word in re.findall(r"(?<!All )\b(\d+|[A-Z][a-z]+(?:-[a-z]+)?) checks pass\b", prose)
              if word.isdigit() or number(word) < 1000]
    return found


def result(output):
    """(how many tests ran, were skipped, failed) by XCTest's last summary; and the tests' outcomes."""
    last = re.findall(r"Executed (\d+) tests?, with (?:(\d+) tests? skipped and )?(\d+) failures?", output)
    outcomes = dict(re.findall(r"Test Case '\w+\.(\w+)' (passed|skipped|failed)", output))
    return tuple(int(word or 0) for word in last[-1]) if last else None, outcomes


def problems(prose, output):
    """What the prose of a section says that the grader's output does not."""
    counted, outcomes = result(output)
    if counted is None:
        return [f"no test ran: {output[-300:]}"]
    ran, skipped, failed = counted
    truth = {"checks": ran, "all": ran - skipped - failed, "skipped": skipped, "passed": ran - skipped - failed}
    wrong = [f"it says {what} {count}; a run says {truth[what]}" for what, count in of(prose) if truth[what] != count]
    if failed and any(what != "checks" for what, _ in of(prose)):
        wrong.append("a check fails: " + ", ".join(sorted(name for name, how in outcomes.items() if how == "failed")))
    for sentence in re.findall(r"[^.:]*`test\w+`[^.]*? pass\b", prose):
        begins = "begin with" in sentence
        for name in re.findall(r"`(test\w+)`", sentence):
            meant = [how for test, how in outcomes.items() if test == name or (begins and test.startswith(name))]
            if not meant or set(meant) != {"passed"}:
                wrong.append(f"it says that {name} passes; a run says {', '.join(sorted(set(meant))) or 'nothing of it'}")
    return wrong


def unknown_names(page, tests):
    """Checks that a page names and that the lab's grader has not: a name, or the beginning of some."""
    named = {inline.text for inline in page.inlines if re.fullmatch(r"test[A-Z]\w+", inline.text)}
    return sorted(name for name in named if not any(test.startswith(name) for test in tests))
