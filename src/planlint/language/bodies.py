"""Bodies that can be made responsible, by a grammar of level, function and head noun.

    市 + 教育 + 局 · 市委 + 宣传 + 部 · 各区（市、县）+ 政府 · 国土资源、房产管理 + 部门 · 团市委

In a responsibility note everything that is listed is a body (``split_bodies``); in running text only
what the grammar knows (``find_bodies``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planlint.language.numbers import fold
from planlint.model.text import Span

_BRACKET = r"(?:\([^()\n]{1,14}\))"
_RANK = r"(?:省|自治区|直辖市|自治州|市|地|州|盟|县|区|旗|乡|镇|街道)"
_AREA = rf"(?:各?{_RANK}{_BRACKET}?(?:[、和及]?{_RANK}{_BRACKET}?)*级?)"

FUNCTIONS = (
    "教育科技体育|教育体育|教科体|教科文体|教体|教科|教育|科技|科学技术|财政|国资|发展和改革|发展改革|发改|经济和信息化|经济信息化"
    "|经信|经贸|经合|工业和信息化|工业信息化|工信|民族宗教|民宗|民族|宗教|公安消防|公安|司法行政|司法|民政|人力资源和社会保障"
    "|人力资源社会保障|人力社保|人社|机构编制|编制|自然资源和规划|规划和自然资源|自然资源|国土资源|国土房屋|国土|房产管理|房管|生态环境"
    "|环境保护|环保|住房和城乡建设|住房城乡建设|城乡建设|城乡规划|规划|住建|建设|城市管理|城管|城建|交通运输|交通|港口口岸|水利|水务|农业农村"
    "|农牧|农业|林业和草原|林草|林业|海洋渔业|海洋|渔业|商务|外经贸|文化和旅游|文化旅游|文化广电|文广新|文广旅|文广|文旅|文体旅|文化|旅游|广电"
    "|新闻出版广电|新闻出版|广播电视|卫生和计划生育|卫生健康|卫生计生|卫健|卫计|卫生|体育|审计|外事|税务|国税|地税|工商行政管理|工商|质监"
    "|市场监督管理|市场监管|食品药品监管|食药监|药监|安监|应急管理|应急|统计|物价|粮食|医疗保障|医保|退役军人事务|退役军人|信访|金融"
    "|金融监管|银监|保监|证监|气象|地震|消防救援|消防|邮政管理|邮政|通信管理|知识产权|宣传|组织|统战|政法|网信|文明|老龄|残疾人|妇女儿童"
    "|扶贫|乡村振兴|大数据|政务服务|数据|行政审批|行政许可|登记|档案|服务业|机关事务|文物|文物保护|人防|口岸|移民|能源|供销|海关|民航|铁路"
    "|公积金|督导|督查|语言文字|招生考试|考试|老干部|行政服务|水文|公路|烟草|电力|绿化|园林"
)
_HEADS = (
    r"(?:局|委员会|委(?!托|派|员|任|会|培)|办公室|办公厅|办(?!公|法|理|学|好|事|园|班|案|证|结)|厅(?!级)|部(?!门|分|署|队|级|件|位|属)"
    r"|工委|党委|管委会|中心|院|总队|支队|大队|督导室|督查室|研究室|研究院|研究所)"
)
_DEPARTMENT = r"(?:行政(?:主管)?部门|主管部门|管理部门|督导部门|监管部门|工作部门|部门|行政机关|主管机关|登记机关|管理机关|工作机构)"
_PEOPLE = (
    r"团[省市县区州旗]委|[省市县区州旗]?(?:总工会|妇女联合会|妇联|文学艺术界联合会|文联|科学技术协会|科协|残疾人联合会|残联|工商联|关工委|社科联|侨联|红十字会)"
)

_GENERIC = re.compile(
    r"^(?:(?:其他|其它|市|省|县|区|政府)?(?:直?各)?(?:有关|相关|各有关|各相关|各级|职能|成员|责任|牵头|配合|主管)"
    r"(?:政府|职能|责任|成员|业务|行业|行政)*(?:部门|单位|地区|科室|处室|机构|方面|人员)?.{0,6}|各(?:地|部门|单位|方面|地区)(?:[区各].{0,4})?|全体.{0,6}|政府|学校|部门|单位|机关|企业)$"
)
_GENERIC_NOTE = re.compile(
    r"^(?:市|省|县|区|州|市直|省直|县直|区直|全市|全省|全县|政府|市政府|省政府|县政府|其他|其它)?各?(?:有关|相关|其他|其它|各)(?:职能|责任|成员|业务|市直|省直|县直)?(?:部门|单位|地区|地方|科室|处室|方面|机构|企业)(?:和单位|单位)?$"
    r"|^(?:各部门|各单位|各成员单位|各责任单位|责任单位|牵头单位|无|/|-+)$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written; ``named`` when it is one certain body, not a kind (财政部门, 各县政府)."""

    text: str
    span: Span
    named: bool


