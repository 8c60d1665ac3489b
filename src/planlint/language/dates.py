"""Phrases that say by when, from when or how often, as typed deadlines.

A phrase is built from a few parts: an opening (到, 从, 今后), a point or a length of time, a close (底前,
以内, 起). Points become first and last days, lengths become days, frequencies become months.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache

from planlint.language.masks import mask_names
from planlint.language.numbers import CHINESE, NUMBER, fold, parse
from planlint.model.evidence import Deadline, DeadlineKind
from planlint.model.text import Span

_YEAR = r"(?:(?<!\d)(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_FINE = (
    rf"(?:(?<!\d){_MONTH}月份?(?:{_DAY}[日号]|[上中下]旬|月?[底末初])?|年?[底末初]|年中"
    r"|第?[一二三四1-4]个?季度[末底初]?|[上下]半年|[春秋](?:季学期|季|学期)(?:开学|入学)?|[寒暑]假|学年)"
)
_OPEN = r"(?:(?:力争|争取|确保)?(?:截至|截止到?|自|从|到|至|在|于|最迟))"
_CLOSE = r"(?:之前|以前|前|之后|以后|后|起|开始|之内|以内|内|期间|左右|时)"
_LENGTH = (
    r"(?:(?:个?工作日)|个?学年|个?学期|个?季度|个半月|个月|年度|年|周|个?星期|个?小时|天|日)"
)
# A length of time has few digits; four of them are a year.
_COUNT = rf"(?:(?<![\d.])\d{{1,3}}(?:\.\d)?(?!\d)|{CHINESE})"
_SPAN = r"(?:-{1,2}|~|至|到)"

_MONTHS = {"年": 12, "学年": 12, "年度": 12, "学年度": 12, "学期": 6, "季度": 3, "季": 3, "月": 1}
_DAYS = {"年": 365, "年度": 365, "学年": 365, "学期": 182, "季度": 91, "月": 30, "周": 7, "星期": 7, "小时": 0}


@cache
def _grammar() -> re.Pattern[str]:
    point = rf"(?:{_YEAR}年度?{_FINE}?)"
    plan = r"[“\"']?(?:第?十[一二三四五六七八]?|[八九])五[”\"']?(?:规划)?(?:期间|时期|期内|期末|[前中后末]期|末|初)"
    many = rf"(?:(?:{_COUNT}|[半几])\s*(?:{_SPAN}\s*{_COUNT}\s*)?)"
    fuzzy = r"(?:左右|多)?"
    every = (
        rf"每隔?(?:个|{NUMBER}|半)?个?(?:年度?|学年度?|学期|季度|季|月(?!龄)|周(?!岁)|星期|旬|天|日)(?!级|制|均|报|刊)"
    )
    alternatives = (
        rf"(?P<span>{_OPEN}?{_YEAR}(?:年{_FINE}?)?{_SPAN}(?:{_YEAR}(?:年度?|学年度?){_FINE}?|{_FINE}){_CLOSE}?)",
        rf"(?P<plan>{_OPEN}?{plan}{_CLOSE}?)",
        rf"(?P<point>{_OPEN}?{point}{_CLOSE}?)",
        rf"(?P<dotted>{_OPEN}?{_YEAR}[.\-/](?:1[0-2]|0?[1-9])(?:[.\-/](?:[12]\d|3[01]|0?[1-9]))?(?![\d.%])(?={_CLOSE}|[\s,。;)]|$))",
        rf"(?P<since>(?:自|从|于)[^,。;:、\s]{{1,12}}之[日年月]起)",
        rf"(?P<squeeze>由?{NUMBER}{_LENGTH}(?:压缩|缩短|减少|降低|调整|提速|压减)(?:至|到|为){NUMBER}{_LENGTH}(?:以内)?)",
        rf"(?P<term>(?:期限|时限|限期|有效期|周期|任期|聘期|服务期|试点期|建设期|实施期|为期)"
        rf"(?:一般|原则上|最长|最短|均)?(?:为|是|:)?(?:不超过|不得超过|不少于|不低于|不得少于)?{many}{_LENGTH})",
        rf"(?P<length>(?:今后|未来|利用|用|力争|争取|在)?{many}{_LENGTH}{fuzzy}(?:之内|以内|内(?!涵|容|部|在|控)|的?时间(?!内)))",
        rf"(?P<work>(?:提前)?{many}个?工作日(?:前)?)",
        rf"(?P<ahead>提前{many}(?:年|个月|周|天|日))",
        rf"(?P<every>(?:在)?{every}(?:的?(?:{_FINE}|[^,。;\s]{{1,6}}节(?:、[^,。;、\s]{{1,6}}节)*){_CLOSE}?)?)",
        r"(?P<pace>逐年|逐月|逐季度?|以(?:学年|学期|年度|季度|月)为单位|[一两二三四五]年一(?:次|届|轮|度|评|考)"
        r"|按(?:年度|学年|学期|季度|月)(?=[^,。;\s龄])|半年一次|一学期[一两二三]次|每逢)",
        rf"(?P<near>{_OPEN}?(?:今年|明年|后年|本年度?|本学年|[本下]学期)(?:{_FINE}{_CLOSE}?|{_CLOSE})|年(?:内|底前)(?!容|涵)"
        rf"|{_OPEN}?(?<![\d年每个]){_MONTH}月(?:份?[底末初]|{_DAY}[日号]|份)?(?:之前|以前|前|起|开始)"
        rf"|{_OPEN}?{_MONTH}月(?:{_DAY}日)?{_SPAN}{_MONTH}月(?:{_DAY}日|底)?{_CLOSE}?)",
    )
    return re.compile("|".join(alternatives), re.ASCII)


@cache
def _named() -> re.Pattern[str]:
    """What after a bare year makes it part of a name (2024年…工作实施方案, 2019年版)."""
    verbs = "制定|制订|出台|编制|印发|完成|建成|实现|推出|形成|发布|启动|实施(?!方案|意见|细则|办法)|达到|开展|建立|落实|修订|新建|起|前|底"
    return re.compile(
        rf"(?:本|版|修订|级)|(?:(?!{verbs})[^,。;:、\n()]){{2,28}}?(?:方案|计划|规划|纲要|意见|通知|办法|要点|目录|报告|工作总结)"
        r"|[^,。;\n]{0,8}(?:印发|发布|颁布|修订|公布|出台|制定|通过|签署|召开|下发|施行|评选|建成|认定)的"
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        r"已经?|业已|以来|同比|(?:取得|完成|建成|实现|出台|获|荣获|成立|通过|突破)了|即将|曾|"
        r"我[国省市县区校州旗](?:共|累计)?(?:建成|完成|实现|获|荣获|成立|出台|投入)|(?:共|累计)(?:投入|完成|建成|培训)"
    )


def find_deadlines(text: str) -> tuple[Deadline, ...]:
    """Every deadline, period, duration and frequency in ``text``, in order, without overlap.

    Dates inside document titles and numbers, and dates of past reports (2023年，我县已建成…), are
    left out; so are 定期, 适时 and 逐步, which name no time.
    """
    folded = mask_names(fold(text))
    found: list[Deadline] = []
    for match in _grammar().finditer(folded):
        start, end, kind = match.start(), match.end(), match.lastgroup or ""
        if not _counts(folded, start, end, kind):
            continue
        if kind in ("length", "work"):
            start = _opening(folded, start)
        made = _build(text, folded[match.start() : end], Span(start, end), kind)
        if found and _joins(found[-1], made, text):
            made = _merge(text, found.pop(), made)
        found.append(made)
    return tuple(found)


def _clause(folded: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same sentence, at most 40 characters each."""
    before = folded[max(0, start - 40) : start]
    after = folded[end : end + 40]
    cut = max(before.rfind(c) for c in "。;\n") + 1
    stop = min((i for i in (after.find(c) for c in "。;\n") if i >= 0), default=len(after))
    return before[cut:], after[:stop]


