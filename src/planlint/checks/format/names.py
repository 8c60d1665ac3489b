"""Names of fonts and sizes as people in China call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planlint.model.text import Text

SIZES: dict[float, str] = {
    42: "初号",
    36: "小初",
    26: "一号",
    24: "小一",
    22: "二号",
    18: "小二",
    16: "三号",
    15: "小三",
    14: "四号",
    12: "小四",
    10.5: "五号",
    9: "小五",
    7.5: "六号",
}
CLOSE = 0.3
"""Sizes nearer than this are one: 三号 is 16 points in Word and 15.75 in other programs."""

_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("仿宋", ("仿宋", "fangsong", "fzfs", "fzfangsong", "stfangsong")),
    ("楷体", ("楷", "kaiti", "fzkai", "stkaiti")),
    ("黑体", ("黑体", "simhei", "fzhei", "stheiti")),
    ("小标宋", ("标宋", "xiaobiaosong", "fzxbs")),
    ("宋体", ("宋体", "simsun", "stsong", "书宋", "fzshusong")),
)
NO_FONT = Text("没有设定字体的字", "text without a font")


def _plain(name: str) -> str:
    return name.lower().replace(" ", "").replace("_", "").replace("-", "")


def fits(font: str | None, names: Iterable[str]) -> bool:
    """Whether a font is one of those named: its name holds one of the names, whatever its maker adds."""
    plain = _plain(font or "")
    return bool(plain) and any(_plain(name) in plain for name in names)


def family(font: str | None) -> str:
    """One name for fonts that look alike (仿宋_GB2312, FangSong); a font's own name for others."""
    for name, names in _FAMILIES:
        if fits(font, names):
            return name
    return font or ""


def font_name(font: str | None) -> Text:
    if not font:
        return NO_FONT
    # Programs that make Word files of PDFs leave the mark of an embedded font before its name.
    name = re.sub(r"^\w{6,8}\+", "", font)
    return Text(name, name)


def size_name(size: float) -> Text:
    """三号（16磅）"""
    name = next((SIZES[each] for each in SIZES if abs(each - size) <= CLOSE), "")
    points = f"{size:g}"
    return Text(f"{name}（{points}磅）" if name else f"{points}磅", f"{points} pt")


def listed(names: Sequence[Text], most: int = 3) -> Text:
    """宋体、黑体等"""
    zh = "、".join(name.zh for name in names[:most]) + ("等" if len(names) > most else "")
    en = ", ".join(name.say("en") for name in names[:most]) + (" …" if len(names) > most else "")
    return Text(zh, en)


PARTS: dict[str, Text] = {
    "title": Text("标题", "title lines"),
    "level1": Text("一级标题", "first-level headings"),
    "level2": Text("二级标题", "second-level headings"),
    "level3": Text("三级标题", "third-level headings"),
    "level4": Text("四级标题", "fourth-level headings"),
    "body": Text("正文", "body paragraphs"),
    "front": Text("标题前的文字", "lines before the title"),
    "closing": Text("落款", "closing lines"),
    "other": Text("其他文字", "other text"),
}


def part_names(parts: Sequence[str]) -> Text:
    """What the parts are called together: 一级标题; 三、四级标题 for two levels of heading."""
    if len(parts) == 1:
        return PARTS[parts[0]]
    if all(part.startswith("level") for part in parts):
        return Text("小标题", "headings")
    return Text("文字", "text")


def share(some: int, all_: int, measure: str, what: Text) -> Text:
    """45段正文中有3段; 45段正文都."""
    if some == all_ == 1:
        return Text(what.zh, f"the {what.en.removesuffix('s')}")
    if some == all_:
        return Text(f"{all_}{measure}{what.zh}都", f"all {all_} {what.en}")
    return Text(f"{all_}{measure}{what.zh}中有{some}{measure}", f"{some} of {all_} {what.en}")
