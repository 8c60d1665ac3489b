"""Bodies that running text commands: 市教育局要…, 财政部门应…, 由市民政局统一组织.

A body is commanded where it is the subject of a clause (it stands at the clause's beginning, before a
modal or a verb of doing) or the agent after 由. Bodies that are only spoken of (经民政部门认定,
报市政府) are not, and neither are generic subjects (各级政府, 有关部门, 各校).
"""

from __future__ import annotations

import re
from functools import cache

from planlint.evidence.commands import is_commanded, is_verb
from planlint.evidence.coordination import by_function, links, rest_of
from planlint.language.bodies import Body, body_at, body_of_place_at, is_generic
from planlint.language.body_lists import full_names
from planlint.language.numbers import one_of, pattern
from planlint.model.evidence import Owner, Part
from planlint.model.text import Span

_EDGES = frozenset("!;,:\n? \t\x18")
# Every body ends in one of these or holds it; the grammar is not tried on clauses without.
_HEADS = frozenset("局委办厅部府院心组处科室队馆关联财盟协省市县区州旗宫工团任领干机")


@cache
def _clauses() -> re.Pattern[str]:
    return re.compile(r"[^!;,:\n? \t\x18]+")


_SCHOOL_OFFICES = (
    r"(?:校长|教务|教导|德育|政教|总务|后勤|学生|教科|教研|科研|保卫|安全|财务|党政|政工|信息|心理|课程|学生发展"
    r"|教师发展|课程教学|质量监测){1}(?:处|科|室|部|股|办公室|中心{1})"
    r"|\w{0,3}(?:教研组|备课组|年级组|级部{1})|(?:党支部|党总支|团总支|校团委|团委|少先队大队部|少先队|大队部|校工会|校办{1})"
)


# Posts of a school's staff that direct others; 教师 and 班主任 are everybody.
_SCHOOL_POSTS = (
    r"(?:年级|教务|教导|德育|政教|总务|后勤|学部|级部|教科室|教研室|办公室{1})主任"
    r"|(?:校级|值班|行政值班|值周|带班|中层{1})(?:领导|干部|校长|行政|人员{1})"
)


_NOT_A_FUNCTION = (
    "(?!有关|相关|各|职能|牵头|责任|其他|其它|成员|上级|下级|本|该|业务|配合|所有|两|三|多|省级|市级|县级|区级|直属"
    "|主要|政府)"
)
_NOT_IN_NAME = "经(?!济|信|贸)|报(?!业)|向|由|对(?!外)|被|把|将|送"
_NOT_IN_FUNCTION = "要|应|建|健全|加强|推|与|会同|组织|支持|形成|完善|协调|由|向|对|在"


@cache
def _office() -> re.Pattern[str]:
    """A subject whose function the grammar of bodies does not know."""
    return pattern(
        rf"(?P<function>(?:(?!{_NOT_IN_NAME})(?:\w|、)){{2,20}}?(?:行政主管部门|主管部门|监管部门|行政部门|登记机关|管理机关{{1}}))"
        rf"|{_NOT_A_FUNCTION}(?P<agency>(?:(?!{_NOT_IN_NAME}|通知|并|或|及|和)[^\W\d]){{2,10}}?(?:管理|工作){{1}}机构)"
        rf"|{_NOT_A_FUNCTION}(?:(?!{_NOT_IN_FUNCTION})(?:\w|、)){{2,8}}?(?:等部门|部门{{1}})(?=要|应|须|负责)"
        rf"|(?P<school>{_SCHOOL_OFFICES}|{_SCHOOL_POSTS})"
        r"|(?P<unit>\w{2,5}(?:办公室|教研室|研训中心|研究院|领导小组|处|科|股|室"
        r"|局{1}))(?=要|须|负责(?!人|同志|的)|牵头|会同|具体负责|统一)"
        rf"|(?P<place>\w{{2,3}}{one_of('市县区州旗')}(?:[、和]\w{{2,3}}{one_of('市县区州旗')})*)(?=作为"
        rf"|要|须|负责|应当|每[^,!;]?(?:年|学期|季|月{{1}}))"
    )


@cache
def _office_sign() -> re.Pattern[str]:
    """What one of those subjects has near its beginning."""
    return pattern(
        "每|机构|要|应|须|需|必须|负责|牵头|会同|作为|将|统一|具体|处|科|组|室|办|中心|级部|支部|总支|团委|少先队|工会"
    )


