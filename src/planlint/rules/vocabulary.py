"""Read and validate the theme files of ``rules/vocab/themes``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, get_args

from planlint.errors import RuleError
from planlint.language.lexicon import parts
from planlint.model.basis import Basis
from planlint.model.coverage import SLOTS, ProfileId, Slot
from planlint.model.outline import Role
from planlint.model.text import Text
from planlint.model.vocabulary import SCOPES, AspectTerms, Home, Theme, Vocabulary
from planlint.rules.source import Source, read_all

ORDER = (
    "fairness", "teachers", "informatization", "funding", "conditions", "curriculum", "evaluation",
    "preschool", "vocational", "higher", "special", "private", "governance", "cooperation", "aid", "safety",
)  # fmt: skip
"""How reports order the themes; a theme of the user's own comes after these, by id."""

_THEME = {
    "id",
    "name",
    "scope",
    "steady",
    "slot",
    "strong",
    "weak",
    "heads",
    "context",
    "masks",
    "home",
    "advice",
    "advice_in",
    "basis",
    "aspects",
}
_ASPECT = {"id", "name", "cues", "plans", "advice", "advice_in", "basis"}


def load_vocabulary(folder: Path) -> Vocabulary:
    """The themes of all ``*.yaml`` files of a folder.

    Raises ``RuleError`` naming every problem of every file, one a line.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise RuleError(
            Text(f"{folder} 里没有主题词表（*.yaml）。", f"{folder} holds no theme files (*.yaml)."),
            Text(
                "请重新安装 planlint，或检查 --rules 的路径。",
                " Reinstall planlint or check the path given to --rules.",
            ),
        )
    problems = _Problems()
    themes = [theme for source in read_all(files) if (theme := _read(source, problems)) is not None]
    problems.finish()
    rank = {id: at for at, id in enumerate(ORDER)}
    themes.sort(key=lambda theme: (rank.get(theme.id, len(rank)), theme.id))
    return Vocabulary(tuple(themes))


class _Problems:
    """Collects what is wrong, to say it all at once."""

    def __init__(self) -> None:
        self.found: list[Text] = []
        self.file = ""

    def add(self, zh: str, en: str) -> None:
        self.found.append(Text(f"{self.file}：{zh}", f"{self.file}: {en}"))

    def finish(self) -> None:
        if self.found:
            raise RuleError(
                Text("\n".join(p.zh for p in self.found), "\n".join(p.en for p in self.found)),
                Text("\n照 rules/vocab/themes/safety.yaml 的写法改正后再运行。",
                     "\nCorrect them after the model of rules/vocab/themes/safety.yaml and run again."),
            )  # fmt: skip


def _read(source: Source, problems: _Problems) -> Theme | None:
    file, data = source.path, source.data
    problems.file = file.name
    before = len(problems.found)
    if source.problem:
        problems.add(f"第 {source.line} 行不是合法的 YAML。", f"line {source.line} is not valid YAML.")
        return None
    if not isinstance(data, dict):
        problems.add("应是“键: 值”的列表。", "should be a mapping of keys to values.")
        return None
    theme = _theme(data, file, problems)
    return theme if len(problems.found) == before else None


def _theme(data: dict[str, Any], file: Path, problems: _Problems) -> Theme:
    _keys(data, _THEME, "", problems)
    id = data.get("id")
    if id != file.stem:
        problems.add(f"id 应与文件名相同：{file.stem}。", f"id should equal the file name: {file.stem}.")
    scope = data.get("scope")
    if scope not in SCOPES:
        problems.add(f"scope 应是 {' 或 '.join(SCOPES)}。", f"scope should be {' or '.join(SCOPES)}.")
    aspects = data.get("aspects", [])
    if not isinstance(aspects, list) or not all(isinstance(a, dict) for a in aspects):
        problems.add("aspects 应是列表，每项含 id、name、cues、advice。",
                     "aspects should be a list of items with id, name, cues and advice.")  # fmt: skip
        aspects = []
    read = tuple(_aspect(aspect, problems) for aspect in aspects)
    ids = [aspect.id for aspect in read]
    for double in sorted({i for i in ids if ids.count(i) > 1}):
        problems.add(f"aspects 里 {double} 写了两次。", f"aspects has {double} twice.")
    strong = _terms(data, "strong", problems)
    if not strong:
        problems.add("strong 至少要有一个词。", "strong needs at least one word.")
    return Theme(
        id=str(id),
        name=_text(data, "name", problems),
        scope=scope if scope in SCOPES else "general",
        strong=strong,
        weak=_terms(data, "weak", problems),
        context=_terms(data, "context", problems),
        masks=_terms(data, "masks", problems),
        aspects=read,
        advice=_text(data, "advice", problems),
        home=_home(data.get("home", {}), problems),
        basis=_basis(data.get("basis", []), problems),
        steady=data.get("steady") is True,
        heads=_terms(data, "heads", problems),
        slot=_slot(data, problems),
        advice_in=_advice_in(data, problems),
    )


def _slot(data: dict[str, Any], problems: _Problems) -> Slot | None:
    slot = data.get("slot")
    if slot is None or slot in SLOTS:
        return cast("Slot | None", slot)
    problems.add(f"slot 应是 {'、'.join(SLOTS)} 之一。", f"slot should be one of {', '.join(SLOTS)}.")
    return None


def _aspect(data: dict[str, Any], problems: _Problems) -> AspectTerms:
    id = data["id"] if isinstance(data.get("id"), str) else ""
    where = f"aspects.{id or '?'}."
    _keys(data, _ASPECT, where, problems)
    if not id.strip():
        problems.add("有一个 aspect 没有 id。", "an aspect has no id.")
    cues = _terms(data, "cues", problems, where)
    if not cues:
        problems.add(f"{where}cues 至少要有一个词。", f"{where}cues needs at least one word.")
    return AspectTerms(
        id=id,
        name=_text(data, "name", problems, where),
        cues=cues,
        advice=_text(data, "advice", problems, where),
        basis=_basis(data.get("basis", []), problems, where),
        plans=_plans(data, problems, where),
        advice_in=_advice_in(data, problems, where),
    )


def _plans(data: dict[str, Any], problems: _Problems, where: str) -> tuple[ProfileId, ...]:
    plans = data.get("plans", [])
    known = get_args(ProfileId)
    if not isinstance(plans, list) or any(plan not in known for plan in plans):
        problems.add(
            f"{where}plans 应是 {'、'.join(known)} 的列表。",
            f"{where}plans should be a list of {', '.join(known)}.",
        )
        return ()
    return tuple(plans)


def _advice_in(
    data: dict[str, Any], problems: _Problems, where: str = ""
) -> tuple[tuple[ProfileId, Text], ...]:
    given = data.get("advice_in", {})
    known = get_args(ProfileId)
    if not isinstance(given, dict) or any(kind not in known for kind in given):
        problems.add(
            f"{where}advice_in 的键只能用：{'、'.join(known)}。",
            f"{where}advice_in may have the keys {', '.join(known)} only.",
        )
        return ()
    return tuple((kind, _text(given, kind, problems, f"{where}advice_in.")) for kind in given)


def _keys(data: dict[str, Any], known: set[str], where: str, problems: _Problems) -> None:
    for key in data:
        if key not in known:
            names = "、".join(sorted(known))
            problems.add(f"不认识的键 {where}{key}，可用：{names}。",
                         f"unknown key {where}{key}; known: {', '.join(sorted(known))}.")  # fmt: skip


def _text(data: dict[str, Any], key: str, problems: _Problems, where: str = "") -> Text:
    value = data.get(key)
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        zh, en = value["zh"], value["en"]
        if isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip():
            return Text(zh.strip(), en.strip())
    problems.add(f"{where}{key} 应写成 {{zh: 中文, en: English}}。",
                 f"{where}{key} should be {{zh: 中文, en: English}}.")  # fmt: skip
    return Text("")


def _terms(data: dict[str, Any], key: str, problems: _Problems, where: str = "") -> tuple[str, ...]:
    """Words with spaces between them (a list is accepted too, but takes longer to read)."""
    value = data.get(key, "")
    terms = value.split() if isinstance(value, str) else value
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        problems.add(
            f"{where}{key} 应是用空格隔开的词，如 {key}: 师资 教师…培训；数字要加引号。",
            f"{where}{key} should be words with spaces between, like {key}: 师资 教师…培训; quote numbers.",
        )
        return ()
    for term in terms:
        if not _valid(term):
            problems.add(
                f"{where}{key} 里的“{term}”写错了：“…”两边都要有字，“（甲|乙）”的括号要成对。",
                f"{where}{key}: “{term}” is no term: “…” needs words on both sides, brackets must be paired.",
            )
    return tuple(dict.fromkeys(terms))


def _valid(term: str) -> bool:
    try:
        return bool(term.strip()) and bool(parts(term))
    except ValueError:
        return False


def _home(data: Any, problems: _Problems) -> Home:
    if not isinstance(data, dict):
        problems.add("home 应含 roles 和 words。", "home should hold roles and words.")
        return Home()
    _keys(data, {"roles", "words"}, "home.", problems)
    roles = data.get("roles", [])
    known = get_args(Role)
    if not isinstance(roles, list) or any(role not in known for role in roles):
        problems.add(
            f"home.roles 只能用：{'、'.join(known)}。", f"home.roles may hold only: {', '.join(known)}."
        )
        roles = []
    return Home(cast("tuple[Role, ...]", tuple(roles)), _terms(data, "words", problems, "home."))


def _basis(data: Any, problems: _Problems, where: str = "") -> tuple[Basis, ...]:
    read: list[Basis] = []
    text: Callable[[Any], bool] = lambda value: isinstance(value, str)  # noqa: E731
    for item in data if isinstance(data, list) else [data]:
        if not (isinstance(item, dict) and item.get("title") and all(map(text, item.values()))) or set(
            item
        ) - {
            "title",
            "number",
            "clause",
        }:
            problems.add(
                f"{where}basis 每项应写成 {{title: 文件名, number: 文号, clause: 条款}}，后两项可省。",
                f"{where}basis items should be {{title: …, number: …, clause: …}}; only title is needed.",
            )
            continue
        read.append(Basis(item["title"], item.get("number", ""), item.get("clause", "")))
    return tuple(read)
