"""A small plan and its analysis, put together by hand: reporters are tested without the other rooms."""

from __future__ import annotations

from datetime import date

from planlint.model.coverage import Aspect, Completeness, Coverage, Priority, Profile, Quote, ThemeCoverage
from planlint.model.document import Block, Cell, Document
from planlint.model.evidence import Deadline, Evidence, Force, Funding, Owner, Quantity
from planlint.model.finding import Finding, Related
from planlint.model.outline import Kind, Location, Outline, Passage, Piece, Role, Unit
from planlint.model.report import Checked, CheckReport, Failure, GapReport
from planlint.model.rule import Basis
from planlint.model.text import Severity, Span, Text

LINES = (
    "青溪县义务教育优质均衡发展三年行动计划",
    "一、总体要求",
    "推进教育数字化，办好人民满意的教育。",
    "二、重点任务",
    "（一）缩小校际差距。县教育局牵头，2026年底前改造薄弱学校6所，所需资金由县财政列支。",
    "（二）加强教师培训。逐步提高教师的业务水平。",
    "（三）“互联网＋教育”行动——建好用好平台……",
)
ROW = ("（四）改造食堂", "县教育局、县市场监管局", "2025年8月", "12所")
SOURCE = "方案/青溪县 三年行动计划.docx"


def document() -> Document:
    blocks = [Block(index, "body", text, paragraph=index + 1) for index, text in enumerate(LINES)]
    for column, text in enumerate(ROW, 1):
        blocks.append(Block(len(blocks), "table", text, cell=Cell(1, 2, column)))
    return Document(SOURCE, "0" * 64, "docx", tuple(blocks))


def passage(block: int, text: str) -> Passage:
    return Passage(text, (Piece(0, block, Span(0, len(text))),))


NOTHING = Evidence()


def unit(
    index: int,
    block: int,
    kind: Kind,
    label: str,
    heading: str,
    level: int | None,
    parent: int | None = None,
    children: tuple[int, ...] = (),
    role: Role | None = None,
    evidence: Evidence = NOTHING,
    themes: tuple[str, ...] = (),
    text: str = "",
) -> Unit:
    return Unit(
        index,
        kind,
        label,
        heading,
        level,
        role,
        passage(block, text or LINES[block]),
        len(label + heading),
        parent,
        children,
        evidence,
        themes,
    )


FULL = Evidence(
    owners=(Owner("县教育局", "县教育局", "lead", Span(10, 14)),),
    deadlines=(Deadline("2026年底前", "date", Span(17, 24), end=date(2026, 12, 31)),),
    quantities=(Quantity("6所", Span(30, 32), 6, "所", subject="薄弱学校"),),
    funding=(Funding("由县财政列支", Span(37, 43), "县财政"),),
    force=Force(3, "改造", Span(24, 26)),
)
TABLE = Evidence(
    owners=(
        Owner("县教育局", "县教育局", "lead", Span(8, 12)),
        Owner("县市场监管局", "县市场监管局", "support", Span(13, 19)),
    ),
    deadlines=(Deadline("2025年8月", "date", Span(20, 27), date(2025, 8, 1), date(2025, 8, 31)),),
    quantities=(Quantity("12所", Span(28, 31), 12, "所"),),
)


def outline() -> Outline:
    units = (
        unit(0, 0, "title", "", LINES[0], None),
        unit(1, 1, "section", "一、", "总体要求", 1, children=(2,), role="general"),
        unit(2, 2, "goal", "", "", 2, parent=1),
        unit(3, 3, "section", "二、", "重点任务", 1, children=(4, 5, 6, 7), role="tasks"),
        unit(4, 4, "measure", "（一）", "缩小校际差距", 2, 3, evidence=FULL, themes=("fairness", "funding")),
        unit(5, 5, "measure", "（二）", "加强教师培训", 2, 3, themes=("teachers",)),
        unit(6, 6, "measure", "（三）", "", 2, 3),
        unit(7, 7, "measure", "（四）", "改造食堂", 2, 3, evidence=TABLE, text="\t".join(ROW)),
    )
    return Outline(document(), units)


BASIS = Basis("县域义务教育优质均衡发展督导评估办法", "教督〔2017〕6号")


def quote(text: str, block: int, unit_: int, *slots: str) -> Quote:
    found = outline()
    return Quote(text, found.location(found.units[unit_]), unit_, slots)  # type: ignore[arg-type]


def aspects(*names: str, kept: tuple[Quote, ...] = ()) -> tuple[Aspect, ...]:
    made = [
        Aspect(
            f"a{number}", Text(name, f"aspect {number}"), Text(f"写明{name}怎么做。", "Say how."), (BASIS,)
        )
        for number, name in enumerate(names)
    ]
    if kept:
        made.append(Aspect("kept", Text("薄弱学校改造", "weak schools"), Text("写明。", "Say."), (), kept))
    return tuple(made)


NONE = {"owner": 0, "deadline": 0, "quantity": 0, "funding": 0}


