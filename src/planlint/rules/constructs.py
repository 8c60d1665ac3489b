"""What re2 cannot express, found in a pattern, and how to write it instead.

re2 stops at the first construct it does not know and names two or three characters of it. Who copied
the pattern from elsewhere needs to know which part that is and what to write here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlint.model.records import dataclass
from planlint.model.text import Text


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A construct as it stands in the pattern, what it is called, and what to write instead.

    ``example`` is a piece of YAML made of this very pattern where that can be done.
    """

    text: str
    name: Text
    todo: Text
    example: str = ""


_LOOKS: dict[str, Text] = {
    "(?!": Text("否定环视", "negative look-ahead"),
    "(?<!": Text("否定环视", "negative look-behind"),
    "(?=": Text("环视", "look-ahead"),
    "(?<=": Text("环视", "look-behind"),
}
_GROUPS: tuple[tuple[str, Text, Text], ...] = (
    (
        "(?>",
        Text("原子组", "atomic group"),
        Text("改成 (?:…)，re2 本来就不会回溯", "write (?:…); re2 never backtracks"),
    ),
    (
        "(?#",
        Text("表达式里的注释", "comment in the pattern"),
        Text("删去，注释写在 YAML 的 # 后面", "delete it; comments go behind a # of the YAML file"),
    ),
    (
        "(?(",
        Text("条件分支", "conditional group"),
        Text("拆成两条表达式，各写一行", "write two patterns instead"),
    ),
    (
        "(?|",
        Text("分支重置组", "branch reset group"),
        Text("改成 (?:…|…)", "write (?:…|…)"),
    ),
    (
        "(?R",
        Text("递归", "recursion"),
        Text("re2 不能递归，把要查的几层写出来", "spell out the levels to be found"),
    ),
    (
        "(?P>",
        Text("递归", "recursion"),
        Text("re2 不能递归，把要查的几层写出来", "spell out the levels to be found"),
    ),
)
_REPEAT = Text(
    "re2 不能要求“和前面相同”，把会重复的字词逐个写出来，如 教学教学|培训培训；查任意重复用 test: repetition",
    "re2 cannot ask for “the same again”: spell the words out (教学教学|培训培训); see test: repetition",
)
_ESCAPES: dict[str, tuple[Text, Text]] = {
    "k": (Text("回指", "back-reference"), _REPEAT),
    "g": (Text("回指", "back-reference"), _REPEAT),
    "u": (
        Text("\\u 写法", "\\u escape"),
        Text("直接写这个字，或者写成 \\x{4e00}", "write the character itself, or \\x{4e00}"),
    ),
    "Z": (
        Text("\\Z", "\\Z"),
        Text("写成 \\z（全文末尾）或 $（行末）", "write \\z (end of text) or $ (of line)"),
    ),
    "G": (Text("\\G", "\\G"), Text("删去，re2 没有这种位置", "delete it; re2 has no such place")),
    "K": (
        Text("\\K", "\\K"),
        Text("把要报出的部分放进第一个括号：前面的字(要报出的字)", "put what is to be reported into group 1"),
    ),
    "R": (Text("\\R", "\\R"), Text("写成 \\n", "write \\n")),
    "h": (Text("\\h", "\\h"), Text("写成 [ \\t　]", "write [ \\t　]")),
    "H": (Text("\\H", "\\H"), Text("写成 [^ \\t　]", "write [^ \\t　]")),
    "X": (Text("\\X", "\\X"), Text("写成 .", "write .")),
    "N": (Text("\\N", "\\N"), Text("写成 [^\\n]，或者直接写这个字", "write [^\\n], or the character itself")),
    "e": (Text("\\e", "\\e"), Text("写成 \\x1b", "write \\x1b")),
    "c": (Text("\\c", "\\c"), Text("写成 \\x 加两位十六进制数", "write \\x and two hexadecimal digits")),
    "o": (Text("\\o", "\\o"), Text("写成 \\x{…}（十六进制）", "write \\x{…} (hexadecimal)")),
}
_PROPERTY = Text(
    "re2 的写法是：汉字 \\p{Han}，标点 \\p{P}，数字 \\p{Nd}，字母 \\p{L}",
    "re2 has \\p{Han} for Chinese characters, \\p{P} punctuation, \\p{Nd} digits, \\p{L} letters",
)
_TOKEN = re.compile(
    r"\\[pP]\{\w*\}|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\(\?(?:<[=!]|P[=>]|.)?|.", re.DOTALL
)


