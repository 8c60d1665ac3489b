"""What to mend first: at most five things, the weightiest first."""

from __future__ import annotations

from planlint.model.coverage import Completeness, Priority, Profile, Slot, ThemeCoverage
from planlint.model.outline import Location, Outline
from planlint.model.text import Text

MOST = 5
WEIGHTS = {
    "fairness": 10, "teachers": 10, "funding": 10, "governance": 9, "evaluation": 8, "curriculum": 8,
    "conditions": 8, "informatization": 7, "aid": 7, "safety": 7, "cooperation": 5,
}  # fmt: skip
"""What a plan cannot do without weighs most; themes not listed weigh 6."""

_SHORT = {"absent": 1.0, "mentioned": 0.9, "addressed": 0.45}
_NAMES: dict[Slot, Text] = {
    "owner": Text("责任单位", "an owner"),
    "deadline": Text("完成时限", "a deadline"),
    "quantity": Text("量化指标", "a figure"),
    "funding": Text("经费来源", "a source of money"),
}
_HOW: dict[Slot, Text] = {
    "owner": Text(
        "每条措施末尾加一行“责任单位：牵头单位；配合单位”，写到具体的局、科室或学校，不写“有关部门”。",
        "End each measure with a line naming the lead and supporting bodies, not “departments concerned”.",
    ),
    "deadline": Text(
        "给每条措施写明年月（如“2026年8月底前”）；常年工作写频次（如“每学期一次”），不写“逐步”“适时”。",
        "Give each measure a month and year, or a frequency for standing work; not “gradually”.",
    ),
    "quantity": Text(
        "把“提高”“扩大”换成可核对的数：达到多少、由多少提高到多少、覆盖几所学校或多少人。",
        "Turn “raise” and “expand” into a number one can check: from what to what, how many schools.",
    ),
    "funding": Text(
        "写明钱从哪里来：哪级财政、哪个预算科目或专项、每年多少；不另花钱的也注明“由现有经费列支”。",
        "Say where the money comes from: whose budget, which line, how much a year.",
    ),
}

_HOW_IN_SCHOOL: dict[Slot, Text] = {
    "owner": Text(
        "每条措施写明由哪个处室、年级组、教研组或谁负责，不写“有关部门”。",
        "Say for each measure which office, grade or person does it, not “departments concerned”.",
    ),
    "quantity": Text(
        "写成可核对的数：每学期几次、每人几节、占多少班，由多少提高到多少。",
        "Write numbers one can check: how often a term, how many lessons, from what to what.",
    ),
}
"""What a school can write, which has no bureaus below it."""


def priorities(
    outline: Outline, themes: tuple[ThemeCoverage, ...], whole: Completeness, profile: Profile
) -> tuple[Priority, ...]:
    """The things to mend first; none for a plan that lacks nothing that weighs."""
    weighed: list[tuple[float, Priority]] = []
    for theme in themes:
        if theme.expected and theme.level != "committed":
            found = _theme(outline, theme)
            if found:
                weighed.append(found)
    weighed += _completeness(outline, whole, _HOW | (_HOW_IN_SCHOOL if profile.id == "school" else {}))
    weighed.sort(key=lambda item: -item[0])
    return tuple(priority for _, priority in weighed[:MOST])


def _theme(outline: Outline, theme: ThemeCoverage) -> tuple[float, Priority] | None:
    weight = WEIGHTS.get(theme.id, 6) * _SHORT[theme.level]
    zh, en = theme.name.zh, theme.name.say("en")
    if theme.level == "addressed":
        if any(theme.counts[slot] for slot in ("owner", "deadline", "quantity")):
            return None
        first = outline.units[theme.measures[0]]
        count = len(theme.measures)
        what = Text(
            f"“{zh}”{_some(count)}写明责任单位、完成时限或指标，做没做、做到哪一步都无从检查。",
            f"{en}: {count} measure{'s' if count > 1 else ''}, none with an owner, a deadline or a figure.",
        )
        todo = Text(
            f"从“{first.name}”改起：{theme.advice.zh}",
            f"Begin with “{first.name}”: {_lower(theme.advice.say('en'))}",
        )
        return weight, Priority(theme.id, what, todo, outline.location(first), theme.basis)
    if theme.level == "mentioned":
        seen = theme.mentions[0]
        where = seen.location.path[-1] if seen.location.path else ""
        what = Text(
            f"“{zh}”只在“{where}”提到（“{seen.text}”），没有一条措施去做。",
            f"{en} is only named in “{where}” (“{seen.text}”); no measure acts on it.",
        )
    else:
        what = Text(f"通篇没有写到“{zh}”。", f"The plan says nothing of {en.lower()}.")
    todo = Text(
        f"{theme.home.zh}：{theme.advice.zh}", f"Write {theme.home.say('en')}: {theme.advice.say('en')}"
    )
    return weight, Priority(theme.id, what, todo, _home(outline, theme), theme.basis)


def _home(outline: Outline, theme: ThemeCoverage) -> Location | None:
    return None if theme.home_unit is None else outline.location(outline.units[theme.home_unit])


def _completeness(
    outline: Outline, whole: Completeness, ways: dict[Slot, Text]
) -> list[tuple[float, Priority]]:
    if not whole.measures:
        what = Text(
            "全文没有一条能执行的措施，只有背景、目标或口号。",
            "The plan holds no measure that could be carried out.",
        )
        todo = Text(
            "增设“主要任务”一节，一条写一件事：谁来做、做什么、做到什么程度、何时完成。",
            "Add a section of tasks, one thing to a measure: who, what, how far, by when.",
        )
        return [(20.0, Priority("", what, todo, None))]
    found = []
    for slot, weight, most in (("owner", 9.5, 0.5), ("deadline", 7.5, 0.6), ("quantity", 5.5, 0.8)):
        lacking = whole.lacking[slot]  # type: ignore[index]
        share = len(lacking) / whole.measures
        if share < most:
            continue
        first = outline.units[lacking[0]]
        name = _NAMES[slot]  # type: ignore[index]
        how = ways[slot]  # type: ignore[index]
        what = Text(
            f"{_of(len(lacking), whole.measures)}没有{name.zh}，第一条是“{first.name}”。",
            f"{len(lacking)} of {whole.measures} measures lack {name.en}, “{first.name}” first.",
        )
        found.append((weight * (0.5 + share / 2), Priority("", what, how, outline.location(first))))
    return found


def _of(some: int, all_: int) -> str:
    if some == all_:
        return f"{all_}条措施全都" if all_ > 1 else "唯一的一条措施"
    return f"{all_}条措施里有{some}条"


def _some(count: int) -> str:
    return f"的{count}条措施没有一条" if count > 1 else "只有1条措施，而且没有"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
