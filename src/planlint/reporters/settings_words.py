"""How an example is set on paper, in words."""

from __future__ import annotations

import re

from planlint.model.rule import Setting, Values
from planlint.model.text import Text
from planlint.reporters.context import RenderContext

_NAMES: dict[str, Text] = {
    "width": Text("纸宽{}毫米", "paper {} mm wide"),
    "height": Text("纸高{}毫米", "paper {} mm high"),
    "top": Text("上边距{}毫米", "top margin {} mm"),
    "bottom": Text("下边距{}毫米", "bottom margin {} mm"),
    "left": Text("左边距{}毫米", "left margin {} mm"),
    "right": Text("右边距{}毫米", "right margin {} mm"),
    "columns": Text("{}栏", "{} columns"),
    "font": Text("{}", "{}"),
    "latin": Text("西文{}", "Latin {}"),
    "size": Text("{}磅", "{} pt"),
    "bold": Text("加粗", "bold"),
    "colour": Text("颜色{}", "colour {}"),
    "align": Text("{}", "{}"),
    "indent": Text("首行缩进{}字", "first line in by {} characters"),
    "line": Text("行距{}磅", "lines {} pt apart"),
    "multiple": Text("{}倍行距", "line spacing of {}"),
    "before": Text("段前{}磅", "{} pt before"),
    "after": Text("段后{}磅", "{} pt after"),
    "text": Text("“{}”", "“{}”"),
    "even": Text("双页{}", "even pages {}"),
}
_ALIGN: dict[str, Text] = {
    "left": Text("居左", "left"),
    "center": Text("居中", "centred"),
    "right": Text("居右", "right"),
    "justify": Text("两端对齐", "justified"),
    "": Text("没有页码", "without a number"),
}


def setting(setting: Setting, context: RenderContext) -> str:
    """What departs from the layout that the standard asks for."""
    said = []
    if setting.page:
        said.append(_values(setting.page, context))
    for where, values in setting.look:
        said.append(_place(where, context) + context.say("：", ": ") + _values(values, context))
    if setting.number is None:
        said.append(context.say("没有页码", "no page number"))
    elif setting.number:
        said.append(context.say("页码", "page number ") + _values(setting.number, context))
    return context.say("；", "; ").join(said) or context.say("照国家标准", "as the standard asks")


def _place(where: str, context: RenderContext) -> str:
    if where == "all":
        return context.say("全文", "all")
    if re.fullmatch(r"[\d\s–—~至-]+", where):
        return context.say(f"第{where}行", f"line {where}")
    return f"“{where}”"


def _values(values: Values, context: RenderContext) -> str:
    said = []
    for key, value in values:
        if value is False:
            continue
        shown = (
            context.text(_ALIGN[str(value)]) if key in ("align", "even") and str(value) in _ALIGN else value
        )
        number = f"{shown:g}" if isinstance(shown, float) else str(shown)
        said.append(context.text(_NAMES.get(key, Text(f"{key} {{}}"))).format(number))
    return context.say("，", ", ").join(said)
