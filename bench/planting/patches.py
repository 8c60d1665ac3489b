"""Edits inside one unit: where they could be made, what they put there, and what they change."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from planting import wordings as w


@dataclass(frozen=True, slots=True)
class Patch:
    """``new`` instead of the characters from ``start`` to ``end`` of a body; ``kind`` is what that changes.

    ``turn`` is worse, better or neutral for whoever was promised something.
    """

    start: int
    end: int
    new: str
    kind: str
    turn: str

    @property
    def alone(self) -> bool:
        return self.kind != "reworded"


Maker = Callable[[str, random.Random, bool], Iterator[Patch]]

_STOPS = "，。；：！？\n,;:"
_REPORTS = re.compile(
    "已经|已(?!批准)|现有|目前|累计|同比|增长了|去年|上年|以来|过去|曾|存在|问题是|了[，。；]"
)


def clause(body: str, at: int) -> tuple[int, int]:
    """The clause that holds the character ``at``."""
    start = max((body.rfind(stop, 0, at) for stop in _STOPS), default=-1) + 1
    ends = [found for stop in _STOPS if (found := body.find(stop, at)) >= 0]
    return start, min(ends, default=len(body))


def sentence(body: str, at: int) -> str:
    start = max(body.rfind(stop, 0, at) for stop in "。；！\n") + 1
    ends = [found for stop in "。；！\n" if (found := body.find(stop, at)) >= 0]
    return body[start : min(ends, default=len(body))]


def _quoted(body: str, at: int) -> bool:
    """Inside a title or quotation marks nothing is promised."""
    return any(body.count(a, 0, at) > body.count(b, 0, at) for a, b in ("《》", "“”", "（）", "()"))


def weaker(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    yield from _force(body, held_out, w.WEAKER, "weakened", "worse")


def stronger(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    yield from _force(body, held_out, w.STRONGER, "strengthened", "better")


def _force(
    body: str, held_out: bool, table: tuple[tuple[str, str], ...], kind: str, turn: str
) -> Iterator[Patch]:
    for pattern, new in w.rows(table, held_out):
        for match in re.finditer(pattern, body):
            start, end = clause(body, match.start())
            around = body[start : match.start()] + "#" + body[match.end() : end]
            other = re.search(w.SOFT + "|" + w.FIRM, around)
            if other or len(around) < 7 or _quoted(body, match.start()):
                continue
            if _REPORTS.search(sentence(body, match.start())):
                continue
            # What is done to a noun (落实的情况) or said of others changes no promise.
            if re.match(r"[^，。；]{0,3}的|情况|工作的", body[match.end() : end]):
                continue
            yield Patch(match.start(), match.end(), new, kind, turn)


_FIGURE = re.compile(
    r"(?P<before>不低于|不少于|不得低于|不得少于|至少|达到|达|超过|不超过|不高于|不得超过|控制在)?(?P<value>\d+(?:\.\d+)?)"
    r"(?P<unit>%|％|个百分点|所|名|人|个|万元|亿元|元|学时|课时|平方米|小时|亩|公里|家|项|场|门|间)(?P<after>以上|以内|以下|左右)?"
)
_DOING = re.compile(
    "新建|建成|建设|培训|培养|创建|打造|遴选|新增|改扩建|改造|配备|评选|认定|引进|选派|给予|补助|奖励|安排|力争"
)
_AT_LEAST = "不低于|不少于|不得低于|不得少于|至少"


def figures(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    for match in _FIGURE.finditer(body):
        start, end = clause(body, match.start())
        before, text = body[start : match.start()], body[start:end]
        bound = match["before"] or match["after"]
        if not (bound or match["unit"] in "%％课时学时平方米万元" or _DOING.search(before[-14:])):
            continue
        if (
            before.endswith(
                ("第", "年", "年度", "近", "超", "约", "—", "-", "～", "至", "每", ".", "为", "每满")
            )
            and not bound
        ):
            continue
        if (
            _REPORTS.search(text)
            or _quoted(body, match.start())
            or re.match(r"[—\-～~至/×]|之一|的基础|级", body[match.end() :])
        ):
            continue
        if re.search(r"(?:[—\-～~至.．,\d万亿]|低于|高于|大于|小于)$", before):
            continue
        yield from _figure(match, text, rng)


def _figure(match: re.Match[str], text: str, rng: random.Random) -> Iterator[Patch]:
    before, value, unit, after = match["before"] or "", match["value"], match["unit"], match["after"] or ""
    ahead = text[: text.find(match[0])][-10:] + before
    upper = re.search(
        "不超过|不高于|不得超过|不得高于|控制在|至多|最高|最多", ahead
    ) is not None or after in ("以内", "以下")
    falls = upper or re.search(w.FALLING, text) is not None
    # What is to fall by 5 % promises more when it is to fall by 6 %.
    if not upper and re.search("(?:下降|降低|减少|压减|压缩)约?$", text[: text.find(match[0])]):
        falls = False
    number = float(value)
    step = max(1.0, round(number * rng.choice((0.05, 0.1, 0.2))))
    changed = number + rng.choice((-1, 1)) * step
    if changed <= 0 or (unit in "%％" and changed > 100):
        changed = number + (step if changed <= 0 else -step)
    new = f"{changed:.{len(value.partition('.')[2])}f}"
    if changed > 0 and new != value and not (unit in "%％" and changed > 100):
        turn = "better" if (changed < number) == falls else "worse"
        # Whether a lower ceiling of a grant is better depends on who asks.
        if upper and unit.endswith("元"):
            turn = "neutral"
        yield Patch(match.start(), match.end(), f"{before}{new}{unit}{after}", "target-changed", turn)
    if after == "以上" or before in _AT_LEAST.split("|"):
        soft = before if before in ("达到", "达") else ""
        yield Patch(match.start(), match.end(), f"{soft}{value}{unit}左右", "target-changed", "worse")


_DATE = re.compile(
    r"(?P<to>到|至|于|在)?(?P<year>20\d\d)年(?P<rest>(?:年底|底|\d{1,2}月底|\d{1,2}月)?)(?P<before>前|之前|以前)?"
)
_RECURRING: tuple[tuple[str, str, str], ...] = (
    ("每年(?=至少|开展|组织|举办|安排|进行|召开|定期|对|举行)", "每两年", "worse"),
    ("每学期(?=至少|开展|组织|举办|安排|进行|召开|举行)", "每学年", "worse"),
    ("每学年(?=至少|开展|组织|举办|安排|进行|召开|举行)", "每学期", "better"),
    ("每半年", "每季度", "better"),
    ("每两年", "每年", "better"),
    ("每月(?=至少|开展|组织|举办|安排|进行|召开|举行)", "每季度", "worse"),
)
_WITHIN = re.compile(r"(?P<number>\d+|[二三四五六七八九十]+)(?P<unit>个月|个工作日|日|天)(?=[之以]?内)")
_CHINESE = "〇一二三四五六七八九十"


def dates(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    for match in _DATE.finditer(body):
        if not (match["before"] or (match["to"] == "到" and not match["rest"])):
            continue
        start, end = clause(body, match.start())
        if (
            _quoted(body, match.start())
            or _REPORTS.search(body[start:end])
            or body[match.end() : match.end() + 1] in "—-至"
        ):
            continue
        # 至2020年底前出生的 is a condition, and so is what is 发布, 印发, 取得 before.
        if re.match("出生|发布|印发|取得|成立|注册|已", body[match.end() :]):
            continue
        by = rng.choice((-1, 1, 2))
        year = str(int(match["year"]) + by)
        text = match[0].replace(match["year"], year, 1)
        yield Patch(*match.span(), text, "deadline-changed", "worse" if by > 0 else "better")
        if match["before"] and body[match.end() : match.end() + 1] == "，":
            yield Patch(match.start(), match.end() + 1, "", "deadline-changed", "worse")
    for pattern, new, turn in _RECURRING if held_out else _RECURRING[::2]:
        for match in re.finditer(pattern, body):
            if not _quoted(body, match.start()) and not _REPORTS.search(sentence(body, match.start())):
                yield Patch(*match.span(), new, "deadline-changed", turn)
    for match in _WITHIN.finditer(body):
        number = match["number"]
        if not number.isdigit() and len(number) != 1:
            continue
        # 受理前六个月内 tells of what was, and sets no term.
        if body[: match.start()].endswith(("前", "近", "过去", "最近")) or _quoted(body, match.start()):
            continue
        was = int(number) if number.isdigit() else _CHINESE.index(number)
        now = was + rng.choice((-1, 1, 2)) if was > 1 else was + 1
        if 0 < now <= 10 or number.isdigit():
            new = str(now) if number.isdigit() else _CHINESE[now]
            turn = "worse" if now > was else "better"
            yield Patch(match.start(), match.start() + len(number), new, "deadline-changed", turn)


_NOTE = re.compile(
    r"(?:责任单位|责任部门|牵头单位|牵头部门|配合单位)[:：](?P<listed>[^（）()\n；;。：:]+)"
    r"|[（(](?P<named>[^（）()；;。：:]{3,60}?)(?:牵头|负责|配合|按职责分工负责|分别负责)[）)]"
)
_SUBJECT = re.compile(
    r"(?:^|(?<=[，。；\n由]))(?P<level>[省市县区]|各级|)(?P<what>"
    + "|".join((*w.FUNCTIONS, "民政", "卫生", "文化", "人社", "公安"))
    + r")(?P<form>行政部门|部门|局|厅)(?=应当|要|负责|牵头|会同|应)"
)


def owners(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    for match in _NOTE.finditer(body):
        group = "listed" if match["listed"] else "named"
        names = re.split(r"[、，,]", match[group])
        if any(
            not re.search(r"(?:局|厅|委|办|部|院|校|会|府|中心|委员会|[县市区]）?)$", name.strip())
            for name in names
        ):
            continue
        start = match.start(group)
        yield from _listed([name.strip() for name in names], start, match[group], rng)
    for match in _SUBJECT.finditer(body):
        if _quoted(body, match.start()):
            continue
        if re.search("财|资金|经费|预算", body[slice(*clause(body, match.start()))]):
            continue
        others = [name for name in w.FUNCTIONS if name not in body and name[:2] != match["what"][:2]]
        if others:
            new = f"{match['level']}{rng.choice(others)}{match['form']}"
            yield Patch(match.start(), match.end(), new, "owner-changed", "neutral")


def _listed(names: list[str], start: int, text: str, rng: random.Random) -> Iterator[Patch]:
    level = next((name[0] for name in names if name[:1] in "省市县区"), "")
    pool = w.BODIES_ABOVE if level == "省" or names[0].endswith("厅") else w.BODIES
    fresh = [level + name for name in pool if all(name[:2] not in other for other in names)]
    mark = "、" if "、" in text else ("，" if "，" in text else "、")
    if not fresh:
        return
    one = rng.choice(fresh)
    end = start + len(text)
    if len(names) > 1:
        # The first name lends the others its prefix, and goes only where they have their own.
        first = 0 if level and all(name.startswith(level) for name in names) else 1
        at = rng.randrange(first, len(names))
        yield Patch(start, end, mark.join(names[:at] + names[at + 1 :]), "owner-changed", "worse")
    at = rng.randrange(len(names))
    if (level and names[at].startswith(level)) or not level:
        yield Patch(start, end, mark.join([*names[:at], one, *names[at + 1 :]]), "owner-changed", "neutral")
    yield Patch(start, end, mark.join([*names, one]), "owner-changed", "better")


_MONEY = re.compile(
    r"(?:列入|纳入)[^，。；]{0,14}(?:预算|财政)|财政[^，。；]{0,10}(?:承担|保障|安排|拨付|列支|解决|负担)|设立[^，。；]{0,14}(?:专项资金|专项经费)"
    r"|安排[^，。；]{0,14}(?:专项资金|专项经费)|(?:经费|资金)由[^，。；]{2,20}(?:承担|保障|解决|列支|安排)"
)


def money(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    for match in _MONEY.finditer(body):
        start, end = clause(body, match.start())
        text = body[start:end]
        if re.search(
            r"\d|每|逐年|[一二三四五六七八九十]+[年个]|局|厅|（|《|“|应当|负责|专户|收入|收费", text
        ) or _REPORTS.search(text):
            continue
        if re.search(w.SOFT + "|" + w.FIRM, text) or len(text) < 6:
            continue
        if start > 12 and body[start - 1] in "，；" and body[end : end + 1] in "。；，":
            yield Patch(start - 1, end, "", "funding-changed", "worse")
        elif start > 12 and body[start - 1] == "。" and body[end : end + 1] == "。":
            yield Patch(start, end + 1, "", "funding-changed", "worse")


def wording(body: str, rng: random.Random, held_out: bool) -> Iterator[Patch]:
    for old, new in w.rows(w.SYNONYMS, held_out):
        for match in re.finditer(re.escape(old), body):
            if not _quoted(body, match.start()) and not body[match.end() :].startswith(new or "\0"):
                yield Patch(*match.span(), new, "reworded", "neutral")


MAKERS: dict[str, Maker] = {
    "weaker": weaker,
    "stronger": stronger,
    "figure": figures,
    "date": dates,
    "owner": owners,
    "money": money,
    "wording": wording,
}


def apply(body: str, patches: list[Patch]) -> str:
    for patch in sorted(patches, key=lambda each: -each.start):
        body = body[: patch.start] + patch.new + body[patch.end :]
    return body


def apart(body: str, patches: list[Patch]) -> bool:
    """Whether every patch has a clause of its own."""
    spans = sorted((clause(body, p.start)[0], max(clause(body, p.start)[1], p.end)) for p in patches)
    return all(one[1] <= other[0] for one, other in pairwise(spans))