def gap_report() -> GapReport:
    committed = quote("改造薄弱学校6所", 4, 4, "owner", "deadline", "quantity", "funding")
    themes = (
        ThemeCoverage(
            "fairness",
            Text("公平均衡", "Fairness and balance"),
            "committed",
            (4,),
            (committed,),
            (),
            {"owner": 1, "deadline": 1, "quantity": 1, "funding": 1},  # type: ignore[dict-item]
            aspects("控辍保学", kept=(committed,)),
            Text("写明差距有多大、哪一年缩小到多少。", "Say how wide the gap is and by when it narrows."),
            Text("写在“二、重点任务”的“（一）缩小校际差距”之后", "after “（一）缩小校际差距”"),
            (BASIS,),
        ),
        ThemeCoverage(
            "teachers",
            Text("师资", "Teachers"),
            "addressed",
            (5,),
            (quote("加强教师培训", 5, 5),),
            (),
            NONE,  # type: ignore[arg-type]
            aspects("补充编制", "交流轮岗", "待遇保障", "师德师风", "职称评聘", "校长与骨干"),
            Text(
                "写明缺多少教师，每年补多少、培训多少学时。", "Say how many are missing and trained a year."
            ),
            Text("写在“二、重点任务”的“（二）加强教师培训”之后", "after “（二）加强教师培训”"),
            (BASIS,),
        ),
        ThemeCoverage(
            "informatization",
            Text("信息化", "Digital education"),
            "mentioned",
            (),
            (),
            (quote("推进教育数字化", 2, 2),),
            NONE,  # type: ignore[arg-type]
            aspects("网络与设备", "数字资源"),
            Text("写明建什么、建到什么程度、何时建成。", "Say what is built, how far and by when."),
            Text("写在“二、重点任务”的“（四）改造食堂”之后", "after “（四）改造食堂”"),
            (),
        ),
        ThemeCoverage(
            "higher",
            Text("高等教育", "Higher education"),
            "absent",
            (),
            (),
            (),
            NONE,  # type: ignore[arg-type]
            aspects("学科建设"),
            Text("不必写。", "Not needed."),
            Text("", ""),
            (),
            expected=False,
            reason=Text("标题没有把高等教育列入范围", "outside the scope that the title states"),
        ),
    )
    completeness = Completeness(
        4,
        {"owner": 2, "deadline": 2, "quantity": 2, "funding": 1},
        {"owner": (5, 6), "deadline": (5, 6), "quantity": (5, 6), "funding": (5, 6, 7)},
    )
    found = outline()
    priorities = (
        Priority(
            "informatization",
            Text(
                "“信息化”只在“一、总体要求”提到（“推进教育数字化”），没有一条措施去做。",
                "Digital education is only named in “一、总体要求”; no measure acts on it.",
            ),
            Text(
                "写在“二、重点任务”之后：写明建什么、何时建成。", "Write after “二、重点任务”: what, by when."
            ),
            found.location(found.units[7]),
            (BASIS,),
        ),
        Priority(
            "",
            Text(
                "4条措施里有2条没有责任单位，第一条是“（二）加强教师培训”。", "2 of 4 measures lack an owner."
            ),
            Text("每条措施末尾加一行责任单位。", "End each measure with its bodies."),
            found.location(found.units[5]),
        ),
    )
    profile = Profile(
        "topic",
        Text("专项教育方案", "education plan on one subject"),
        Text("只按专项要求检查。", "Judged as such."),
    )
    return GapReport(found, Coverage(themes, completeness, priorities, profile))


def finding(
    rule: str, severity: Severity, block: int | None, span: tuple[int, int] = (0, 4), **more: object
) -> Finding:
    at = None
    quoted = ""
    if block is not None:
        source = document().blocks[block]
        quoted = source.text[span[0] : span[1]]
        at = Location(block, Span(*span), ("二、重点任务", "（二）加强教师培训"), source.paragraph)
    settings: dict[str, object] = {
        "title": Text("用词不当", "Wording"),
        "message": Text(f"“{quoted}”写得不对", f"“{quoted}” is not right"),
        "why": Text("含糊的话无法督查。", "Vague words cannot be checked."),
        "fix": Text("改成可以核对的话。", "Write what can be checked."),
        "basis": (BASIS,),
        "related": (),
    }
    settings.update(more)
    return Finding(
        rule=rule,
        severity=severity,
        location=at,
        quote=quoted,
        fingerprint=f"{rule}-{block}",
        **settings,  # type: ignore[arg-type]
    )


def check_report() -> CheckReport:
    blocks = document().blocks
    many = tuple(
        Related(Location(index, Span(0, 1), (), index + 1), Text(f"第{index}处", f"place {index}"))
        for index in (1, 2, 3, 5)
    )
    findings = (
        finding(
            "no-safeguards",
            "error",
            None,
            message=Text("没有保障措施一节", "There is no section of safeguards"),
        ),
        finding("soft-deadline", "warning", 5, (10, 12), related=many[:1]),
        finding("vague", "info", 5, (12, 14), fix=Text("写明数字。", "Give a figure."), related=many),
        finding("soft-deadline", "warning", 8, (0, 4)),
        finding("soft-deadline", "warning", 6, (0, 3), fix=Text("删去。", "Delete it.")),
    )
    used = {index: blocks[index] for index in (1, 2, 3, 5, 6, 8)}
    return CheckReport(
        (
            Checked(
                SOURCE,
                "0" * 64,
                LINES[0],
                findings,
                used,
                (Text("有 1 处图片没有读。", "One picture was not read."),),
            ),
            Checked("另一份.docx", "1" * 64, "", (), {}),
        ),
        (Failure("坏.docx", Text("文件已损坏。请用 Word 打开后另存。", "The file is broken. ")),),
    )
