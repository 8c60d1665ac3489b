"""Examples that say how they are set on paper, as rule files write them.

- text: |-
    «第一行是标题»
    一、总体要求
  page: {left: 31.8, right: 31.8}
  number: {text: "- 1 -", align: center}
  look: {1: {font: 宋体}, 2-3: {size: 14}, 总体要求: {bold: true}}
"""

from __future__ import annotations

from typing import Any

from planlint.model.rule import Setting, Values
from planlint.rules.fields import Place, choice, flag, mapping, string

SAMPLE = "{text: 某县工作方案, page: {left: 31.8}, look: {1: {font: 宋体, size: 18}}}"
PAGE = ("width", "height", "top", "bottom", "left", "right", "columns")
_LENGTHS = ("size", "indent", "line", "multiple", "before", "after")
_ALIGN = ("left", "center", "right", "justify")
_LOOK: dict[str, Any] = {
    "type": "object",
    "properties": {
        "font": {"type": "string", "pattern": r"\S", "description": "中文字体"},
        "latin": {"type": "string", "pattern": r"\S", "description": "西文字体"},
        "size": {"type": "number", "description": "字号，单位磅"},
        "bold": {"type": "boolean"},
        "colour": {"type": "string", "pattern": "^[0-9A-Fa-f]{6}$", "description": "颜色，如 FF0000"},
        "align": {"enum": list(_ALIGN)},
        "indent": {"type": "number", "description": "首行缩进的字数"},
        "line": {"type": "number", "description": "固定行距，单位磅"},
        "multiple": {"type": "number", "description": "多倍行距的倍数"},
        "before": {"type": "number", "description": "段前，单位磅"},
        "after": {"type": "number", "description": "段后，单位磅"},
    },
    "additionalProperties": False,
}
_NUMBER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "pattern": r"\d", "description": "页码连同两边的线，如 — 1 —"},
        "font": {"type": "string", "pattern": r"\S"},
        "size": {"type": "number"},
        "align": {"enum": list(_ALIGN)},
        "even": {"enum": [*_ALIGN, "none"], "description": "双页的页码在哪边；none 是不另设双页"},
    },
    "additionalProperties": False,
}
EXAMPLES: dict[str, Any] = {
    "type": "array",
    "minItems": 2,
    "items": {
        "anyOf": [
            {"type": "string", "pattern": r"\S"},
            {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "pattern": r"\S", "description": "一行一段"},
                    "page": {
                        "type": "object",
                        "properties": {side: {"type": "number", "minimum": 0} for side in PAGE},
                        "additionalProperties": False,
                        "description": "纸张和页边距，单位毫米",
                    },
                    "number": {"anyOf": [_NUMBER, {"const": False}], "description": "页码；false 是没有"},
                    "look": {
                        "type": "object",
                        "additionalProperties": _LOOK,
                        "description": "哪几行（1、2-3、all）或哪几个字是什么样子",
                    },
                },
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    },
}
"""What examples are, as JSON Schema. Everything that is not said is as GB/T 9704 asks."""


_NOTHING: Values = ()


def read_example(place: Place, value: Any) -> tuple[str, Setting | None] | None:
    """The text of an example and, where it says so, how it is set on paper."""
    if not isinstance(value, dict):
        text = string(place, value)
        return None if text is None else (text, None)
    fields = mapping(place, value)
    text = fields.need("text", string, "")
    setting = Setting(
        fields.may("page", _page, _NOTHING),
        fields.may("look", _looks, ()),
        fields.may("number", _number, _NOTHING),
    )
    if value.get("number") is False:
        setting = Setting(setting.page, setting.look, None)
    fields.done()
    return text, setting


def _page(place: Place, value: Any) -> Values:
    fields = mapping(place, value)
    found = tuple((side, fields.may(side, length, 0.0)) for side in PAGE if side in fields.data)
    _asked(fields.asked, PAGE)
    fields.done()
    return found


def _looks(place: Place, value: Any) -> tuple[tuple[str, Values], ...]:
    if not isinstance(value, dict):
        place.wrong("这里应写哪几行、是什么样子", "lines and how they look are expected here", SAMPLE)
        return ()
    return tuple((str(where), _look(place.at(where), look)) for where, look in value.items())


def _look(place: Place, value: Any) -> Values:
    fields = mapping(place, value)
    readers: dict[str, Any] = {
        "font": string,
        "latin": string,
        "bold": flag,
        "colour": string,
        "align": choice(_ALIGN),
        **dict.fromkeys(_LENGTHS, length),
    }
    found = tuple((key, fields.may(key, read, "")) for key, read in readers.items() if key in fields.data)
    _asked(fields.asked, tuple(readers))
    fields.done()
    return found


def _number(place: Place, value: Any) -> Values:
    if value is False:
        return ()
    fields = mapping(place, value)
    readers: dict[str, Any] = {
        "text": _numbered,
        "font": string,
        "size": length,
        "align": choice(_ALIGN),
        "even": choice((*_ALIGN, "none")),
    }
    found = tuple((key, fields.may(key, read, "")) for key, read in readers.items() if key in fields.data)
    _asked(fields.asked, tuple(readers))
    fields.done()
    return tuple((key, "" if said == "none" else said) for key, said in found)


def _numbered(place: Place, value: Any) -> str | None:
    if isinstance(value, str) and any(each in "0123456789" for each in value):
        return value
    place.wrong("页码里要有数字", "a page number has a digit", 'text: "— 1 —"')
    return None


def length(place: Place, value: Any) -> float | None:
    """A number that is not negative, with or without decimals."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    place.wrong("这里应是数字", "a number is expected here", "size: 16")
    return None


def _asked(asked: list[str], keys: tuple[str, ...]) -> None:
    """All keys are known, also those that are not there: a wrong one is told the nearest."""
    asked.extend(key for key in keys if key not in asked)
