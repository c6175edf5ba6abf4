#!/usr/bin/env python3
"""Compares each Russian page with the English one that it was translated from.

    Tests/translations.py                what differs, and what is stale; exit code 1 when anything is
    Tests/translations.py --stamp FILE   records in FILE, a README.ru.md, that each of its sections says what the English one says now
    Tests/translations.py --self-test    spoils a page in many ways, and sees each of them noticed

A page is cut into sections at its headings. Sections must come in the same order, at the same level, with the same numbers in
their headings. In a section, code blocks, pieces of `code`, links, hints, list items and rows of tables are the same in both
languages. Behind each Russian heading stands `<!-- en: … -->`, the hash of the English section that it was translated from: after a
change in English it is stale until somebody has looked at the translation and has stamped it.
"""

import collections
import glob
import hashlib
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STAMP = re.compile(r"^<!-- en: ([0-9a-f]+) -->$")

Section = collections.namedtuple("Section", "heading lines stamp")


def pages():
    """Every English page that is to be had in Russian: {its path: the Russian one's}."""
    found = [os.path.join(ROOT, "labs", "README.md")] + sorted(glob.glob(os.path.join(ROOT, "labs", "[0-9]*", "README.md")))
    return {path: path[:-len(".md")] + ".ru.md" for path in found}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def sections(text):
    """The text, cut at its headings. Code in fences is never a heading."""
    found, fenced = [Section("", [], [])], False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if not fenced and re.match(r"#{1,6} ", line):
            found.append(Section(line, [], []))
        elif not fenced and STAMP.match(line):
            found[-1].stamp.append(STAMP.match(line).group(1))
        else:
            found[-1].lines.append(line)
    return [section for section in found if section.heading or any(line.strip() for line in section.lines)]


