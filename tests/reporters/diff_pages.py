"""Comparisons for the tests of the page: small ones that were made by the program itself, a large one
put together by hand, and hostile words."""

from __future__ import annotations

from planlint.compare import align, changes
from planlint.compare.changes import side
from planlint.evidence import extract
from planlint.model.change import Change, Comparison, Shift
from planlint.model.compared import Compared, DiffReport
from planlint.model.outline import Outline
from planlint.model.text import Span, Text
from planlint.outline import build
from planlint.readers import read_string

OLD = """松岭市校园绿化方案（征求意见稿）
一、总体要求
（一）坚持因地制宜。各校按照自身条件选择树种。
（二）坚持节约用水。推广滴灌和雨水收集。
（三）坚持师生参与。每学期组织两次植树活动。
（四）坚持安全第一。有毒有刺的植物不得进校园。
二、重点任务
（一）建设校园苗圃。2027年底前建成苗圃20个，覆盖率达到85%。（责任单位：市教育局、市园林局）
（二）开设园艺课程。确保每校每周开设1节园艺课。
（三）修复屋顶花园。对破损的屋顶花园逐一登记造册，制定修复计划。
（四）培训专职教师。每年培训园艺教师100名。
三、保障措施
（一）落实经费。所需资金由市财政安排。
（二）定期通报。每季度通报一次进展。
（三）加强宣传。各校设置绿化宣传栏。
"""
NEW = """松岭市校园绿化方案（送审稿）
一、总体要求
（一）坚持因地制宜。各校按照自身条件选择树种。
（二）坚持节约用水。推广滴灌和雨水收集。
（三）坚持师生参与。每学期组织两次植树活动。
（四）坚持安全第一。有毒有刺的植物不得进校园。
二、重点任务
（一）建设校园苗圃。2028年底前建成苗圃20个，覆盖率达到80%。（责任单位：市教育局）
（二）开设园艺课程。力争每校每周开设1节园艺课。
（三）培训专职教师。每年培训园艺教师100名。
三、保障措施
（一）落实经费。所需资金由市财政安排。
（二）修复屋顶花园。对破损的屋顶花园逐一登记造册，制定修复计划。
（三）定期通报。每季度通报一次进展。
（四）引入第三方评估。每年委托高校评估一次。
"""

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '" onmouseover="alert(1)" x=\'',
    "${alert(1)} {{alert(1)}} `alert(1)`",
    "--><svg onload=alert(1)>",
    "</style><style>*{display:none}</style>",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "\u2028\u2029\u202e\x00\x0b\ud800",
)


def outline(text: str) -> Outline:
    return build(read_string(text))


def compared(old: str = OLD, new: str = NEW, names: tuple[str, str] = ("旧.docx", "新.docx")) -> Compared:
    before, after = outline(old), outline(new)
    alignment = align(before, after)
    found, same = changes(before, after, alignment, lambda unit: extract(unit.text))
    links = tuple((link.old, link.new) for link in alignment.links)
    return Compared(*names, Comparison(before, after, found, same, links=links), found)


def report(old: str = OLD, new: str = NEW) -> DiffReport:
    return DiffReport((compared(old, new),))


def hostile() -> DiffReport:
    """Every place where words of a document or a file's name can come from is hostile."""
    old, new = list(OLD.splitlines()), list(NEW.splitlines())
    for at, words in enumerate(HOSTILE):
        old[at + 1] += f"{words}旧"
        new[at + 1] += f"{words}新"
    old[0] += HOSTILE[0]
    new[0] += HOSTILE[1]
    new.append(f"（五）{HOSTILE[3]}。{HOSTILE[0]}{HOSTILE[1]}。")
    found = compared("\n".join(old), "\n".join(new), (f"{HOSTILE[3]}.docx", f"{HOSTILE[0]}.docx"))
    return DiffReport((found, found), added=(HOSTILE[1],), removed=(HOSTILE[3],), revision=HOSTILE[0])


def large(sections: int = 200, measures: int = 25) -> DiffReport:
    """About 1,000 pages of which two measures in five changed."""
    before, after = [], []
    for section in range(sections):
        for lines in (before, after):
            lines.append(f"第{section + 1}章 片区任务")
        for measure in range(measures):
            words = (
                f"第{section * measures + measure + 1}条 建设校舍{measure + 3}处，"
                + "逐校摸底、分类整改、按季通报，" * 7
            )
            before.append(words + "覆盖率达到85%。")
            after.append(words + ("覆盖率达到80%。" if measure % 5 < 2 else "覆盖率达到85%。"))
    old, new = outline("\n".join(before)), outline("\n".join(after))
    assert len(old.units) == len(new.units)
    found = []
    for one, other in zip(old.units, new.units, strict=True):
        if one.text == other.text:
            continue
        at = one.text.index("85%")
        spans = Span(at, at + 3), Span(at, at + 3)
        shift = Shift("target-changed", "worse", Text("覆盖率"), "85%", "80%", *spans)
        kinds = ("target-changed",) if len(found) % 2 else ("target-changed", "weakened")
        found.append(Change(kinds, side(old, one, "old"), side(new, other), (shift,)))
    pairs = tuple(((n,), (n,)) for n in range(len(old.units)))
    same = len(old.units) - len(found)
    return DiffReport(
        (Compared("旧.docx", "新.docx", Comparison(old, new, tuple(found), same, links=pairs), tuple(found)),)
    )
