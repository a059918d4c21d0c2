"""Swift source as text: which characters are code, and where a condition ends."""

import re


def code_mask(text):
    """True for each character that is code: no comment, no string literal and no regular expression."""
    mask = [True] * len(text)
    at = 0
    while at < len(text):
        if text.startswith("//", at):
            end = text.find("\n", at)
        elif text.startswith("/*", at):
            end = text.index("*/", at) + 2
        elif text[at] == '"' or text.startswith('#"', at):
            end = string_end(text, at)
        elif text[at] == "/" and (regex := re.compile(r"(?<=[(\s])/[^\s/*][^\n]*?(?<!\\)/").match(text, at)):
            end = regex.end()
        else:
            at += 1
            continue
        end = len(text) if end < 0 else end
        mask[at:end] = [False] * (end - at)
        at = end
    return mask


def string_end(text, at):
    """Where the string literal that begins at a place ends, with what is interpolated in it."""
    hashes = len(text[at:]) - len(text[at:].lstrip("#"))
    at += hashes
    quote = '"""' if text.startswith('"""', at) else '"'
    end, escape = quote + "#" * hashes, "\\" + "#" * hashes
    at += len(quote)
    while not text.startswith(end, at):
        if not text.startswith(escape, at):
            at += 1
        elif text.startswith(escape + "(", at):
            at = closing(text, at + len(escape)) + 1
        else:
            at += len(escape) + 1
    return at + len(end)


def closing(text, at):
    """Where the bracket at a place of a string's interpolation is closed."""
    depth = 0
    while True:
        if text[at] == '"':
            at = string_end(text, at)
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
        at += 1


def clauses(text, mask, start, stop):
    """The clauses of a condition, as spans: parted by commas, until `stop` outside of brackets."""
    spans, depth, at, first = [], 0, start, start
    while at < len(text):
        if mask[at]:
            if depth == 0 and text.startswith(stop, at):
                break
            if depth == 0 and text[at] == ",":
                spans.append((first, at))
                first = at + 1
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(text[at], 0)
            if depth < 0:
                return []
        at += 1
    spans.append((first, at))
    return [strip(text, *span) for span in spans]


def strip(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
