"""The kit's files, as they are or with some of them replaced, and the list of what is wrong with them."""

import functools
import os
import re
import sys

import yaml


class _Loader(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error, and not silently the last one."""


def _mapping(loader, node):
    keys = [loader.construct_object(key) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key} stands twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@functools.cache
def _documents(text):
    return [document for document in yaml.load_all(text, _Loader) if document is not None]


@functools.cache
def _on_disk(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


@functools.cache
def _swift_files(folder):
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(".swift"))


class Kit:
    # Where in the checks something was found, in this kit or in another: (file, line). The self-test asks for it.
    found_at = set()

    def __init__(self, root, replaced=None):
        self.root = root
        self.replaced = replaced or {}
        self.read = set()
        self.problems = []

    def with_file(self, path, text):
        """The same kit, but with this text in the file; None: without the file."""
        return Kit(self.root, {path: text})

    def exists(self, path):
        path = os.path.normpath(path)
        if path in self.replaced:
            return self.replaced[path] is not None
        return os.path.exists(os.path.join(self.root, path))

    def text(self, path):
        path = os.path.normpath(path)
        self.read.add(path)
        if path in self.replaced:
            return self.replaced[path] or ""
        return _on_disk(os.path.join(self.root, path))

    def documents(self, path):
        return _documents(self.text(path))

    def yaml(self, path):
        return self.documents(path)[0]

    def names(self, folder):
        return sorted(os.listdir(os.path.join(self.root, folder)))

    def swift(self, *folders):
        """All Swift code below these folders, in one text."""
        files = [file for folder in folders for file in _swift_files(os.path.join(self.root, folder))]
        return "\n".join(self.text(os.path.relpath(file, self.root)) for file in files)

    def lab(self, slug):
        """The folder of a lab's code: the solution, or where there are none the exercise."""
        return f"{'Solutions' if self.exists('Solutions') else 'Exercises'}/{slug}"

    def executable(self, path):
        return path not in self.replaced and os.access(os.path.join(self.root, path), os.X_OK)

    def _problem(self, text):
        self.problems.append(text)
        caller = sys._getframe(2)
        Kit.found_at.add((os.path.basename(caller.f_code.co_filename), caller.f_lineno))

    def check(self, holds, text):
        if not holds:
            self._problem(text)

    def same(self, what, **values):
        """All values, named by where they stand, are equal."""
        if len({repr(value) for value in values.values()}) != 1:
            self._problem(f"{what}: " + ", ".join(f"{place} has {value}" for place, value in values.items()))


def pinned(image):
    """Whether an image is named with a version, and not with a tag that moves from one version to the next."""
    tag = re.fullmatch(r"[^:@\s]+:([\w.-]+)(@sha256:[0-9a-f]{64})?", image)
    return bool(tag and re.search(r"\d+\.\d+|^dev$", tag[1]) and "latest" not in tag[1])


def key_paths(value, prefix=""):
    """The paths of all keys that lead to a value: `processors.tail_sampling.policies[].name`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from key_paths(inner, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for item in value:
            yield from key_paths(item, prefix + "[]")
    else:
        yield prefix
