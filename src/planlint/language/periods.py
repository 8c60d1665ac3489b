"""What a phrase of time means: its first and last day, its length in days, its interval in months."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from planlint.language.numbers import NUMBER, parse, pattern, shape
from planlint.model.evidence import Deadline, DeadlineKind
from planlint.model.text import Span

_MONTHS = {"年": 12, "学年": 12, "年度": 12, "学年度": 12, "学期": 6, "季度": 3, "季": 3, "月": 1}
# Working days are five of seven.
_DAYS = {
    "年": 365, "年度": 365, "学年": 365, "学期": 182, "季度": 91, "月": 30, "周": 7, "星期": 7,
    "工作日": 1.4, "小时": 1 / 24,
}  # fmt: skip
_TENS = {"上": 1, "中": 11, "下": 21}


def value(written: str, span: Span, kind: str) -> Deadline:
    """The deadline that ``written`` means; ``kind`` is the name of its form in ``language.dates``."""
    phrase = shape(written)
    if kind in ("length", "work", "ahead", "term"):
        return Deadline(written, "duration", span, days=_days(phrase))
    if kind in ("event", "nth"):
        return Deadline(written, "date", span)
    if kind in ("every", "pace", "rhythm"):
        return Deadline(written, "recurring", span, recurrence=_months(phrase))
    start, end = _bounds(phrase, kind)
    form: DeadlineKind = "period" if kind == "span" or (start and end) else "date"
    return Deadline(written, form, span, start, end)


@cache
def _length() -> re.Pattern[str]:
    return pattern(rf"({NUMBER}|半)\s*个?(半)?(工作日|学年|学期|季度|月|年度?|周|星期|小时|天|日)")


def _days(phrase: str) -> int | None:
    """The length of the last duration in the phrase; its upper end when it is a range."""
    found = _length().findall(phrase)
    if not found:
        return None
    number, half, unit = found[-1]
    count = parse(number)
    if count is None:
        return None
    return max(1, round((count + (0.5 if half else 0)) * _DAYS.get(unit, 1)))


@cache
def _interval() -> re.Pattern[str]:
    return pattern(rf"(?:每隔?|以|按|逐|^)({NUMBER}|半)?个?(学年度?|学期|年度?|季度?|月)")


def _months(phrase: str) -> int | None:
    match = _interval().search(phrase)
    if match is None:
        return None
    count = parse(match[1]) if match[1] else 1.0
    return round(count * _MONTHS[match[2]]) if count else None


@cache
def _year() -> re.Pattern[str]:
    return pattern(r"(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2}")


def _bounds(phrase: str, kind: str) -> tuple[date | None, date | None]:
    if kind == "plan":
        return _five_years(phrase)
    years = [(m, int(parse(m[0]) or 0)) for m in _year().finditer(phrase)]
    if kind == "near" or not years:
        return None, None
    first = years[0][1]
    if kind == "dotted":
        numbers = [int(n) for n in re.findall(r"\d+", phrase)]
        return None, _last_day(numbers[0], numbers[1]) if len(numbers) == 2 else _day(*numbers[:3])
    cut = re.search(r"[-~至到]", phrase[years[0][0].end() :])
    if kind == "span" and cut:
        at = years[0][0].end() + cut.start()
        begin, _ = _point(first, phrase[:at])
        _, end = _point(years[-1][1], phrase[at + 1 :])
        return begin, end
    begin, end = _point(first, phrase)
    if phrase.endswith(("起", "开始", "后")) or phrase.startswith(("从", "自")):
        return begin, None
    if phrase.endswith("前") and not phrase.endswith(
        ("底前", "末前", "底之前", "末之前", "底以前", "末以前")
    ):
        return None, _eve(begin)
    if phrase.endswith(("内", "期间", "季度", "半年", "学年", "旬")):
        return begin, end
    return None, end


def _five_years(phrase: str) -> tuple[date | None, date | None]:
    match = pattern(r"(十?[一二三四五六七八九]?)五").search(phrase)
    number = parse(match[1]) if match and match[1] else None
    if number is None or number < 3:
        return None, None
    # The third plan began in 1966; they have followed each other without a gap since.
    first = 1966 + 5 * (int(number) - 3)
    begin, end = date(first, 1, 1), date(first + 4, 12, 31)
    if "末" in phrase:
        return None, end
    if "初" in phrase or "前期" in phrase:
        return begin, None
    return begin, end


@cache
def _parts() -> re.Pattern[str]:
    small = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
    return pattern(
        rf"(?<!\d){small}月份?(?:{small}(?:日|号)|(上|中|下)旬)?|(?P<quarter>[一二三四1-4])个?季度"
    )


def _point(year: int, phrase: str) -> tuple[date | None, date | None]:
    """First and last day of a point in time in ``year``."""
    match = _parts().search(phrase)
    if match and match["quarter"]:
        quarter = int(parse(match["quarter"]) or 1)
        return date(year, 3 * quarter - 2, 1), _last_day(year, 3 * quarter)
    if match:
        return _in_month(year, int(parse(match[1]) or 0), match)
    if "上半年" in phrase:
        return date(year, 1, 1), date(year, 6, 30)
    if "下半年" in phrase:
        return date(year, 7, 1), date(year, 12, 31)
    if "秋" in phrase:
        begin = date(year, 9, 1)
        return begin, begin if "开学" in phrase or "入学" in phrase else None
    if any(word in phrase for word in ("春", "假", "学年", "年初", "年中")):
        return None, None
    return date(year, 1, 1), date(year, 12, 31)


def _in_month(year: int, month: int, match: re.Match[str]) -> tuple[date | None, date | None]:
    if not 1 <= month <= 12:
        return None, None
    if match[2]:
        day = _day(year, month, int(parse(match[2]) or 0))
        return day, day
    if match[3]:
        first = _TENS[match[3]]
        last = _last_day(year, month) if match[3] == "下" else date(year, month, first + 9)
        return date(year, month, first), last
    return date(year, month, 1), _last_day(year, month)


def _eve(day: date | None) -> date | None:
    return date.fromordinal(day.toordinal() - 1) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date | None:
    if not 1 <= month <= 12:
        return None
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def joins(shaped: str, last: Deadline, made: Deadline) -> bool:
    """5年内每年 is one phrase; so are 自…之日起30日内, 每学期开学后15日内 and 2026年、2027年."""
    gap = shaped[last.span.end : made.span.start]
    if gap == "&" and _plain_year().fullmatch(made.text):
        return _plain_year().fullmatch(last.text[-5:]) is not None
    if last.kind == "recurring" and made.kind == "duration" and gap:
        return _since_event().fullmatch(gap) is not None
    return last.span.end >= made.span.start and (last.days is not None or last.text.endswith("起"))


@cache
def _plain_year() -> re.Pattern[str]:
    return re.compile(r"20\d\d年")


@cache
def _since_event() -> re.Pattern[str]:
    """Between a frequency and a length of time: 每学期 开学后 15日内."""
    return pattern(r"[^,!;:&\d]{1,6}(?:后|起{1})")


def _new_year(day: date) -> date:
    return date(day.year, 1, 1)


def merge(text: str, last: Deadline, made: Deadline) -> Deadline:
    """One deadline of two that ``joins`` finds to be one phrase."""
    span = Span(min(last.span.start, made.span.start), made.span.end)
    if made.end and last.end:  # 2026年、2027年
        return Deadline(
            text[span.start : span.end], "period", span, last.start or _new_year(last.end), made.end
        )
    days = last.days or made.days
    return Deadline(text[span.start : span.end], made.kind, span, recurrence=made.recurrence, days=days)
