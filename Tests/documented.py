#!/usr/bin/env python3
"""Names every public declaration that has no documentation comment, one a line: `file:line: declaration`.

Run it from the repository's root. It looks at Sources/ and Tests/Grading/, or at the folders and files that are given.
What is public: what says so, the requirements of a public protocol, the members of a public extension, and the cases
of a public enum. Attributes and conditional compilation may stand between the comment and the declaration. It exits
with 1 when it names something.
"""

import pathlib
import re
import sys

DECLARATION = re.compile(
    r"^(?:@[\w.]+(?:\([^()]*\))?\s+)*"
    r"(?P<modifiers>(?:[a-z]+(?:\([a-z]+\))?\s+)*?)"
    r"(?P<keyword>associatedtype|actor|case|class(?!\s+(?:func|var|subscript))|enum|extension|func|init|let|macro|protocol"
    r"|struct|subscript|typealias|var)\b"
)
SCOPES = {"actor", "class", "enum", "extension", "protocol", "struct"}
PUBLIC_THROUGHOUT = {("protocol", True), ("extension", True)}
HIDING = {"fileprivate", "internal", "package", "private"}
CONDITION = re.compile(r"^#(if|elseif|else|endif)\b")
STRING = re.compile(r'(#*)"""|(#*)"')


def without_strings(line, fence):
    """The line's code, without comments and the contents of strings; and the fence of the string that goes on below."""
    code = ""
    while line:
        if fence is not None:
            end = line.find(fence)
            if end < 0:
                return code, fence if fence.startswith('"""') else None
            # An escaped quote does not end a string, unless it is a raw one.
            if fence[-1] == '"' and (end - len(line[:end].rstrip("\\"))) % 2:
                line = line[end + 1 :]
                continue
            line, fence = line[end + len(fence) :], None
            continue
        string, comment = STRING.search(line), line.find("//")
        if string is None or 0 <= comment < string.start():
            return code + (line if comment < 0 else line[:comment]), None
        code += line[: string.start()] + '""'
        fence = ('"""' + string[1]) if string[1] is not None else ('"' + string[2])
        line = line[string.end() :]
    return code, fence if fence and fence.startswith('"""') else None


def undocumented(text):
    """Line numbers and texts of the public declarations without a comment."""
    scopes = []  # one for each open brace: (keyword, is public), or None where it opens no declaration
    pending = None  # the declaration whose brace is still to come
    documented = False
    parentheses = 0
    fence = None
    for number, line in enumerate(text.splitlines(), start=1):
        in_string, stripped = fence is not None, line.strip()
        code, fence = without_strings(line, fence)
        code = code.strip()
        if not in_string and stripped.startswith("///"):
            documented = True
            continue
        if not in_string and parentheses == 0 and not CONDITION.match(stripped):
            found = DECLARATION.match(code)
            if found:
                keyword, modifiers = found["keyword"], found["modifiers"].split()
                is_local = bool(scopes) and scopes[-1] is None
                is_public = "public" in modifiers or "open" in modifiers
                if scopes and scopes[-1] in PUBLIC_THROUGHOUT:
                    is_public |= HIDING.isdisjoint(modifiers)
                elif scopes and scopes[-1] == ("enum", True):
                    is_public |= keyword == "case"
                if is_public and keyword != "extension" and not is_local and not documented:
                    yield number, stripped
                if keyword in SCOPES:
                    pending = (keyword, is_public)
            if not code.startswith("@") or found:
                documented = False
        # Outside strings a backslash stands in regular expressions, where it takes a bracket's meaning away.
        for character in re.sub(r"\\.", "", code):
            if character == "(":
                parentheses += 1
            elif character == ")":
                parentheses -= 1
            elif character == "{":
                scopes.append(pending)
                pending = None
            elif character == "}" and scopes:
                scopes.pop()


def swift_files(arguments):
    for argument in arguments:
        path = pathlib.Path(argument)
        if not path.exists():
            sys.exit(f"documented.py: {argument} is not there; run it from the repository's root")
        yield from [path] if path.is_file() else sorted(path.rglob("*.swift"))


def main(arguments):
    found = [
        f"{path}:{number}: {declaration}"
        for path in swift_files(arguments or ["Sources", "Tests/Grading"])
        for number, declaration in undocumented(path.read_text(encoding="utf-8"))
    ]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
