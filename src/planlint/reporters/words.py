"""The words that several reports share, in both languages, and places as a person would say them."""

from __future__ import annotations

from collections.abc import Iterable

from planlint.model.basis import Basis
from planlint.model.coverage import Level, Slot
from planlint.model.document import Block, Story
from planlint.model.outline import Kind, Location, Role
from planlint.model.text import Severity, Text
from planlint.reporters.context import RenderContext
from planlint.reporters.display import Style, clip, one_line

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
    """The way from the top section down, each name cut to ``columns``."""
    return " > ".join(clip(one_line(name), columns) for name in names)


def quoted(text: str, context: RenderContext, columns: int = 76) -> str:
    """Words of the plan in quotation marks, cut to ``columns``."""
    shown = one_line(text)
    short = clip(shown, columns)
    return "“" + (short if short == shown else short.removesuffix("..") + "…") + "”"


def cite(basis: Iterable[Basis], context: RenderContext) -> str:
    return context.say("；", "; ").join(item.cite() for item in basis)


def plural(count: int, noun: str) -> str:
    """An English count."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