def _counts(folded: str, start: int, end: int, kind: str) -> bool:
    before, after = _clause(folded, start, end)
    phrase = folded[start:end]
    if kind in ("point", "span", "plan", "dotted"):
        return _is_ahead(phrase, before, after, kind)
    if kind == "length":
        return not before.endswith(("近", "过去", "前", "最近", "以往", "第", "后", "连续")) and not after.startswith("历史")
    if kind == "every":
        return _is_frequency(phrase, before, after)
    if kind == "work":
        return not before.endswith(("每个", "第"))
    return True


def _is_ahead(phrase: str, before: str, after: str, kind: str) -> bool:
    open_, close = re.match(_OPEN, phrase), re.search(rf"(?:{_CLOSE}|[底末])$", phrase)
    if after.startswith("以来") or re.match(r"[^,。;]{0,3}(?:印发|发布|施行)的", after):
        return False
    if kind in ("span", "point") and before.endswith("(") and after.startswith(")"):
        if re.search(r"(?:规划|计划|纲要|方案|意见|要点|行动|\ufffc|案|法)\($", before):
            return False
    if kind != "plan" and _named().match(after) and not close:
        return False
    if not close or phrase.startswith("截"):
        near = re.match(r"[^,。]*,?[^,。]*", after)
        if _past().search(near[0] if near else after):
            return bool(open_ and close and not phrase.startswith("截"))
    return True