@cache
def _founded() -> re.Pattern[str]:
    """成立由校长任组长的…领导小组，每月…: a body that the plan founds and then commands."""
    return pattern(
        r"(?:成立|组建|设立)(?:由[^,!;:]{2,30}(?:组长|牵头|召集人)的)?([\w`']{2,24}?(?:领导小组|工作专班|委员会|指挥部|联席会议))"
        r"(?:\([^()]{1,14}\))?[,:]?(?=负责|统筹|牵头|每[^,!;]?(?:年|月|季|学期|周{1})|定期)"
    )


@cache
def _by_anybody() -> re.Pattern[str]:
    """Before 成立: 各地要成立…领导小组 founds as many bodies as there are places."""
    return pattern(r"(?:各|有关|相关|学校|高校|单位)[^!;]{0,30}$")


@cache
def _no_place() -> re.Pattern[str]:
    return pattern(
        "各|其|每|全|我|本|该|有|设|(?:省|市|县)级|.*(?:地区|社区|校区|园区|城市|山区|牧区|辖区|景区|灾区"
        "|老区|片区|库区|城区|郊区|学区"
        "|小区|示范区|试点)$"
    )


@cache
def _each_level() -> re.Pattern[str]:
    """各市、县教育行政部门 and 各文化部门 have a function; 各地教育部门 may be anybody's."""
    return pattern(r"各(?:[^、(]{0,3})(?:、|\(|市|县|区|省{1})|各(?!地|级|有关|相关)\w{2,10}部门$")


def commanded(text: str, shaped: str, *, noted: bool) -> list[Owner]:
    """The owners that running text commands, in order.

    With a responsibility note (``noted``) only bodies named one by one count, not departments by
    function or governments of a kind. ``shaped`` is ``text`` shaped, with notes masked.
    """
    owners: list[Owner] = []
    floor = 0
    for start, agent in _subject_starts(shaped):
        if start < floor:
            continue
        if (
            not agent
            and not noted
            and "&" in shaped[start : start + 8]
            and (items := by_function(text, shaped, start))
        ):
            floor = items[-1].span.end
            owners += _owners(items, "owner", noted)
            continue
        chain, end = _chain(text, shaped, start)
        if not chain:
            owners += _unknown(text, shaped, start, noted, agent=agent)
        elif _is_subject(shaped, end, agent=agent, listed=len(chain) > 1):
            floor = end
            assigned = (_assigned() if agent else _answerable()).match(shaped, end) is not None
            # 由市、县财政按比例分担 says where money comes from; 市、县财政安排 commands them.
            paying = [b for b in chain if b.named or not (agent and b.text.endswith("财政"))]
            owners += _owners(paying, _part(shaped, end), noted, kinds=assigned)
    for match in _founded().finditer(shaped):
        if _by_anybody().search(shaped, max(0, match.start() - 40), match.start()):
            continue
        span = Span(match.start(1), match.end(1))
        if not noted and not any(o.span.start < span.end and span.start < o.span.end for o in owners):
            owners.append(Owner(text[span.start : span.end], text[span.start : span.end], "owner", span))
    return owners


@cache
def _after_time() -> re.Pattern[str]:
    """2026年底前总务处完成…: the subject may follow a time without a comma."""
    return pattern("(?:年|月|日|底|末|学期|期间{1})(?:(?:之|以)?(?:前|内|起{1}))?(?=(?!\\d|底|末)\\w{4})")


def _subject_starts(shaped: str) -> list[tuple[int, bool]]:
    """Where a subject may stand, and whether as the agent after 由.

    That is at the beginning of a clause, after a time that begins it, and after 由.
    """
    starts: list[tuple[int, bool]] = []
    times = [time.end() for time in _after_time().finditer(shaped)]
    late = 0
    for clause in _clauses().finditer(shaped):
        begin, end = clause.span()
        if end - begin < 4:
            continue
        if not _HEADS.isdisjoint(shaped[begin : min(end, begin + 40)]):
            if shaped.startswith(("会同", "联合", "相关", "有关"), begin):
                starts.append((begin + 2, False))
            starts.append((begin + 1, shaped[begin] == "由") if shaped[begin] in "由请" else (begin, False))
            while late < len(times) and times[late] <= begin:
                late += 1
            while late < len(times) and times[late] < min(begin + 16, end):
                starts.append((times[late], False))
                late += 1
        at = shaped.find("由", begin + 1, end)
        while at >= 0:
            if shaped[at - 1] not in "自理缘":
                starts.append((at + 1, True))
            at = shaped.find("由", at + 1, end)
    return starts


def _chain(text: str, shaped: str, start: int) -> tuple[list[Body], int]:
    """The bodies of one list, from ``start`` on, and where the list ends."""
    chain: list[Body] = []
    at = end = start
    while at < len(shaped) and (body := _body(text, shaped, at)):
        chain.append(body)
        end = body.span.end
        link = links().match(shaped, end)
        if link is None:
            return chain, end
        at = link.end()
    if chain and not is_commanded(shaped, end) and (rest := rest_of(text, shaped, at)):
        return chain + rest[0], rest[1]
    return chain, end