def unsupported(pattern: str) -> Unsupported | None:
    """The first construct of a pattern that re2 does not have, or reads as something else."""
    for at, token in _tokens(pattern):
        found = _of_token(pattern, at, token)
        if found is not None:
            return found
    return None


def _tokens(pattern: str) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(pattern):
        yield match.start(), match[0]


def _of_token(pattern: str, at: int, token: str) -> Unsupported | None:
    if token in _LOOKS:
        return _look(pattern, at, token)
    if token == "(?P=":
        return Unsupported(pattern[at : _close(pattern, at) + 1], Text("回指", "back-reference"), _REPEAT)
    for begin, name, todo in _GROUPS:
        if token.startswith(begin):
            return Unsupported(pattern[at : _close(pattern, at) + 1], name, todo)
    flags = re.match(r"\(\?[a-zA-Z]*[xaLu][a-zA-Z]*[):]", pattern[at:])
    if token.startswith("(?") and not token.startswith("(?P") and flags:
        return Unsupported(
            flags[0],
            Text("这种开关", "flag"),
            Text("re2 只有 i、m、s、U 四种开关", "re2 has the flags i, m, s and U only"),
        )
    if token.startswith("\\"):
        return _escape(token)
    if token in "+?*}" and pattern[at + 1 : at + 2] == "+":
        return Unsupported(
            _repetition(pattern, at),
            Text("独占量词", "possessive repetition"),
            Text("去掉后一个“+”，re2 本来就不会回溯", "delete the second “+”; re2 never backtracks"),
        )
    least = re.match(r"\{,(\d+)\}", pattern[at:])
    if least:
        return Unsupported(
            least[0],
            Text("省略了起点的次数", "repetition without a lower bound"),
            Text(
                f"写成 {{0,{least[1]}}}，re2 会把它当成原样的文字",
                f"write {{0,{least[1]}}}; re2 takes it literally",
            ),
        )
    return None


def _escape(token: str) -> Unsupported | None:
    kind = token[1:2]
    if kind in "123456789":
        return Unsupported(token, Text("回指", "back-reference"), _REPEAT)
    if kind in "pP" and len(token) > 2:
        from planlint.language.patterns import compiled

        try:
            compiled(token)
        except ValueError:
            return Unsupported(token, Text("re2 没有的字符类别", "unknown property"), _PROPERTY)
    if kind in _ESCAPES:
        name, todo = _ESCAPES[kind]
        return Unsupported(token, name, todo)
    return None


def _look(pattern: str, at: int, token: str) -> Unsupported:
    end = _close(pattern, at)
    inside, before, after = pattern[at + len(token) : end], pattern[:at], pattern[end + 1 :]
    # Only where the look-around stands outside all groups can the rest be put together again.
    apart = _balanced(before) and _balanced(after) and "|" not in before + after
    if token in ("(?!", "(?<!"):
        look_alike = before + inside if token == "(?!" else inside + after
        if not apart:
            look_alike = inside
        return Unsupported(
            pattern[at : end + 1],
            _LOOKS[token],
            Text("把不该算的写法写进 unless", "write what must not count under 'unless'"),
            f"patterns: [{_quoted(before + after if apart else '…')}]\nunless: [{_quoted(look_alike)}]",
        )
    whole = before and not after if token == "(?=" else after and not before
    group = f"({before}){inside}{after}" if token == "(?=" else f"{before}{inside}({after})"
    return Unsupported(
        pattern[at : end + 1],
        _LOOKS[token],
        Text(
            "照写出来，把要报出的部分放进第一个括号",
            "write it out and put what is to be reported into group 1",
        ),
        f"patterns: [{_quoted(group)}]" if apart and whole else "",
    )


def _quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


def _close(pattern: str, at: int) -> int:
    """Where the bracket that opens at ``at`` closes; the end of the pattern when it does not."""
    depth = 0
    for position, token in _tokens(pattern[at:]):
        depth += token.startswith("(") - (token == ")")
        if depth == 0:
            return at + position
    return len(pattern)


def _balanced(part: str) -> bool:
    depth = 0
    for _, token in _tokens(part):
        depth += token.startswith("(") - (token == ")")
        if depth < 0:
            return False
    return depth == 0


def _repetition(pattern: str, at: int) -> str:
    start = pattern.rfind("{", 0, at) if pattern[at] == "}" else at
    return pattern[start : at + 2]