@cache
def _grammar() -> re.Pattern[str]:
    functions = rf"(?:{FUNCTIONS})"
    chain = rf"(?:{functions}[和与及]?){{1,3}}"
    return re.compile(
        rf"(?P<department>{_AREA}?{functions}(?:行政管理|管理|行政)?(?:、{functions}(?:行政管理|管理|行政)?)*(?:等)?{_DEPARTMENT})"
        rf"|(?P<group>(?<![全我城本]){_RANK}[\u4e00-\u9fff]{{2,18}}?(?:领导小组(?:办公室)?|联席会议(?:办公室)?|工作专班|指挥部))"
        rf"|(?P<named>(?<![全我城超本社园校辖片郊地各、]){_RANK}(?:委员?会?|人民政府|政府)?{chain}(?:工作)?{_HEADS})"
        rf"|(?P<party>(?<![全我城超本社园校辖片郊地]){_RANK}委(?:办公室|编办|编委办|{functions}(?:部|办|工委)))"
        rf"|(?P<people>{_PEOPLE})"
        rf"|(?P<many>各{_RANK}{_BRACKET}?(?:[、和及]?{_RANK}{_BRACKET}?)*(?:人民)?(?:政府|党委)(?:[、和及]?(?:先导区|开发区|新区|园区)?管委会)?)"
        rf"|(?P<government>(?<![全我城本各]){_RANK}(?:人民)?政府(?!部门|有关|相关|各|投资|购买|采购|办|令|性|专项|债)(?:办公厅|办公室|教育督导(?:委员会办公室|室)|督查室|法制办|金融办|外办)?)"
        rf"|(?P<purse>(?<![全我城本各、)]){_RANK}级?财政(?!局|厅|部|资金|预算|投入|性|收入|支出|补助|拨款|教育|专户|年度|国库))",
    )


def find_bodies(text: str) -> tuple[Body, ...]:
    """Every body the grammar knows in running text, in order, commanded or not."""
    return tuple(
        Body(
            text[m.start() : m.end()],
            Span(m.start(), m.end()),
            m.lastgroup not in ("department", "many"),
        )
        for m in _grammar().finditer(fold(text))
    )


def is_generic(text: str, *, note: bool = False) -> bool:
    """Whether a subject names nobody: 有关部门, 各单位; outside a note also 各级…, 各地, 各校."""
    folded = fold(text).strip()
    if note:
        return _GENERIC_NOTE.match(folded) is not None
    return _GENERIC.match(folded) is not None or folded.startswith(("各级", "有关", "相关"))


@cache
def _separators() -> re.Pattern[str]:
    return re.compile(r"[、,;/\n\t|。 ]+|(?<=[局委办厅部会院府室心司校联门社])(?:以?及|和|与|会同)(?=[\u4e00-\u9fff]{2})")


@cache
def _bare_rank() -> re.Pattern[str]:
    return re.compile(rf"各?{_RANK}{_BRACKET}?级?")


@cache
def _rank_follows() -> re.Pattern[str]:
    return re.compile(
        rf"各?{_RANK}{_BRACKET}?(?:级|(?:人民)?政府|党委|教育(?:行政|主管|体育)?(?:部门|局)|[\u4e00-\u9fff]{{0,8}}部门|重点|有关|相关|(?=$|[、和及]))"
    )


def split_bodies(text: str) -> list[tuple[int, int]]:
    """Offsets of the items of a list of bodies.

    Commas inside brackets do not separate; 和/及 does only after a head noun (工业和信息化局 is one);
    a bare level belongs to what follows (省、市重点项目责任单位, 各区、市政府).
    """
    folded = fold(text)
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in _separators().finditer(folded):
        if _depth(folded, start, match.start()) > 0:
            continue
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, len(folded)))
    return _join_ranks(folded, [(a, b) for a, b in (_trim(folded, *p) for p in pieces) if b > a])


def _depth(folded: str, start: int, end: int) -> int:
    part = folded[start:end]
    return part.count("(") + part.count("[") - part.count(")") - part.count("]")


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in " \t、,;:.。·-":
        start += 1
    while end > start and folded[end - 1] in " \t、,;:.。·":
        end -= 1
    return start, end


def _join_ranks(folded: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined:
            before = folded[joined[-1][0] : joined[-1][1]]
            gap = folded[joined[-1][1] : start]
            bare = all(_bare_rank().fullmatch(p) for p in before.split("、"))
            if bare and gap == "、" and ("(" not in before or before[0] != "各") and _rank_follows().match(folded[start:end]):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


_STEM = re.compile(rf"(?:{FUNCTIONS}|编委办|编办|土地储备|土储)")
_PREFIX = re.compile(r"(?:省委|市委|县委|区委|州委|旗委|省|市|县|区|州|旗)(?![直属级内辖])")


def full_names(items: list[str]) -> list[str]:
    """Names of a list's items with the level they share restored: 市发展改革委、经信委 → 市经信委.

    市委宣传部、文明办 shares 市委 where the second body is a party organ too.
    """
    names: list[str] = []
    level = party = ""
    for item in items:
        folded = fold(item)
        own = _PREFIX.match(folded)
        if own:
            level = own[0][0]
            party = own[0] if len(own[0]) == 2 else ""
            names.append(item)
        elif level and re.match(r"(?:宣传|组织|统战|政法)部|(?:文明|网信|编)办|政法委", folded):
            names.append((party or level + "委") + item)
        elif level and (_STEM.match(folded) or re.match(r"[农建]委|文联|妇联|科协|残联|总工会|行政服务中心", folded)):
            names.append(level + item)
        else:
            if not folded.startswith(("团", "各")):
                party = ""
            names.append(item)
    return names
