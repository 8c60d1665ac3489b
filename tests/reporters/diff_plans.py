"""Two versions of a small plan and what changed, put together by hand: reporters are tested without
the comparison."""

from __future__ import annotations

from planlint.model.change import Change, Comparison, Shift, Side, ThemeChange
from planlint.model.compared import Compared, DiffReport
from planlint.model.finding import Finding
from planlint.model.outline import Outline
from planlint.model.report import Failure
from planlint.model.text import Span, Text
from planlint.outline import build
from planlint.readers import read_string

OLD = """云岭市校园体育提升方案（征求意见稿）
一、工作目标
到2027年，全市学生体质健康优良率达到60%。
二、重点任务
（一）开足体育课。确保中小学每周开设体育课不少于5节，2026年9月底前全部落实。（责任单位：市教育局、市体育局）
（二）建设运动场地。2027年底前新建运动场12片，所需资金由市财政安排。
（三）办好比赛。每年举办市级联赛2次，各学校每学期举办1次校内比赛，比赛成绩向家长和社会公布，并记入学生体育档案；参赛学生的交通、食宿和保险由承办学校负责，市教育局会同市体育局制定比赛办法，比赛办法每年修订。
三、保障措施
（一）落实责任。市教育局每学期调度一次。
"""
NEW = """云岭市校园体育提升方案（送审稿）
一、工作目标
到2027年，全市学生体质健康优良率达到55%。
二、重点任务
（一）建设运动场地。2028年底前新建运动场12片，所需资金由市财政安排。
（二）办好比赛。每年举办市级联赛2次，各学校每学期举办1次校内比赛，比赛成绩向家长和社会公布，并记入学生体育档案；参赛学生的交通、食宿和保险由承办学校负责，市教育局制定比赛办法，比赛办法每年修订。
（三）上好体育课。力争中小学每周开设体育课不少于5节，2026年9月底前全部落实。（责任单位：市教育局）
三、保障措施
（一）落实责任。市教育局每学期调度一次。
（二）加强宣传。各学校开设“阳光体育”专栏。
"""


def outlines() -> tuple[Outline, Outline]:
    return build(read_string(OLD)), build(read_string(NEW))


def compared() -> Compared:
    old, new = outlines()

    def side(outline: Outline, words: str) -> Side:
        unit = next(unit for unit in outline.units if words in unit.text)
        of = "old" if outline is old else "new"
        return Side(unit.index, unit.label, unit.heading, unit.text, outline.location(unit), of, unit.kind)

    def shift(kind: str, turn: str, what: str, before: str, after: str) -> Shift:
        def span(text: str, quote: str) -> Span | None:
            return Span(text.index(quote), text.index(quote) + len(quote)) if quote else None

        spans = span(OLD, before), span(NEW, after)
        return Shift(kind, turn, Text(what), before, after, *spans)  # type: ignore[arg-type]

    sport = (side(old, "开足体育课"), side(new, "上好体育课"))
    changes = (
        Change(
            ("target-changed",),
            side(old, "优良率"),
            side(new, "优良率"),
            (shift("target-changed", "worse", "全市学生体质健康优良率", "达到60%", "达到55%"),),
        ),
        Change(
            ("deadline-changed",),
            side(old, "新建运动场"),
            side(new, "新建运动场"),
            (shift("deadline-changed", "worse", "完成时限", "2027年底前", "2028年底前"),),
        ),
        Change(
            ("owner-changed", "weakened", "moved", "reworded"),
            *sport,
            (
                shift("owner-changed", "worse", "责任单位", "市体育局", ""),
                shift("weakened", "worse", "力度", "确保", "力争"),
            ),
        ),
        Change(("added",), None, side(new, "加强宣传")),
        Change(("reworded",), side(old, "办好比赛"), side(new, "办好比赛")),
        Change(
            ("renumbered",),
            side(old, "新建运动场"),
            side(new, "新建运动场"),
            (),
            (side(new, "办好比赛"),),
            Text(
                "（二）至（三）改为（一）至（二），共2处",
                "（二） to （三） are now （一） to （二） (2 of them)",
            ),
        ),
        Change(("reworded",), side(old, "征求意见稿"), side(new, "送审稿")),
    )
    links = tuple(((n,), (n,)) for n in range(len(old.units)))
    finding = _finding(new, "阳光体育", "没有写明何时完成", "measure-without-deadline")
    return Compared(
        "征求意见稿.docx",
        "HEAD:方案/送审稿.docx",
        Comparison(
            old,
            new,
            changes,
            3,
            (
                ThemeChange(
                    "conditions",
                    Text("办学条件", "School facilities"),
                    "committed",
                    "addressed",
                    (Text("运动场地", "Sports grounds"),),
                ),
            ),
            (finding,),
            (_finding(old, "办好比赛", "句末多了标点", "repeated-punctuation"),),
            (),
            {},
            links,
        ),
        changes,
    )


def _finding(outline: Outline, words: str, message: str, rule: str) -> Finding:
    unit = next(unit for unit in outline.units if words in unit.text)
    at = unit.text.index(words)
    place = outline.location(unit, Span(at, at + len(words)))
    text = Text(message, "something is missing")
    return Finding(rule, "warning", text, text, text, text, (), place, words, "f" * 16)


def report() -> DiffReport:
    return DiffReport((compared(),))


def since_revision() -> DiffReport:
    return DiffReport(
        (compared(), compared()),
        added=("方案/新增的方案.docx",),
        removed=("main:方案/删去的方案.docx",),
        failures=(Failure("方案/坏.docx", Text("文件已损坏。", "The file is damaged.")),),
        revision="main",
        by_place=True,
    )