def _body(text: str, shaped: str, at: int) -> Body | None:
    """The body at an offset, after the name of its place or without; 推进 in 推进市…中心 is no place."""
    found = body_at(text, shaped, at)
    return found or (None if is_verb(shaped[at : at + 2]) else body_of_place_at(text, shaped, at))


@cache
def _assigned() -> re.Pattern[str]:
    """由各县政府负责。 gives a task as a note does, so that kinds of bodies count."""
    return pattern(
        "(?:具体|共同|分别|全面|统一|组织)?负责(?:组织)?(?:落实|实施|推进|完成|办理)?(?=[,!;\n]|$)"
    )


@cache
def _answerable() -> re.Pattern[str]:
    """各乡镇政府主要负责人是第一责任人 makes them answer for the task."""
    return pattern(
        r"(?:的)?(?:党政)?(?:主要)?(?:负责人|负责同志|领导{1})?(?:是|为|作为){1}[^,!;]{0,16}(?:责任人|责任主体)"
    )


def _is_subject(shaped: str, end: int, *, agent: bool, listed: bool) -> bool:
    if shaped.startswith(("负责解释", "解释"), end):  # a clause about the document
        return False
    if agent:
        return shaped[end : end + 1] not in ("", "的") and _described().match(shaped, end) is None
    return (
        is_commanded(shaped, end)
        or _answerable().match(shaped, end) is not None
        or (
            # 甲会同乙，每年…; a body alone before a comma may be anything.
            listed and shaped.startswith(",", end) and is_commanded(shaped, end + 1)
        )
    )


def _part(shaped: str, end: int) -> Part:
    """Lead before 牵头, support before 配合 and its like."""
    if shaped.startswith(("牵头", "负责牵头"), end):
        return "lead"
    return "support" if shaped.startswith(("配合", "协助", "协同", "参与"), end) else "owner"


@cache
def _described() -> re.Pattern[str]:
    """After 由…: a description of something else (由市政府分管领导担任…, 由市财政局组织的检查)."""
    return pattern(
        "(?:等(?:有关|相关)?(?:部门|单位)?)?(?:分管|主要|领导|主管领导|有关|相关|负责人|参与?加?的"
        "|[^,!;]{0,40}(?:组成|构成{1})"
        r"|\w{0,4}(?:组织|参与|参加|牵头|主办|举办|制定|认定|公布|发布|核发|出具|颁发|批准|提供)的)"
    )


def _owners(chain: list[Body], part: Part, noted: bool, *, kinds: bool = False) -> list[Owner]:
    names = full_names([b.text for b in chain])
    return [
        Owner(body.text, name, part, body.span)
        for body, name in zip(chain, names, strict=True)
        if not (noted and not body.named) and not is_generic(body.text) and (kinds or not _is_kind(body))
    ]


def _is_kind(body: Body) -> bool:
    """各县政府 is a kind of body; one by function (各县教育局) or of the lowest level (乡镇政府) is not."""
    if body.named:
        return False
    if body.text.endswith("财政") and "以上" in body.text:
        return True
    if "政府" in body.text:
        return not body.text.startswith(("乡镇", "镇", "乡", "街道")) or "级" in body.text
    return body.text.startswith("各") and _each_level().match(body.text.replace("（", "(")) is None


def _unknown(text: str, shaped: str, start: int, noted: bool, *, agent: bool) -> list[Owner]:
    # Most clauses have no modal near their beginning: look before the grammar is tried.
    match = _office().match(shaped, start) if _office_sign().search(shaped, start, start + 30) else None
    if match is None or ((noted or agent) and match["unit"] is None and match["school"] is None):
        return []
    if (match["school"] or match["function"] or match["agency"]) and not is_commanded(shaped, match.end()):
        return []
    if is_verb(match[0][:2]) and match["school"] is None:
        return []
    spans = [Span(*match.span())]
    if match["place"]:
        spans = [Span(start + m.start(), start + m.end()) for m in re.finditer("[^&和]+", match[0])]
    found = []
    for span in spans:
        words = text[span.start : span.end]
        if is_generic(words) or any(w in words for w in ("的", "由", "相关", "有关", "职能", "级部门")):
            continue
        if words.startswith(("各", "其", "所在", "经", "向", "报", "对")):
            continue
        if match["place"] and _no_place().match(shaped, span.start, span.end):
            continue
        found.append(Owner(words, words, "owner", span))
    return found
