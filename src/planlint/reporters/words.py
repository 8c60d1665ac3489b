"""The words that several reports share, in both languages, and places as a person would say them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from planlint.model.basis import Basis
from planlint.model.coverage import Level, ProfileId, Slot
from planlint.model.document import Block, Story
from planlint.model.outline import Kind, Location, Role, Unit
from planlint.model.report import WaiverKind
from planlint.model.text import Severity, Text
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, clip, one_line, width

if TYPE_CHECKING:
    from planlint.model.lesson import InPack
    from planlint.model.rule import Genre

LEVEL_STYLE: dict[Level, Style] = {
    "absent": "red",
    "mentioned": "yellow",
    "addressed": "cyan",
    "committed": "green",
}
SLOT: dict[Slot, Text] = {
    "owner": Text("责任", "owner"),
    "deadline": Text("时限", "date"),
    "quantity": Text("指标", "figure"),
    "funding": Text("经费", "money"),
}
"""Two Han characters each, so that they serve as heads of columns."""

SLOT_LONG: dict[Slot, Text] = {
    "owner": Text("责任单位", "who is responsible"),
    "deadline": Text("完成时限", "by when"),
    "quantity": Text("量化指标", "how much"),
    "funding": Text("经费来源", "out of what money"),
}
GENRE: dict[Genre, Text] = {
    "plan": Text("方案、计划、规划", "plans"),
    "opinion": Text("意见、措施", "opinions"),
    "notice": Text("通知", "notices"),
    "report": Text("报告", "reports"),
    "regulation": Text("办法、条例", "regulations"),
    "other": Text("其他文件", "other documents"),
}
PLAN: dict[ProfileId, Text] = {
    "area": Text("区域教育规划", "education plans of an area"),
    "topic": Text("专项教育方案", "education plans on one subject"),
    "school": Text("学校的方案", "plans of one school"),
    "other": Text("非教育类文件", "documents not about education"),
}
Shortfall = Literal["both", "owner", "when", "apart"]
SHORTFALL: dict[Shortfall, Text] = {
    "both": Text("责任单位、时限和指标都没有写", "no owner, date or figure"),
    "owner": Text("没有写责任单位", "no owner"),
    "when": Text("没有写时限或指标", "no date or figure"),
    "apart": Text("没有一条同时写明责任和时限（或指标）", "none with both an owner and a date or figure"),
}
"""What the measures of a theme lack, in the words of every report."""

LACKING: dict[Slot, str] = {
    "owner": "an owner",
    "deadline": "a date",
    "quantity": "a figure",
    "funding": "a source of money",
}

SEVERITY: dict[Severity, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
SEVERITY_STYLE: dict[Severity, Style] = {"error": "red", "warning": "yellow", "info": "blue"}

KIND: dict[Kind, Text] = {
    "title": Text("标题", "title"),
    "front": Text("文前", "front"),
    "section": Text("章节", "section"),
    "measure": Text("措施", "measure"),
    "goal": Text("目标", "goal"),
    "principle": Text("原则", "principle"),
    "background": Text("背景", "background"),
    "provision": Text("规定", "provision"),
    "closing": Text("文末", "closing"),
}
ROLE: dict[Role, Text] = {
    "background": Text("背景", "background"),
    "general": Text("总体要求", "general"),
    "principles": Text("原则", "principles"),
    "goals": Text("目标", "goals"),
    "tasks": Text("任务", "tasks"),
    "schedule": Text("步骤", "schedule"),
    "safeguards": Text("保障", "safeguards"),
    "attachment": Text("附件", "attachment"),
    "other": Text("其他", "other"),
}
WAIVED: dict[WaiverKind, Text] = {
    "config": Text("已在 planlint.yaml 中豁免", "waived in planlint.yaml"),
    "comment": Text("已在文稿的批注中豁免", "waived by a comment in the document"),
    "baseline": Text("已记入基线", "recorded in the baseline"),
}
_STORY: dict[Story, Text] = {
    "body": Text("正文", "the text"),
    "table": Text("表格", "a table"),
    "textbox": Text("文本框", "a text box"),
    "footnote": Text("脚注", "a footnote"),
    "endnote": Text("尾注", "an endnote"),
    "header": Text("页眉", "the header"),
    "footer": Text("页脚", "the footer"),
}


def place(location: Location | None, block: Block | None, context: RenderContext) -> str:
    """``第17段``, ``表1第3行``, ``页眉`` …; the whole document without a location."""
    if location is None:
        return context.say("全文", "whole plan")
    if location.paragraph is not None:
        return context.say(f"第{location.paragraph}段", f"para. {location.paragraph}")
    if block is None:
        return context.say("正文之外", "outside the text")
    if block.cell is not None:
        cell = block.cell
        return context.say(f"表{cell.table}第{cell.row}行", f"table {cell.table}, row {cell.row}")
    return context.text(_STORY[block.story])


def path(names: Iterable[str], context: RenderContext, columns: int = 44) -> str:
    """The way from the top section down, each name cut to ``columns``.

    What only quotes the first words of its text (it ends in ``…``) is put in quotation marks.
    """
    shown = []
    for name in names:
        whole = one_line(name)
        short = clip(whole, columns)
        shown.append(enclosed(short) if whole.endswith("…") else short)
    return " > ".join(shown)


def around(location: Location, quote: str, block: Block, context: RenderContext) -> str:
    """What stands before a quote to say where it is: the sections above it, down to its own unit.

    The unit is left out where the quote is of its name; empty where nothing stands above. A place in a
    table, a note or a text box is named.
    """
    above = location.path
    if above and (above[-1].endswith("…") or quote in above[-1]):
        above = above[:-1]
    shown = path(above[-2:], context, 32)
    if block.story != "body":
        spot = place(location, block, context)
        shown = shown + context.say("（{}）", " ({})").format(spot) if shown else spot
    return shown + context.say("：", ": ") if shown else ""


def cited(unit: Unit, columns: int = 0) -> str:
    """A unit's label and, quoted, its heading or first words: an automatic label cannot be searched for."""
    label = unit.label
    words = one_line(unit.name[len(label) :])
    room = columns - width(label) - 4
    return label + enclosed(clip(words, max(room, 8)) if columns else words)


def quoted(text: str, context: RenderContext, columns: int = 76) -> str:
    """Words of the plan in quotation marks, cut to ``columns``."""
    return enclosed(clip(one_line(text), columns))


def enclosed(words: str) -> str:
    """Words of the plan as such: in quotation marks, or in 【】 where they hold quotation marks."""
    return f"【{words}】" if "“" in words or "”" in words else f"“{words}”"


def cite(basis: Iterable[Basis], context: RenderContext) -> str:
    return context.say("；", "; ").join(item.cite() for item in basis)


def how_to_find(context: RenderContext) -> str:
    """Said once in a report whose places carry words of the plan."""
    return context.say(
        "找原文：在 Word、WPS 里按 Ctrl+F，查找“”里、【】里和前后的文字（…处有省略，自动编号查不到）。",
        "To find a place: Ctrl+F in Word or WPS, with the words in “” or in and around 【】 (… is left "
        "out; automatic numbers are not found).",
    )


def plural(count: int, noun: str) -> str:
    """An English count."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def packs(held: Iterable[InPack], context: RenderContext) -> str:
    """The packs that bring a rule in, without those that only extend one of them."""
    return context.say("、", ", ").join(each.pack for each in held if not each.inherited)
