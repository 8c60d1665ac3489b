"""What kind of plan it is, and so which themes it is expected to act on.

Conservative on purpose: a theme nobody asked this plan for is reported as absent, never as a gap.
"""

from __future__ import annotations

import re

from planlint.coverage.cues import find, find_all, find_heading
from planlint.model.coverage import Profile, ProfileId
from planlint.model.outline import Outline
from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.model.vocabulary import AspectTerms, Theme, Vocabulary

_EDUCATION = re.compile(
    r"教育|学校|学生|教师|教学|办学|课程|中小学|幼儿园|校园|师资|美育|德育|中学|小学|一中|二中|学前|高校"
    r"|教务|年级|作业|家长|幼儿|教研|学籍|辍学|课堂|班级|入学|入园|随班|送教|各校|保教|课后|师生"
)
_PART = (
    "特殊|学前|幼儿|职业|高等|民办|家庭|安全|劳动|法治|健康|美育|体育|艺术|德育|思想政治|政治|思政|心理|继续|终身|社区|老年|国防|科学"
    "|数字|生命|生态|环境|性|品德|爱国主义|专门|书法|阅读|融合|养成|感恩|禁毒|民族团结|传统文化"
)
_WHOLE = re.compile(
    rf"均衡|义务教育|基础教育|普通高中教育|(?<!{')(?<!'.join(_PART.split('|'))})教育(?:事业|高质量|现代化|改革|发展|强[国省市县区]"
    r"|综合|体系|振兴|提升|领域|系统|重点|工作|.{0,6}(?:五年|三年|规划))|教体|科教"
)
"""An education plan of an area, unless it is for one kind of school or one subject (特殊教育发展)."""

_STAGES = re.compile(r"教育(?:事业|高质量|现代化|改革|发展|强[国省市县区]|综合|体系|振兴|规划)")
_COMPULSORY = re.compile(r"义务教育|小学|初中|基础教育")
_SCHOOL = re.compile(
    r"^(?!关于|全面|推进|加强)[^，,。《》]{2,12}?(?:(?<![省市县区乡镇旗州盟国])(?<!地区)(?:小学|中学|学校|幼儿园)|[一二三四五六七八九十]中"
    r"|学院|职业教育中心|职教中心|实验学校|附属学校)(?!校?(?:均衡|布局|义务|和|与|、|幼儿园|教师队伍|校长))"
)
"""A title that begins with the name of a school (望江中学…), not with a kind of school (望江县中学…)."""

_NO_NAME = re.compile(
    "政府|教育部|[厅局委]|关于|加强|改进|推进|全面|开展|实施|管理|优化|促进|深化|做好|完善|加快|提升|规范|建设"
)
"""Words that no school's name holds: 某省全面加强学校美育 speaks of all schools."""

_KINDS_OF_SCHOOL = re.compile(
    r"中小学|大中小学|各级各类|各学校|公办学校|教育学校|教育阶段|乡村学校|农村学校|寄宿制学校|职业学校|特殊教育学校|民办学校|规模学校"
)
_SHORT = 200
"""Characters of a text too short for the density of its words to tell anything."""

_OWN = re.compile(r"我校|本校|我园|本园|全校师生|校务会|校长办公会")
_OFFICE = re.compile(
    r"教务处|教导处|德育处|政教处|总务处|后勤处|学生处|教科室|教研组|备课组|年级组|年级主任|级部|校级领导|值班干部|值周|班主任|校长室|保健室"
)
_BUREAU = re.compile(
    r"教育局|教体局|财政局|人民政府|发展改革|县政府|市政府|区政府|教育行政部门|各县|各区|各乡镇|教育厅"
)
_OF_A_SCHOOL = re.compile(r"规划|计划|工作要点|章程|(?:办学|教育|教学|学校).{0,6}质量|发展")

TOPIC_ALWAYS = frozenset({"funding", "evaluation", "governance"})
TEACHING = frozenset(
    {"fairness", "informatization", "curriculum", "preschool", "vocational", "higher", "special", "private"}
)
"""A plan on one of these is carried out by teachers, so that it answers them as well."""

