"""Typed reading of a rule file's data: every reader reports what is wrong and goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any, TypeVar

from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.rules.problems import Problems, close, nearest
from planlint.rules.source import Keys, Source

T = TypeVar("T")
Reader = Callable[["Place", Any], T | None]

SAMPLES: dict[str, str] = {
    "id": "id: measure-without-deadline    # 与文件名相同",
    "kind": "kind: wording    # coverage, measure, structure, wording",
    "severity": "severity: warning    # error, warning, info",
    "title": "title: {zh: 措施没有完成时限, en: Measure has no deadline}",
    "message": 'message: {zh: "“{heading}”没有写明何时完成", en: "“{heading}” does not say by when"}',
    "summary": 'summary: {zh: "{count} 处", en: "{count} places"}',
    "why": "why: {zh: 没有时限的措施无法检查。, en: Without a date nobody can check it.}",
    "fix": "fix: {zh: 写明完成的年月。, en: Write the month and year.}",
    "basis": "basis: [{title: 党政机关公文格式, number: GB/T 9704-2012, clause: 7.3.3}]",
    "scope": "scope: {kinds: [measure], roles: [tasks, safeguards], genres: [plan]}",
    "check": "check: {patterns: ['_{2,}']}",
    "examples": 'examples:\n  fail: ["（一）«____年»底前完成。", "投入«____»万元。"]\n'
    '  pass: ["（一）2026年底前完成。", "投入三百万元。"]',
    "theme": "check: {theme: teachers, level: addressed}",
    "lacks": "check: {lacks: [deadline]}",
    "test": "check: {test: gap}",
    "words": "check: {words: outdated-terms}",
    "roles": "roles: [goals, general]",
    "patterns": "patterns: ['_{2,}', '某某[县市]']",
    "phrases": "phrases: ['制定[^，。]{0,14}方案']",
    "spare": "spare: ['严禁|不得']",
    "unless": "unless: ['以上']",
    "terms": "terms:\n  - {term: 农民工子女, instead: 随迁子女}",
}


@dataclass(slots=True)
class Place:
    """Where the reader stands: a file, the keys down to a value, and where problems go."""

    source: Source
    problems: Problems
    keys: Keys = ()

    def at(self, *keys: str | int) -> Place:
        return Place(self.source, self.problems, self.keys + keys)

    def wrong(self, zh: str, en: str, example: str = "") -> None:
        names = [key for key in self.keys if isinstance(key, str)]
        sample = example or next((found for name in reversed(names) if (found := self.sample(name))), "")
        self.problems.add(self.source, self.keys, Text(zh, en), sample)

    def sample(self, key: str) -> str:
        """How a key is written in a file of this kind."""
        return self.problems.subject.samples.get(key) or SAMPLES.get(key, "")


@dataclass(slots=True)
class Fields:
    """A mapping whose keys are read one by one; ``done`` reports the keys that nobody asked for."""

    place: Place
    data: dict[str, Any]
    asked: list[str] = field(default_factory=list)

    def need(self, key: str, read: Reader[T], default: T) -> T:
        if key not in self.data:
            self.asked.append(key)
            self.place.wrong(f"缺少“{key}”", f"'{key}' is missing", self.place.sample(key))
            return default
        return self.may(key, read, default)

    def may(self, key: str, read: Reader[T], default: T) -> T:
        self.asked.append(key)
        if key not in self.data:
            return default
        value = read(self.place.at(key), self.data[key])
        return default if value is None else value

    def has_one(self, *keys: str) -> bool:
        """Whether at least one of the keys is there."""
        return any(key in self.data for key in keys)

    def done(self) -> None:
        for key in self.data:
            if key not in self.asked:
                hint = nearest(str(key), self.asked)
                meant = close(str(key), self.asked)
                self.place.at(key).wrong(
                    f"不认识的键“{key}”{hint.zh}",
                    f"unknown key '{key}'{hint.en}",
                    self.place.sample(meant) or " ",
                )


def sketched(value: Any, **schema: Any) -> bool:
    """Whether a reader was asked what it takes instead of being given a value; then it has now said so.

    ``schema`` is JSON Schema. ``tools.schemas`` asks, so that what editors are told is what is read.
    """
    record = getattr(value, "record", None)
    if record is None:
        return False
    record(schema)
    return True


def mapping(place: Place, value: Any) -> Fields:
    """The value as a mapping; an empty one after reporting that it is none."""
    if isinstance(value, dict):
        return Fields(place, value)
    if sketched(value, type="object"):
        fields: Fields = value.fields(place)
        return fields
    zh, en = "这里应是“键: 值”的形式", "a mapping of keys and values is expected here"
    said = value if isinstance(value, str) else ""
    if "：" in said:
        zh, en = f"{zh}，冒号要用英文的“:”，后面空一格", f"{en}; the colon has to be ':' and a space"
    elif ":" in said:
        zh, en = f"{zh}，冒号后面要空一格", f"{en}; a space is needed after the colon"
    place.wrong(zh, en)
    return Fields(place, {})


def string(place: Place, value: Any) -> str | None:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if sketched(value, type="string", pattern=r"\S"):
        return None
    if isinstance(value, str):
        place.wrong("这里不能空着", "this cannot be empty")
        return None
    # YAML reads 5.1, 2020-11-23, yes and no as numbers, dates and flags.
    quoting = ("，数字、日期、yes/no 要加引号", "; put numbers, dates, yes and no in quotes")
    hint = ("", "") if isinstance(value, list | dict | None) else quoting
    place.wrong(
        f"这里应是文字，而不是 {shown(value)}{hint[0]}",
        f"text is expected here, not {shown(value)}{hint[1]}",
    )
    return None


def whole(place: Place, value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if sketched(value, type="integer", minimum=0):
        return None
    place.wrong(
        f"这里应是整数，而不是 {shown(value)}", f"a whole number is expected here, not {shown(value)}"
    )
    return None


def fraction(place: Place, value: Any) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    if sketched(value, type="number", minimum=0, maximum=1):
        return None
    place.wrong(
        f"这里应是 0 到 1 之间的数，而不是 {shown(value)}",
        f"a number from 0 to 1 is expected here, not {shown(value)}",
        "share: 0.5",
    )
    return None


def flag(place: Place, value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if sketched(value, type="boolean"):
        return None
    name = place.keys[-1] if place.keys else "key"
    place.wrong(
        f"这里应是 true 或 false，而不是 {shown(value)}",
        f"true or false is expected here, not {shown(value)}",
        f"{name}: true",
    )
    return None


BILINGUAL: dict[str, Any] = {"$ref": "#/definitions/text"}


def bilingual(place: Place, value: Any) -> Text | None:
    """``{zh: …, en: …}``; the English may be left out, and then plain text will do.

    Shipped files have both, which a test holds.
    """
    if isinstance(value, str) and value.strip():
        return Text(value.strip())
    if isinstance(value, dict) and len(value) == 2:
        zh, en = value.get("zh"), value.get("en")
        if isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip():
            return Text(zh.strip(), en.strip())
    if sketched(value, **BILINGUAL):
        return None
    if not isinstance(value, dict):
        place.wrong("这里应是文字，或者写中英两种文字", "text is expected here, or both languages")
        return None
    fields = Fields(place, value)
    both = Text(fields.need("zh", string, ""), fields.may("en", string, ""))
    fields.done()
    return both


def strings(place: Place, value: Any) -> tuple[str, ...] | None:
    """A list of texts; a single text stands for a list of one."""
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(item.strip() for item in value)
    return several(string)(place, value)


def choice(options: Sequence[str]) -> Reader[Any]:
    def read(place: Place, value: Any) -> str | None:
        if isinstance(value, str) and value in options:
            return value
        if sketched(value, enum=list(options)):
            return None
        hint = commas(str(value)) or nearest(str(value), list(options))
        place.wrong(f"“{value}”不能用在这里{hint.zh}", f"'{value}' cannot stand here{hint.en}")
        return None

    return read


def commas(value: str) -> Text | None:
    """What to say of several names that a Chinese comma made into one."""
    if not any(mark in value for mark in "，、；"):
        return None
    return Text("，几项之间要用英文逗号“,”隔开", "; part several with ','")


def several(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list of values; a single value stands for a list of one."""

    def read_all(place: Place, value: Any) -> tuple[T, ...] | None:
        if sketched(value):
            value.several(lambda item: read(place, item))
            return None
        items = value if isinstance(value, list) else [value]
        kept: list[T] = []
        for at, item in enumerate(items):
            one = read(place.at(at) if isinstance(value, list) else place, item)
            if one is not None:
                kept.append(one)
        return tuple(kept)

    return read_all


def shown(value: Any) -> str:
    if value is None:
        return "空 (null)"
    text = str(value)
    return f"“{text[:20]}…”" if len(text) > 20 else f"“{text}”"
