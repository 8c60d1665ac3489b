"""EQ and SYMBOL fields, which Word draws from their instruction."""

from __future__ import annotations

import re

from planlint.readers.symbols import translate

_CIRCLES = {str(number): chr(ord("①") + number - 1) for number in range(1, 21)}
_CIRCLES |= dict(zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", strict=True))
_COMMAND = re.compile(r"\\([a-z])((?:\s*\\[a-z]{2}\s*\d*)*)\s*\(", re.I)


def linear(instruction: str) -> str:
    """An EQ instruction as one line: ``\\o\\ac(○,1)`` is ①, ``\\f(1,2)`` is 1/2, a guide its base."""
    text = re.sub(r"\\\*\s*(\"[^\"]*\"|\S+)", "", instruction)
    return _expand(text, 0).strip()


def _expand(text: str, depth: int) -> str:
    found = _COMMAND.search(text)
    if found is None or depth > 20:
        return text
    arguments, end = _arguments(text, found.end())
    words = [_expand(argument, depth + 1).strip() for argument in arguments]
    command = found[1].lower()
    if command == "o" and words:
        shown = _CIRCLES.get(words[-1], words[-1]) if words[0] in "○〇O" else words[-1]
    elif command == "f":
        shown = "/".join(words)
    else:
        shown = "".join(words)
    return text[: found.start()] + shown + _expand(text[end:], depth + 1)


def _arguments(text: str, start: int) -> tuple[list[str], int]:
    """The comma-separated arguments that begin at ``start``, and where their bracket closes."""
    depth, begin, found = 1, start, []
    for at in range(start, len(text)):
        sign = text[at]
        depth += (sign == "(") - (sign == ")")
        if depth == 0 or (depth == 1 and sign in ",，"):
            found.append(text[begin:at])
            begin = at + 1
        if depth == 0:
            return found, begin
    return [*found, text[begin:]], len(text)


def symbol(instruction: str) -> str:
    """A SYMBOL instruction: ``61692 \\f Wingdings`` is ✓."""
    words = instruction.split()
    font = re.search(r"\\f\s*(\"[^\"]*\"|\S+)", instruction)
    try:
        character = chr(int(words[0], 0))
    except (ValueError, OverflowError):
        return ""
    return translate(character, font[1].strip('"') if font else "")