SCHOOL_ALWAYS = frozenset({"teachers", "governance", "evaluation"})
SCHOOL_WHOLE = SCHOOL_ALWAYS | {"curriculum", "safety", "cooperation", "funding"}
"""What a school's plan for its work as a whole answers, beyond any plan of a school."""

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
    """The plan's profile, and for every theme id whether it is expected and why (not).

    ``titled`` are the themes that the title names, ``parts`` the aspects of them that it names.
    """

    profile: Profile
    themes: dict[str, tuple[bool, Text]]
    titled: frozenset[str]
    parts: frozenset[tuple[str, str]]

    def aspect(self, theme: str, aspect: AspectTerms) -> bool:
        """Whether a plan of this kind is expected to act on a part of a theme.

        A title that names parts of its theme (校舍建设) promises these alone, one that names the
        theme (教师队伍建设) all of them.
        """
        if self.profile.id == "area":
            return True
        if theme in self.titled:
            named = {part for of, part in self.parts if of == theme}
            return not named or aspect.id in named
        return self.profile.id in aspect.plans


def expectations(outline: Outline, vocabulary: Vocabulary) -> Expectations:
    """Judge a plan by its title, its section headings and what its measures speak of."""
    title = plan_title(outline)
    profile = _PROFILES[kind_of_plan(outline)]
    titled = frozenset(find_heading(title, vocabulary))
    parts = frozenset(part for cue in find_all(title, vocabulary).aspects for part in cue.aspects)
    headed = _strong("\n".join(unit.heading for unit in outline.sections), vocabulary)
    judged = {theme.id: _expected(theme, profile, title, titled, headed) for theme in vocabulary.themes}
    return Expectations(profile, judged, titled, parts)


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
        return size < _SHORT or words / size >= 0.004
    return speaking >= len(leaves) / 2 and words / size >= 0.01


_last: tuple[Outline, ProfileId] | None = None
"""The outline judged last, for several rooms ask about the same one."""


def kind_of_plan(outline: Outline) -> ProfileId:
    """What kind of plan it is, by its title and by who acts in it."""
    global _last
    if _last is None or _last[0] is not outline:
        _last = outline, _kind(outline, plan_title(outline))
    return _last[1]


def _kind(outline: Outline, title: str) -> ProfileId:
    if not about_education(outline):
        return "other"
    if _of_one_school(outline, title):
        return "school"
    return "area" if not title or _WHOLE.search(title) else "topic"


def _of_one_school(outline: Outline, title: str) -> bool:
    """Whether one school speaks: its name in the title, and its own offices rather than bureaus act."""
    name = _SCHOOL.search(title)
    named = name is not None and not _NO_NAME.search(name[0]) and not _KINDS_OF_SCHOOL.search(title)
    texts = [unit.text for unit in outline.units]
    own = sum(bool(_OWN.search(text)) for text in texts)
    if named and own:
        return True
    offices = sum(bool(_OFFICE.search(text)) for text in texts)
    bureaus = sum(bool(_BUREAU.search(text)) for text in texts)
    return offices + own > bureaus if named else own >= 3 and not bureaus


def _strong(text: str, vocabulary: Vocabulary) -> set[str]:
    return {cue.theme for cue in find(text, vocabulary) if cue.strength == "strong"}


def _expected(
    theme: Theme, profile: Profile, title: str, titled: frozenset[str], headed: set[str]
) -> tuple[bool, Text]:
    if profile.id != "other" and theme.id in titled:
        return True, Text("标题写明了这一主题", "the title names it")
    if theme.scope == "stage":
        return _stage(theme, profile, title, headed)
    if profile.id == "area":
        return True, Text("区域教育规划一般都要回应", "a plan for an area's education usually answers it")
    always = _ALWAYS[profile.id]
    if profile.id == "school" and _OF_A_SCHOOL.search(title):
        always = SCHOOL_WHOLE
    if profile.id == "topic" and titled & TEACHING:
        always |= {"teachers"}
    if theme.id in always:
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
