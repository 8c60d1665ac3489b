"""The check of a format rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from planlint.model.rule import TESTS, FormatCheck, Part
from planlint.rules.fields import Place, choice, mapping, several, sketched, string, whole
from planlint.rules.words import WordLists

SIDES = ("width", "height", "top", "bottom", "left", "right")
_NEEDS = {
    "font": ("parts", "fonts"),
    "size": ("parts", "size"),
    "align": ("parts", "align"),
    "bold": ("parts",),
    "paper": ("page",),
    "margins": ("page",),
    "density": ("lines", "characters"),
    "line-spacing": ("lines",),
    "number-look": ("fonts", "size"),
    "indent": ("limit",),
    "empty": ("limit",),
    "title-tail": ("limit",),
}
"""What each test cannot do without."""
_SAMPLES = {
    "parts": "parts: [level1]",
    "fonts": "fonts: [黑体, SimHei]",
    "size": "size: 16",
    "align": "align: center",
    "page": "page: {top: 37, bottom: 35, left: 28, right: 26}",
    "lines": "lines: [28, 30]",
    "characters": "characters: [26, 30]",
    "limit": "limit: 2",
}


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], FormatCheck]:
    def read(place: Place, value: Any) -> FormatCheck:
        fields = mapping(place, value)
        check = FormatCheck(
            test=fields.need("test", choice(TESTS["format"]), ""),
            parts=fields.may("parts", several(choice(get_args(Part))), ()),
            fonts=fields.may("fonts", several(string), ()),
            size=fields.may("size", number, 0.0),
            align=fields.may("align", choice(("left", "center", "right", "justify")), "left"),
            page=fields.may("page", _page, ()),
            tolerance=fields.may("tolerance", number, 1.0),
            lines=fields.may("lines", _bounds, (0.0, 0.0)),
            characters=fields.may("characters", _bounds, (0.0, 0.0)),
            limit=fields.may("limit", whole, 0),
        )
        fields.done()
        for key in _NEEDS.get(check.test, ()):
            if not fields.has_one(key):
                place.wrong(
                    f"test: {check.test} 要写 {key}", f"test: {check.test} needs {key}", _SAMPLES[key]
                )
        if check.test == "paper" and not {"width", "height"} <= dict(check.page).keys():
            place.at("page").wrong(
                "要写 width 和 height", "width and height are needed", "page: {width: 210, height: 297}"
            )
        return check

    return read


def number(place: Place, value: Any) -> float | None:
    """A length: not negative, with or without decimals."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    if sketched(value, type="number", minimum=0):
        return None
    place.wrong("这里应是数字", "a number is expected here")
    return None


def _bounds(place: Place, value: Any) -> tuple[float, float] | None:
    """``[28, 30]``: the least and the most."""
    if isinstance(value, list) and len(value) == 2:
        low, high = (number(place.at(at), each) for at, each in enumerate(value))
        if low is not None and high is not None and low <= high:
            return low, high
    if sketched(value, type="array", items={"type": "number", "minimum": 0}, minItems=2, maxItems=2):
        return None
    place.wrong("这里应写最小值和最大值", "the least and the most are expected here", "lines: [28, 30]")
    return None


def _page(place: Place, value: Any) -> tuple[tuple[str, float], ...]:
    fields = mapping(place, value)
    lengths = [(side, fields.may(side, number, -1.0)) for side in SIDES]
    fields.done()
    return tuple((side, length) for side, length in lengths if length >= 0)
