"""Numbers before units: read, counted on, written in another form."""

from __future__ import annotations

import re

_DIGITS = "〇一二三四五六七八九"
_LABEL = re.compile(
    r"^(?P<pad>\s*)(?P<open>[（(第]?)(?P<number>\d+|[一二三四五六七八九十百零〇]+)(?P<close>[）)、.．条章节]?\s*)$"
)


def chinese(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    hundreds, rest = divmod(number, 100)
    if not rest:
        return _DIGITS[hundreds] + "百"
    below = chinese(rest) if rest >= 20 else ("一" + chinese(rest) if rest >= 10 else chinese(rest))
    return _DIGITS[hundreds] + "百" + ("零" if rest < 10 else "") + below


_VALUES = {chinese(number): number for number in range(1, 400)}


def read_label(label: str) -> tuple[str, int] | None:
    """The form of a label (``（#）``, ``第#条``, ``1.``), and its number."""
    match = _LABEL.match(label)
    if not match or not (match["open"] or match["close"].strip()):
        return None
    number = match["number"]
    value = int(number) if number.isdigit() else _VALUES.get(number)
    if not value:
        return None
    sort = "1" if number.isdigit() else "#"
    return match["open"] + sort + match["close"].strip(), value


def write_label(form: str, value: int, like: str) -> str:
    """The label of that form and number, indented as ``like`` is."""
    pad = like[: len(like) - len(like.lstrip())]
    end = like[len(like.rstrip()) :]
    return pad + _filled(form, value) + end


def _filled(form: str, value: int) -> str:
    return form.replace("#", chinese(value)) if "#" in form else form.replace("1", str(value))