def _is_frequency(phrase: str, before: str, after: str) -> bool:
    if before.endswith(("每人", "人均", "每生", "每位", "每名", "每户", "每床")):
        return False
    if phrase.endswith(("天", "日", "周", "星期", "月")):
        figure = re.match(
            rf"[^,。;]{{0,12}}?(?:{NUMBER})(?:-{NUMBER})?\s*个?(?:课时|学时|小时|分钟|节|元|万元)", after
        )
        return figure is None and not after.startswith(("新增", "工资"))
    return True


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"(?:(?:自|从|于|在)?[^,。;:、\s]{1,14}之[日年月]起|[^,。;:、\s]{0,8}(?:后|之日))$")


def _opening(folded: str, start: int) -> int:
    """A duration counted from an event begins with the event: (自)通知印发之日起10个工作日内."""
    before = folded[max(0, start - 20) : start]
    match = _lead().search(before)
    return start if match is None or not match[0].endswith("起") else start - len(match[0])


def _joins(last: Deadline, made: Deadline, text: str) -> bool:
    """5年内每年 is one phrase; so is 自…之日起30日内."""
    return last.span.end >= made.span.start and (last.days is not None or last.text.endswith("起"))


def _merge(text: str, last: Deadline, made: Deadline) -> Deadline:
    span = Span(last.span.start, made.span.end)
    return Deadline(
        text[span.start : span.end],
        made.kind,
        span,
        recurrence=made.recurrence,
        days=last.days or made.days,
    )


def _build(text: str, phrase: str, span: Span, kind: str) -> Deadline:
    written = text[span.start : span.end]
    if kind in ("length", "work", "ahead", "term", "squeeze"):
        return Deadline(written, "duration", span, days=_days(phrase))
    if kind in ("every", "pace"):
        return Deadline(written, "recurring", span, recurrence=_months(phrase))
    start, end = _bounds(phrase, kind)
    shape: DeadlineKind = "period" if kind in ("span", "plan") or (start and end) else "date"
    return Deadline(written, shape, span, start, end)


def _days(phrase: str) -> int | None:
    """The length of the last duration in the phrase; its upper end when it is a range."""
    found = re.findall(rf"({NUMBER}|半)\s*个?(半)?(工作日|学年|学期|季度|月|年度?|周|星期|小时|天|日)", phrase)
    if not found:
        return None
    number, half, unit = found[-1]
    value = parse(number)
    if value is None:
        return None
    value += 0.5 if half else 0
    # Working days: five of seven, rounded up.
    each = 1.4 if unit == "工作日" else _DAYS.get(unit, 1)
    return max(1, round(value / 24) if unit == "小时" else round(value * each))


