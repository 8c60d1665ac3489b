"""Phrases that say by when, from when or how often, as typed deadlines.

A phrase is built from a few parts: an opening (到, 从, 今后), a point or a length of time, a close (底前,
以内, 起). Points become first and last days, lengths become days, frequencies become months.
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.clauses import clauses_with
from planlint.language.masks import mask_names
from planlint.language.numbers import CHINESE, NUMBER, one_of, pattern, shape
from planlint.language.periods import joins, merge, value
from planlint.model.evidence import Deadline
from planlint.model.text import Span

_YEAR = r"(?:(?<!\d)(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_EDGE = one_of("底末初")
_FINE = (
    rf"(?:(?<!\d){_SMALL}月份?(?:{_SMALL}(?:日|号)|{one_of('上中下')}旬|月?{_EDGE})?|年?{_EDGE}|年中"
    rf"|第?[一二三四1-4]个?季度{_EDGE}?|(?:上|下)半年|(?:春|秋)(?:季学期|季|学期)(?:开学|入学)?|(?:寒"
    rf"|暑)假|学年)"
)
_OPEN = r"(?:(?:力争|争取|确保)?(?:截至|截止到?|最迟|自|从|到|至|在|于))"
_CLOSE = r"(?:(?:之|以)?(?:前|后|内{1})|起|开始|期间|左右|时)"
_LENGTH = r"(?:个?(?:工作日|学年|学期|季度|星期|小时)|个半?月|年度?|周|天|日)"
_TO = r"(?:-{1,2}|~|至|到)"
# A length of time has few digits; four of them are a year.
_COUNT = rf"(?:(?<![\d.])\d{{1,3}}(?:\.\d)?(?!\d)|{CHINESE})"
_DAY = one_of("日年月")
_MANY = rf"(?:(?:{_COUNT}|半|几)\s*(?:{_TO}\s*{_COUNT}\s*)?)"


@cache
def _words() -> re.Pattern[str]:
    return pattern("年|月|日|天|周|每|季|星期|学期|小时|五|20\\d\\d[-.~/]|应在|须在|要在|应当在")


@cache
def _grammar() -> re.Pattern[str]:
    year = rf"(?:{_YEAR}(?:年度?|学年度?))"
    dotted = r"[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?(?![\d.%])"
    relative = r"(?:今年|明年|后年|次年|翌年|来年|下一?年(?!度|级)|当年|本年度?|本学年|本学期|下学期)"
    acts = "(?:跟踪|调度|通报|督查|督导|督办|考核|考评|评估|评比|总结|分析|检查|巡查|排查|汇总|报告|统计"
    acts += "|研判|会商|监测|例会)"
    plan = r'[“‘"]?(?:第?十[一二三四五六七八]?|八|九)五[”’"]?'
    plan += rf"(?:规划)?(?:期间|时期|期内|期末|{one_of('前中后末')}期|末|初)"
    each = rf"每隔?(?:个|{NUMBER}|半)?个?(?:年度?+|学年度?+|学期|季度?+|月(?!龄)|周(?!岁)|星期|旬|天|日{{1}})"
    pace = one_of("日周旬月季年")
    each += "(?!级|制|均|报(?!送|告|名{1})|刊|一(?:件事|题|歌|练|讲|星|事|诗|主题))"
    festivals = r"[^,!;\s]{1,6}节(?:&[^,!;&\s]{1,6}节)*"
    term = "(?:期限|时限|限期|有效期|周期|任期|聘期|服务期|试点期|建设期|实施期|为期)"
    term += "(?:一般|原则上|最长|最短|均)?(?:为|是|:{1})?(?:不得?(?:超过|少于|低于))?"
    shorter = "(?:压缩|缩短|压减|缩减|精简|减少|降低|调整|提速)"
    # The look-ahead keeps the grammar off all characters that begin no phrase.
    return pattern(
        '(?=[\\d“‘"第一二三四五六七八九十百两〇零半几每逐日周旬月季以按自从于到至在截最力争确由期时限有周任聘服试建实为今明后次翌当本上下提年未利用])(?:'
        + "|".join(
            (
                rf"(?P<plan>{_OPEN}?{plan}{_CLOSE}?)",
                rf"(?P<point>{_OPEN}?(?:(?:{_YEAR}年度?|{relative}){_FINE}?"
                rf"|{_YEAR}(?:{dotted})?)(?P<to>{_TO}{year}?{_FINE}?)?{_CLOSE}?)",
                rf"(?P<every>{each}(?:(?:的?{_FINE}|的{festivals}){_CLOSE}?)?)",
                rf"(?P<length>(?P<head>由|提前|今后|未来|利用|用|力争|争取|在|{term})?{_MANY}{_LENGTH}"
                rf"(?P<tail>前|(?:左右|多)?(?:(?:之|以)?内(?!涵|容|部|在|控{{1}})|的?时间(?!内))"
                rf"|{shorter}{one_of('至到为')}{_MANY}{_LENGTH}(?:以内)?)?)",
                rf"(?P<since>{one_of('自从于')}[^,!;:&\s]{{1,12}}之{_DAY}起)",
                r"(?P<pace>逐(?:年|月|季度?)|以(?:学年|学期|年度|季度|月)为单位|[一两二三四五]年一(?:次"
                r"|届|轮|度|评|考{1})"
                r"|按(?:年度|学年|学期|季度|月(?!租|薪|均|收|龄))(?=[^,!;\s])|(?:半年"
                r"|一?学期)[一两二三]次|每逢)",
                # 月调度、季通报、年考核: one alone may be the end of another word.
                rf"(?P<rhythm>{pace}{acts}(?=、{pace}{acts})|(?<={acts}、){pace}{acts})",
                r"(?P<nth>第\d{1,3}(?:个工作日|日|天)(?:之?前|以?内|起)?)",
                r"(?P<event>(?<=应|须|要|当)在[^,!;:\d]{2,30}?(?<!门|面|眼|台|墙|目|以|之|提|当|年|月|日{1})前(?=,|$))",
                rf"(?P<near>年(?:内|底前)(?!容|涵)|(?:上|下)半年(?:起|开始|内)?|{_OPEN}?(?<![\d年每个]){_SMALL}月(?:份?{_EDGE}"
                rf"|{_SMALL}(?:日|号)|份{{1}})?"
                rf"(?:{_TO}{_SMALL}月(?:{_SMALL}日|底)?{_CLOSE}?|(?:之|以)?前|起|开始))",
            )
        )
        + ")"
    )


_NAMING_VERBS = (
    "制定|制订|出台|编制|印发|完成|建成|实现|推出|形成|发布|启动|实施(?!方案|意见|细则|办法)"
    "|达到|开展|建立|落实|修订|新建|起|前|底"
)


@cache
def _named() -> re.Pattern[str]:
    """What after a bare year makes it part of a name (2024年…工作实施方案, 2019年版)."""
    return pattern(
        rf"(?:本|版|修订|级)|(?:(?!{_NAMING_VERBS})[^,!;:&\n()]){{2,28}}?(?:方案|计划|规划|纲要|意见|通知"
        rf"|办法|要点|目录|报告|工作总结)"
        r"|[^,!;\n]{0,8}(?:印发|发布|颁布|修订|公布|出台|制定|通过|签署|召开|下发|施行|评选|建成|认定)的"
    )


@cache
def _past() -> re.Pattern[str]:
    return pattern(
        r"已经?|业已|以来|同比|(?:取得|完成|建成|实现|出台|获|荣获|成立|通过|突破)了|即将|曾|"
        r"我(?:国|省|市|县|区|校|州|旗{1})(?:共|累计)?(?:建成|完成|实现|获|荣获|成立|出台|投入)|(?:共"
        r"|累计)(?:投入|完成|建成|培训)"
    )


def find_deadlines(text: str) -> tuple[Deadline, ...]:
    """Every deadline, period, duration and frequency in ``text``, in order, without overlap.

    Dates inside document titles and numbers, and dates of past reports (2023年，我县已建成…), are
    left out; so are 定期, 适时 and 逐步, which name no time.
    """
    return deadlines_in(text, mask_names(shape(text)))


def deadlines_in(text: str, shaped: str) -> tuple[Deadline, ...]:
    """``find_deadlines`` on text that is shaped and masked already."""
    found: list[Deadline] = []
    for clause in clauses_with(_words(), shaped):
        for match in _grammar().finditer(shaped, *clause):
            start, end, kind = match.start(), match.end(), _form(match)
            if not _counts(shaped, start, end, kind):
                continue
            if kind in ("length", "work"):
                start = _opening(shaped, start)
            made = value(text[start:end], Span(start, end), kind)
            if found and joins(shaped, found[-1], made):
                made = merge(text, found.pop(), made)
            found.append(made)
    return tuple(found)


def _form(match: re.Match[str]) -> str:
    """The form of a phrase; empty for a year that is none (a bare 2023)."""
    kind = match.lastgroup or ""
    if kind == "length":
        return _form_of_length(match)
    if kind != "point":
        return kind
    phrase = match[0]
    if match["to"] and _year_in().search(phrase):
        return "span" if len(match["to"]) > 1 and ("年" in phrase or "月" in phrase) else ""
    if _year_in().search(phrase) is None:
        fine = phrase.endswith("半年") or not phrase.endswith(("年", "度", "期"))
        return "near" if fine or _next_year().match(phrase) else ""
    if "年" in phrase or "学期" in phrase:
        return "point"
    after = match.string[match.end() : match.end() + 1]
    return "dotted" if re.search(r"[.\-/]", phrase) and (_ends().search(phrase) or after in " ,!;)\n") else ""


@cache
def _next_year() -> re.Pattern[str]:
    """下年 is a date of its own; 今年 and 当年 mostly say which year's figures are meant."""
    return pattern(f"{_OPEN}?(?:下一?年|来年|明年|次年|翌年)$")