def digest(section):
    text = "\n".join([section.heading] + section.lines).strip()
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def parts(section):
    """What must be the same in both languages: {what it is called: its value}."""
    code, prose, fenced = [], [], False
    for line in section.lines:
        if line.lstrip().startswith("```"):
            fenced = not fenced
            code.append(line)
        elif fenced:
            code.append(line)
        else:
            prose.append(line)
    text = "\n".join(prose)
    links = [target.replace("README.ru.md", "README.md") for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    return {
        "level of the heading": len(section.heading) - len(section.heading.lstrip("#")),
        "numbers in the heading": re.findall(r"\d+", section.heading),
        "code blocks": code,
        "pieces of `code`": sorted(re.findall(r"`[^`\n]+`", re.sub(r"\s*\n\s*", " ", text) + " " + section.heading)),
        # What heads a section is translated, and with it what a link to it says.
        "links": sorted(re.sub(r"#.*$", "#", link) if "://" not in link else link for link in links),
        "hints": re.findall(r"<summary>\D*(\d+)</summary>", text),
        "folded parts": (text.count("<details>"), text.count("</details>")),
        "list items": len(re.findall(r"^ *(?:-|\d+\.) ", text, re.M)),
        "rows of tables": len(re.findall(r"^\|", text, re.M)),
    }


def differences(english, russian):
    """What is wrong with a page, in words."""
    ours, theirs = sections(english), sections(russian)
    found = []
    for number, (en, ru) in enumerate(zip(ours, theirs), 1):
        place = f"section {number}, {ru.heading or 'before the first heading'!r}"
        left, right = parts(en), parts(ru)
        found += [f"{place}: {name}: English {left[name]}, Russian {right[name]}" for name in left if left[name] != right[name]]
        if ru.stamp != [digest(en)]:
            found.append(f"{place}: " + ("no stamp" if not ru.stamp else f"stale: {en.heading!r} has changed since"))
        # Headings may be names; a section's text must not be the English one.
        prose = re.sub(r"```.*?```|`[^`]*`|https?://\S+|<[^>]+>", "", "\n".join(ru.lines), flags=re.S)
        if len(re.findall(r"[A-Za-z]", prose)) > 200 and len(re.findall(r"[а-яё]", prose, re.I)) < 100:
            found.append(f"{place}: is not in Russian")
    if len(ours) != len(theirs):
        found.append(f"{len(ours)} sections in English, {len(theirs)} in Russian")
    return found


def stamped(english, russian):
    """The Russian page with the hashes of the English sections behind its headings."""
    ours, lines, fenced, number = sections(english), [], False, 0
    for line in russian.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if not fenced and STAMP.match(line):
            continue
        lines.append(line)
        if not fenced and re.match(r"#{1,6} ", line):
            if number < len(ours):
                lines.append(f"<!-- en: {digest(ours[number])} -->")
            number += 1
    if number != len(ours):
        sys.exit(f"{len(ours)} sections in English, {number} in Russian: nothing was stamped")
    return "\n".join(lines) + "\n"


SPOILS = {
    "a code block has another line": ("swift run Lab00\n", "swift run Lab01\n"),
    "a block has another language": ("```sh", "```bash"),
    "a piece of code is another": ("`traceparent`", "`traceparents`"),
    "a piece of code is plain": ("`traceparent`", "traceparent"),
    "a link leads elsewhere": ("https://example.org/a", "https://example.org/b"),
    "a heading is gone": ("## Шаг 2: конец\n", ""),
    "a heading has another level": ("## Шаг 2", "### Шаг 2"),
    "a step has another number": ("## Шаг 2", "## Шаг 3"),
    "a hint is gone": ("<details><summary>Подсказка 1</summary>\n\nНет.\n\n</details>\n", ""),
    "a hint has another number": ("Подсказка 1", "Подсказка 2"),
    "a list item is gone": ("- Два.\n", ""),
    "a row is gone": ("| 1 | 2 |\n", ""),
}


def self_test():
    english = """# Lab 00: a page

Read `traceparent` in [the text](https://example.org/a).

```sh
# not a heading
swift run Lab00
```

## Step 2: the end

- One.
- Two.

| a | b |
|---|---|
| 1 | 2 |

<details><summary>Hint 1</summary>

No.

</details>
"""
    russian = stamped(english, """# Лабораторная 00: страница

Прочтите `traceparent` в [тексте](https://example.org/a).

```sh
# not a heading
swift run Lab00
```

## Шаг 2: конец

- Раз.
- Два.

| a | b |
|---|---|
| 1 | 2 |

<details><summary>Подсказка 1</summary>

Нет.

</details>
""")
    wrong = []
    if differences(english, russian):
        wrong.append(f"a right page is refused: {differences(english, russian)}")
    for name, (old, new) in SPOILS.items():
        spoiled = russian.replace(old, new)
        if spoiled == russian or not differences(english, spoiled):
            wrong.append(f"not noticed: {name}")
    if not any("stale" in line for line in differences(english.replace("Two.", "Three."), russian)):
        wrong.append("not noticed: English has changed")
    if not any("no stamp" in line for line in differences(english, re.sub("<!--.*-->\n", "", russian))):
        wrong.append("not noticed: a page without stamps")
    if not any("not in Russian" in line for line in differences(english, russian.replace("Нет.", "Not a word of it is. " * 20))):
        wrong.append("not noticed: a section in English")
    print("\n".join(wrong) or f"{len(SPOILS) + 3} spoiled pages were noticed")
    return 1 if wrong else 0


def main():
    words = sys.argv[1:]
    if words == ["--self-test"]:
        sys.exit(self_test())
    if words[:1] == ["--stamp"] and len(words) == 2:
        path = os.path.abspath(words[1])
        english = {ru: en for en, ru in pages().items()}.get(path)
        if not english:
            sys.exit(f"{words[1]} is no page in Russian: name labs/README.ru.md or labs/NN-slug/README.ru.md")
        text = stamped(read(english), read(path))
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return
    if words:
        sys.exit(__doc__)
    wrong = 0
    for english, russian in pages().items():
        name = os.path.relpath(russian, ROOT)
        found = differences(read(english), read(russian)) if os.path.exists(russian) else ["is missing"]
        wrong += len(found)
        for line in found:
            print(f"{name}: {line}")
    print(f"{len(pages())} pages compared, {wrong} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