def _months(phrase: str) -> int | None:
    match = re.search(rf"(?:每隔?|以|按|逐|^)({NUMBER}|半)?个?(学年度?|学期|年度?|季度?|月)", phrase)
    if match is None:
        return None
    count = parse(match[1]) if match[1] else 1.0
    return round(count * _MONTHS[match[2]]) if count else None


def _bounds(phrase: str, kind: str) -> tuple[date | None, date | None]:
    if kind == "plan":
        return _five_years(phrase)
    if kind == "near":
        return None, None
    years = [(m.start(), parse(m[0])) for m in re.finditer(_YEAR.replace("(?<!\\d)", ""), phrase)]
    if not years or years[0][1] is None:
        return None, None
    first = int(years[0][1])
    if kind == "dotted":
        numbers = [int(n) for n in re.findall(r"\d+", phrase)]
        day = _last_day(numbers[0], numbers[1]) if len(numbers) == 2 else _day(*numbers[:3])
        return None, day
    last = int(years[-1][1] or first)
    cut = re.search(_SPAN, phrase[4:])
    if kind == "span" and cut:
        begin, _ = _point(first, phrase[: cut.start() + 4])
        _, end = _point(last, phrase[cut.end() + 4 :])
        return begin, end
    begin, end = _point(first, phrase)
    if re.search(r"(?:起|开始|后)$", phrase) or phrase.startswith(("从", "自")):
        return begin, None
    if phrase.endswith("前") and not re.search(r"[底末](?:之|以)?前$", phrase):
        return None, _eve(begin)
    if phrase.endswith(("内", "期间")) or re.search(r"季度$|半年$|学年$", phrase):
        return begin, end
    return None, end


def _eve(day: date | None) -> date | None:
    return date.fromordinal(day.toordinal() - 1) if day else None


def _five_years(phrase: str) -> tuple[date | None, date | None]:
    match = re.search(r"(十?[一二三四五六七八九]?)五", phrase)
    number = parse(match[1]) if match and match[1] else None
    if number is None or number < 3:
        return None, None
    # The third plan began in 1966; they have followed each other without a gap since.
    first = 1966 + 5 * (int(number) - 3)
    if re.search(r"末", phrase):
        return None, date(first + 4, 12, 31)
    if re.search(r"初|前期", phrase):
        return date(first, 1, 1), None
    return date(first, 1, 1), date(first + 4, 12, 31)


def _point(year: int, phrase: str) -> tuple[date | None, date | None]:
    """First and last day of a point in time in ``year``."""
    if match := re.search(rf"(?<!\d)({_MONTH})月(?:份)?(?:({_DAY})[日号]|([上中下])旬|初)?", phrase):
        month = int(parse(match[1]) or 1)
        if match[2]:
            day = _day(year, month, int(parse(match[2]) or 1))
            return day, day
        if match[3]:
            first = {"上": 1, "中": 11, "下": 21}[match[3]]
            last = _last_day(year, month) if match[3] == "下" else date(year, month, first + 9)
            return date(year, month, first), last
        return date(year, month, 1), _last_day(year, month)
    if match := re.search(r"([一二三四1-4])个?季度", phrase):
        quarter = int(parse(match[1]) or 1)
        return date(year, 3 * quarter - 2, 1), _last_day(year, 3 * quarter)
    if "上半年" in phrase:
        return date(year, 1, 1), date(year, 6, 30)
    if "下半年" in phrase:
        return date(year, 7, 1), date(year, 12, 31)
    if re.search(r"秋", phrase):
        return date(year, 9, 1), date(year, 9, 1) if "开学" in phrase or "入学" in phrase else None
    if re.search(r"春|寒假|暑假|学年|年初|年中", phrase):
        return None, None
    return date(year, 1, 1), date(year, 12, 31)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