def _form_of_length(match: re.Match[str]) -> str:
    """A length of time is a deadline with 内 or 时间 after it, or a term before it; else nothing."""
    head, tail = match["head"] or "", match["tail"] or ""
    if "期" in head or "时限" in head:
        return "term"
    if head == "提前":
        return "ahead"
    if "工作日" in match[0]:
        return "work"
    return "length" if len(tail) > 1 or tail == "内" else ""


@cache
def _year_in() -> re.Pattern[str]:
    return pattern(_YEAR)


def _counts(shaped: str, start: int, end: int, kind: str) -> bool:
    before, after = _sentence(shaped, start, end)
    if kind in ("point", "span", "plan", "dotted"):
        return _is_ahead(shaped[start:end], before, after, kind)
    if kind == "length":
        return not before.endswith(("近", "过去", "前", "以往", "第", "同"))
    if kind == "every" and before.endswith(("`", '"', "'")):  # “每月一题” is a name
        return False
    if kind == "rhythm":
        return not before.endswith(("近", "半", "学", "当", "本", "该", "往", "全"))
    if kind == "every":
        return _is_frequency(shaped[start:end], before, after)
    if kind == "work":
        return not before.endswith(("每个", "第"))
    if kind == "since":
        return not after.startswith(("施行", "实行", "生效", "执行", "正式施行"))
    if kind == "near" and _next_year().match(shaped[start:end]):
        # 一次年会, 注明年、月、日
        return not after.startswith(("度", "的", "会", "级", "&")) and not _ends_in_count().search(before)
    return kind != ""


