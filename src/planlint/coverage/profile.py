"""What kind of plan it is, and so which themes it is expected to act on.

Conservative on purpose: a theme nobody asked this plan for is reported as absent, never as a gap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planlint.coverage.cues import find
from planlint.model.coverage import Profile, ProfileId
from planlint.model.outline import Outline
from planlint.model.text import Text
from planlint.model.vocabulary import Theme, Vocabulary

_EDUCATION = re.compile(
    r"教育|学校|学生|教师|教学|办学|课程|中小学|幼儿园|校园|师资|美育|德育|中学|小学|一中|二中|学前|高校"
)
_WHOLE = re.compile(
    r"均衡|义务教育|基础教育|教育(?:事业|高质量|现代化|改革|发展|强[国省市县区]|综合|体系|振兴|提升|工作)|教育.{0,6}(?:五年|三年|规划)|教体|科教"
)
_STAGES = re.compile(r"教育(?:事业|高质量|现代化|改革|发展|强[国省市县区]|综合|体系|振兴|规划)")
_COMPULSORY = re.compile(r"义务教育|小学|初中|基础教育")
_SCHOOL = re.compile(
    r"^(?!关于|全面|推进|加强)[^，,。《》]{2,16}?(?:小学|中学|学校|幼儿园|[一二三四五六七八九十]中|学院)(?!校?(?:教育|均衡|工作|美育|体育|安全|布局|义务))"
)
_OWN = re.compile(r"我校|本校|我园|本园")

TOPIC_ALWAYS = frozenset({"teachers", "funding", "evaluation", "governance"})
SCHOOL_ALWAYS = frozenset(
    {"teachers", "curriculum", "safety", "cooperation", "governance", "evaluation", "funding"}
)
OTHER_ALWAYS = frozenset({"governance", "funding", "evaluation"})
_ALWAYS: dict[ProfileId, frozenset[str]] = {
    "area": frozenset(),
    "topic": TOPIC_ALWAYS,
    "school": SCHOOL_ALWAYS,
    "other": OTHER_ALWAYS,
}
BY_WHOLE_SYSTEM = frozenset({"preschool", "vocational", "special"})
"""Kinds of school that a county runs itself, so that a plan for all its education answers them."""

_PROFILES: dict[ProfileId, Profile] = {
    "area": Profile("area", Text("区域教育规划", "education plan of an area")),
    "topic": Profile(
        "topic",
        Text("专项教育方案", "education plan on one subject"),
        Text(
            "这是专项方案，只按专项要求检查；与本专项无关的主题没有写，不算缺口。",
            "This plan is on one subject and is judged as such; themes outside it are not counted as gaps.",
        ),
    ),
    "school": Profile(
        "school",
        Text("学校工作方案", "plan of one school"),
        Text(
            "这是一所学校的方案，布局、资助、招生等由政府承担的事项没有写，不算缺口。",
            "This is one school's plan; what government must provide is not counted as a gap.",
        ),
    ),
    "other": Profile(
        "other",
        Text("非教育类文件", "not about education"),
        Text(
            "这份文件看上去不是教育规划，只检查组织、经费、督查三项通用内容和措施的要素；教育类主题仅供参考。",
            "This does not look like an education plan: only organisation, funding, supervision and the "
            "completeness of measures are judged; the education themes are for information.",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Expectations:
    """The plan's profile, and for every theme id whether it is expected and why (not)."""

    profile: Profile
    themes: dict[str, tuple[bool, Text]]


def expectations(outline: Outline, vocabulary: Vocabulary) -> Expectations:
    """Judge a plan by its title, its section headings and what its measures speak of."""
    title = plan_title(outline)
    profile = _PROFILES[_kind(outline, title)]
    titled = _strong(title, vocabulary)
    headed = _strong("\n".join(unit.heading for unit in outline.sections), vocabulary)
    judged = {theme.id: _expected(theme, profile, title, titled, headed) for theme in vocabulary.themes}
    return Expectations(profile, judged)


def plan_title(outline: Outline) -> str:
    """The plan's title, or the name of its file when it has none."""
    if outline.title:
        return outline.title
    source = outline.document.source.replace("\\", "/").rsplit("/", 1)[-1]
    return source.rsplit(".", 1)[0]


def about_education(outline: Outline) -> bool:
    """Whether the plan is about education, by its title or, failing that, by what its units say."""
    title = plan_title(outline)
    leaves = [unit for unit in outline.units if unit.kind not in ("title", "front", "closing")]
    size = max(sum(len(unit.text) for unit in leaves), 1)
    words = sum(len(_EDUCATION.findall(unit.text)) for unit in leaves)
    speaking = sum(bool(_EDUCATION.search(unit.text)) for unit in leaves)
    if _EDUCATION.search(title):
        return not leaves or words / size >= 0.004
    return speaking >= len(leaves) / 2 and words / size >= 0.01


def _kind(outline: Outline, title: str) -> ProfileId:
    if not about_education(outline):
        return "other"
    if _SCHOOL.search(title) and any(_OWN.search(unit.text) for unit in outline.units):
        return "school"
    return "area" if not title or _WHOLE.search(title) else "topic"


def _strong(text: str, vocabulary: Vocabulary) -> set[str]:
    return {cue.theme for cue in find(text, vocabulary) if cue.strength == "strong"}


def _expected(
    theme: Theme, profile: Profile, title: str, titled: set[str], headed: set[str]
) -> tuple[bool, Text]:
    if profile.id != "other" and theme.id in titled:
        return True, Text("标题写明了这一主题", "the title names it")
    if theme.scope == "stage":
        return _stage(theme, profile, title, headed)
    if profile.id == "area":
        return True, Text("区域教育规划一般都要回应", "a plan for an area's education usually answers it")
    if theme.id in _ALWAYS[profile.id]:
        return True, Text(f"{profile.name.zh}一般都要写明", f"usual in a {profile.name.en}")
    if profile.id != "other" and theme.id in headed:
        return True, Text("方案为它单设了标题", "the plan gives it a heading of its own")
    return False, Text(f"{profile.name.zh}不一定要写", f"not needed in every {profile.name.en}")


def _stage(theme: Theme, profile: Profile, title: str, headed: set[str]) -> tuple[bool, Text]:
    if profile.id != "other" and theme.id in headed:
        return True, Text("方案为它单设了标题", "the plan gives it a heading of its own")
    whole = _STAGES.search(title) and not _COMPULSORY.search(title)
    if profile.id == "area" and whole and theme.id in BY_WHOLE_SYSTEM:
        return True, Text("标题覆盖各级各类教育", "the title covers education of every kind")
    return False, Text(f"标题没有把{theme.name.zh}列入范围", "outside the scope that the title states")
