"""Takes shell text apart into the simple commands in it."""

import re
import shlex

BREAKS = {";", "|", "||", "&&", "&", "\n", "(", ")", "{", "}"}
REDIRECTIONS = {">", ">>", "<", "2>"}


def substitutions(text):
    """The text with a word in place of each `$(…)`, and what stood in them."""
    inner = []

    def note(match):
        inner.append(match.group(1))
        return "SUBSTITUTED"

    return re.sub(r"\$\(([^()]*)\)", note, text), inner


def parse(text):
    """The simple commands, each a list of words, and the names of the functions that are defined.

    Raises ValueError for a quote without an end."""
    text, inner = substitutions(text.replace("\\\n", " "))
    lexer = shlex.shlex(text, posix=True, punctuation_chars="();<>|&\n")
    lexer.whitespace, lexer.whitespace_split, lexer.commenters = " \t", True, ""
    commands, words, functions, skip = [], [], set(), False
    for token in list(lexer) + ["\n"]:
        if token == "()":
            functions.add(words.pop())
        elif token in BREAKS or not token.strip("\n;"):
            if words:
                commands.append(words)
            words = []
        elif token in REDIRECTIONS:
            skip = True
        elif skip:
            skip = False
        else:
            words.append(token)
    for part in inner:
        found, more = parse(part)
        commands, functions = commands + found, functions | more
    return commands, functions


def assignments(words):
    """The `NAME=value` in front of a command, and the command without them."""
    values = []
    while words and re.match(r"[A-Za-z_]\w*=", words[0]):
        values.append(tuple(words[0].split("=", 1)))
        words = words[1:]
    return values, words
