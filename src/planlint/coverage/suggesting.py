"""Which rule packs suit a document, told by its own kind and level: a plan of one school, of a county …

Told by the title above all, for that is what its author says it is about; the rest of the text only
settles whose plan it is. Conservative: no suggestion is better than a wrong one.
"""

from __future__ import annotations

from planlint.coverage.profile import kind_of_plan, plan_title
from planlint.language.expressions import expression
from planlint.model.outline import Outline
from planlint.model.records import dataclass
from planlint.model.report import Suggestion
from planlint.model.text import Text

_PLAN = "方案|计划|规划|纲要|要点|意见|措施|举措|行动|安排|政策|对策|任务"
_NO_PLAN = (
    "(?:条例|办法|规定|细则|法|解释|批复|复函|报告|总结|汇报|讲话|章程|制度|规则|标准|规范|指南|通报|公告|决定|决议)"
    r"[\s”》]*(?:[（(〔][^（()）〕]{0,30}[）)〕])?$"
)
_NATIONAL = "^(?:中共中央|国务院|教育部|中华人民共和国|全国|国家(?:职业教育|中长期|教育))"
"""What a ministry issues is carried out by everyone else; its own plans answer no inspection."""

_COLLEGE = "(?:(?:^|[^科政])学院|(?:^|[^年区])大学)(?!生|城|科技园|路|附属|区|毕业)"
_TRADE = "职业(?:技术|中等|高级)?(?:教育中心|学院|学校|中学|中专|高中|大学)|职教中心|技师学院|技工学校"
_KINDERGARTEN = "幼儿园|中心园|园务|[我本]园"
_SCHOOL = "小学|中学|学校|[一二三四五六七八九十]中"


@dataclass(frozen=True, slots=True)
class _Topic:
    """A pack, the words of a title that speak for it, and those in which they mean something else."""

    pack: str
    words: str
    unless: str
    name: Text

    def named(self, title: str) -> bool:
        bare = expression(self.unless).sub("", title) if self.unless else title
        return expression(self.words).search(bare) is not None


_BALANCE = _Topic(
    "compulsory-education",
    "优质均衡|义务教育(?:学校|阶段)?[，,]?(?:优质)?(?:均衡|一体化|高质量|优质|提质|发展|振兴)"
    "|(?:^|[^等前殊业])教育(?:优质)?均衡发展|城乡(?:义务)?教育一体化",
    "",
    Text("义务教育均衡发展", "balance in compulsory education"),
)
_PRESCHOOL = _Topic(
    "preschool",
    "学前教育|学前三年|幼儿园|幼儿教育|普及普惠|托幼",
    "(?:学校|中小学校?|小学|各校)[、和及与（(]?幼儿园|小学附属幼儿园",
    Text("学前教育", "preschool"),
)
_VOCATIONAL = _Topic(
    "vocational",
    f"职业教育|职教|中职|高职|职业院校|技工(?:院校|教育)|{_TRADE}",
    "",
    Text("职业教育", "vocational education"),
)
_HIGHER = _Topic(
    "higher-education",
    f"高等教育|高等学校|双一流|一流(?:大学|学科)|高校(?!毕业)|{_COLLEGE}",
    f"大中小学|{_TRADE}|老年大学|社区大学|高等职业",
    Text("高等教育", "higher education"),
)
_DIGITAL = _Topic(
    "digital",
    "教育(?:数字化|信息化|数字转型|大数据)|(?:数字化|信息化|智慧)教育|智慧(?:校园|课堂)"
    "|(?:学校|校园|中小学|教学|教育)[^。]{0,6}(?:数字化|信息化|智慧化|智能化)|互联网\\s*[+＋]\\s*教育"
    "|人工智能[^。]{0,8}(?:教育|教学)|(?:教育|中小学|学校)[^。]{0,10}人工智能",
    "",
    Text("教育数字化", "education going digital"),
)

_LEVELS = {
    "省": Text("省级", "of a province"),
    "市": Text("市级", "of a city"),
    "县": Text("县级", "of a county"),
}
_PLACE = (
    "(?:中共)?[一-龥]{1,7}?(?:(省|自治区)|((?<![城都])市|自治州|州|盟)"
    "|((?:自治)?县|(?<![校社学地小片园城])区|旗)(?!域|级|直))"
)
_MANY = 60
"""Measures looked at for who carries the plan out."""


def suggest(outline: Outline) -> Suggestion | None:
    """The packs that suit a document better than the default one, and why; ``None`` when none does."""
    title = plan_title(outline)
    if not expression(_PLAN).search(title) or expression(_NO_PLAN).search(title):
        return None
    topics = [topic for topic in (_PRESCHOOL, _VOCATIONAL, _HIGHER, _DIGITAL) if topic.named(title)]
    balance = _BALANCE.named(title)
    kind = kind_of_plan(outline)
    if kind == "school" and not expression(_COLLEGE).search(title):
        return _of_school(title, topics)
    if balance and kind == "area" and not _speaks_as_a_school(outline):
        topics.insert(0, _BALANCE)
    if kind == "other":
        # A title that names a college is enough: such plans may hardly say “education” at all.
        topics = [topic for topic in topics if topic in (_VOCATIONAL, _HIGHER)]
    if not topics or expression(_NATIONAL).search(title):
        return None
    level = _LEVELS.get(_level(outline, title))
    names = Text("、".join(t.name.zh for t in topics), " and ".join(t.name.say("en") for t in topics))
    return Suggestion(
        tuple(topic.pack for topic in topics),
        Text(
            f"标题写的是{names.zh}" + (f"，是{level.zh}方案" if level else ""),
            f"the title is about {names.en}" + (f"; it is a plan {level.en}" if level else ""),
        ),
    )


def _speaks_as_a_school(outline: Outline) -> bool:
    """Whether one school seems to speak after all: schools, too, prepare for the inspection of a county."""
    own = expression("[我本]校|教务处|教导处|德育处|总务处|班主任")
    return sum(own.search(unit.text) is not None for unit in outline.units) > 1


def _of_school(title: str, topics: list[_Topic]) -> Suggestion:
    """The packs for the plan of one school, which is a kindergarten, a school of trade or another."""
    nursery = expression(_KINDERGARTEN).search(title)
    if nursery:
        packs = ["preschool"]
        why = Text("这是一所幼儿园的方案", "this is the plan of one kindergarten")
    else:
        named = expression(_SCHOOL).search(title)
        kind = named[0] if named and named[0] in ("小学", "中学") else "学校"
        packs = ["school"]
        why = Text(
            f"标题是一所{kind}的方案" if named else "由本校的处室和教师落实，是一所学校的方案",
            "this is the plan of one school",
        )
    packs += [topic.pack for topic in topics if topic in (_VOCATIONAL, _DIGITAL)]
    return Suggestion(tuple(packs), why)


def _level(outline: Outline, title: str) -> str:
    """省, 市 or 县: whose plan it is, by the place in the title, else by most of those responsible."""
    found, at = "", 0
    place = expression(_PLACE)
    while at < 24 and (match := place.match(title, at)):
        found = "省" if match[1] else "市" if match[2] else "县"
        at = match.end()
    if found:
        return found
    counts = dict.fromkeys(("省", "市", "县"), 0)
    for unit in outline.measures[:_MANY]:
        for owner in unit.evidence.owners:
            first = owner.name[:1].replace("区", "县")
            if first in counts:
                counts[first] += 1
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] > 2 else ""