@cache
def _ends_in_count() -> re.Pattern[str]:
    return pattern(rf"(?:{NUMBER}|注|标|写|说|证|表|声{{1}})$")


def _sentence(shaped: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same sentence, at most 40 characters each."""
    before, after = shaped[max(0, start - 40) : start], shaped[end : end + 40]
    for sign in "!;\n":
        before = before.rpartition(sign)[2]
    stop = min((i for i in (after.find(c) for c in "!;\n") if i >= 0), default=len(after))
    return before, after[:stop]


_COMPARED = ("较", "比", "超过", "超", "高于", "低于", "同", "有效期")
_DOCUMENTS = ("规划(", "计划(", "纲要(", "方案(", "意见(", "要点(", "行动(", "\x18(", "案(", "法(")


@cache
def _ends() -> re.Pattern[str]:
    return pattern(rf"(?:{_CLOSE}|底|末)$")


def _is_ahead(phrase: str, before: str, after: str, kind: str) -> bool:
    close = _ends().search(phrase)
    if after.startswith(("以来", "是", "为基", "为界", "施行", "正式施行", "生效")) or before.endswith(
        _COMPARED
    ):
        return False
    if kind in ("span", "point") and before.endswith(_DOCUMENTS) and after.startswith(")"):
        return False
    if kind != "plan" and not close and _named().match(after):
        return False
    if kind == "plan" and before.endswith(_WRITING) and _titled().match(after):
        return False
    if close and not phrase.startswith("截"):
        return True
    # The report may have its verb in the next clause: 2023年，我县建成….
    near = ",".join(after.split(",", 2)[:2])
    return _past().search(near) is None


_WRITING = ("制定", "制订", "编制", "研制", "出台", "修订", "印发", "编写")


@cache
def _titled() -> re.Pattern[str]:
    """After 制定“十五五”期间: the plan is what is written, not when."""
    return pattern(r"[^,!;:]{0,38}(?:计划|规划|方案|纲要|意见{1})(?=[,!;]|$)")


@cache
def _figures() -> re.Pattern[str]:
    return pattern(
        rf"(?P<lead>[^,!;]{{0,12}}?){NUMBER}(?:-{NUMBER})?\s*个?(?:课时|学时|小时|分钟|节|元|万元)"
    )


@cache
def _floor() -> re.Pattern[str]:
    return pattern("不得?(?:少于|低于)|至少|最少")


def _is_frequency(phrase: str, before: str, after: str) -> bool:
    """每周2课时 and 每人每月200元 are quantities, not frequencies; 每周不少于2课时 is both."""
    if before.endswith(("每人", "人均", "每生", "每位", "每名", "每户", "每床")):
        return False
    if phrase.endswith(("天", "日", "周", "星期", "月")):
        figure = _figures().match(after)
        return (figure is None or _floor().search(figure["lead"]) is not None) and not after.startswith(
            ("新增", "工资")
        )
    return True


@cache
def _lead() -> re.Pattern[str]:
    event = "[^,!;:&\\s自从于或者和的按]{1,6}"
    return pattern(rf"(?:{one_of('自从于')}[^,!;:&\s]{{1,16}}|{event})之{_DAY}起$")


def _opening(shaped: str, start: int) -> int:
    """A duration counted from an event begins with the event: (自)通知印发之日起10个工作日内."""
    if shaped[start - 1 : start] != "起":
        return start
    before = shaped[max(0, start - 20) : start]
    match = _lead().search(before)
    return start - len(match[0]) if match else start
