"""Bodies that running text commands: 市教育局要…, 财政部门应…, 由市民政局统一组织.

A body is commanded where it is the subject of a clause (it stands at the clause's beginning, before a
modal or a verb of doing) or the agent after 由. Bodies that are only spoken of (经民政部门认定,
报市政府) are not, and neither are generic subjects (各级政府, 有关部门, 各校).
"""

from __future__ import annotations

import re
from functools import cache

from planlint.language.bodies import Body, find_bodies, full_names, is_generic
from planlint.language.numbers import fold
from planlint.model.evidence import Owner, Part
from planlint.model.text import Span

_VERBS = (
    r"成立|设立|建立|组建|组织|制定|制订|出台|安排|给予|加强|加大|加快|开展|实施|落实|完善|健全|推进|推动|做好|抓好|指导|支持|研究|履行|承担"
    r"|提供|配备|配合|监督|督促|督导|统筹|协调|审核|审批|认定|公布|发布|印发|办理|划拨|拨付|补助|补贴|奖励|列支|保障|确保|明确|编制|建设"
    r"|培训|选派|选拔|招聘|核定|参与|发挥|管理|检查|考核|评估|汇总|提出|下达|主导|主管|严格|强化|深化|优化|提高|改革|引导|宣传|举办|牵头|负责"
    r"|会同|联合|协同|协助|依托|采取|坚持|抓紧|建好|用好|设置|结合|根据|依据|按照?|通过|围绕|作为|把|将|对(?!的)|为(?!主|辅)|以(?!及|来|上|下|内)|从(?!业)"
    r"|每[年学季月]|逐年|分别|统一|另行|共同|积极|切实|认真|定期|及时|具体|尽快|进一步|全面|主动|重点|加以|予以"
)
_MODAL = r"要(?!求|点|素|件|闻)|应(?!用|急|对|届)|须|需要?|必须|负责|牵头|会同|作为|将"
_RIGHT = rf"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:{_MODAL}|{_VERBS})"
_EDGE = "。;,\n:!?\ufffc \t"


@cache
def _right() -> re.Pattern[str]:
    return re.compile(_RIGHT)


@cache
def _links() -> re.Pattern[str]:
    return re.compile(r"(?:[、,]|和|及|以及|与|会同|联合)")


@cache
def _others() -> re.Pattern[str]:
    """Subjects whose function the grammar of bodies does not know, before a modal."""
    edge = r"(?:^|(?<=[。;,\n:\ufffc ]))"
    return re.compile(
        rf"{edge}(?P<office>[\u4e00-\u9fff、]{{2,20}}?(?:行政主管部门|主管部门|监管部门|行政部门|登记机关|管理机关))(?={_MODAL})"
        rf"|{edge}(?P<unit>[\u4e00-\u9fff]{{2,5}}(?:处|科|股|室|局|教研组|年级组|办公室|教研室|研训中心|研究院|领导小组))(?=要|须|负责|牵头|会同|具体负责|统一)"
        rf"|{edge}(?P<place>[\u4e00-\u9fff]{{2,3}}[市县区州旗](?:[、和][\u4e00-\u9fff]{{2,3}}[市县区州旗])*)(?=作为|要|须|负责|应当)"
        rf"|(?:成立|组建|设立)(?P<made>[\u4e00-\u9fff]{{2,18}}?(?:领导小组|工作专班|委员会|指挥部|联席会议))(?=[,:]?(?:负责|统筹|牵头))",
        re.MULTILINE,
    )


_NO_PLACE = re.compile(
    r"各|其|每|全|我|本|该|有|设|其他|[省市县]级|.*(?:地区|社区|校区|园区|城市|山区|牧区|辖区|景区|灾区|老区|片区|库区|城区|郊区|学区|小区|示范区|试点)$"
)


def commanded(running: str, *, noted: bool) -> list[Owner]:
    """The owners that running text commands, in order.

    With a responsibility note (``noted``) only bodies named one by one count, not departments by
    function or governments of a kind.
    """
    folded = fold(running)
    owners: list[Owner] = []
    for chain in _chains(folded, find_bodies(running)):
        part = _commanded_part(folded, chain)
        if part is None:
            continue
        texts = [b.text for b in chain]
        for body, name in zip(chain, full_names(texts), strict=True):
            if (noted and not body.named) or is_generic(body.text) or _is_kind(folded, body):
                continue
            owners.append(Owner(body.text, name, part, body.span))
    owners += _unknown(running, folded, noted)
    return sorted(_apart(owners), key=lambda o: o.span.start)


def _chains(folded: str, bodies: tuple[Body, ...]) -> list[list[Body]]:
    """Bodies that stand in one list."""
    chains: list[list[Body]] = []
    for body in bodies:
        if chains and _links().fullmatch(folded, chains[-1][-1].span.end, body.span.start):
            chains[-1].append(body)
        else:
            chains.append([body])
    return chains


def _commanded_part(folded: str, chain: list[Body]) -> Part | None:
    start, end = chain[0].span.start, chain[-1].span.end
    before = folded[max(0, start - 2) : start]
    agent = before.endswith(("由", "责成")) and not before.endswith(("理由", "自由"))
    # A place may stand before the level: 青溪县教育局.
    if not agent and start and folded[start - 1] not in _EDGE:
        return None
    if not agent and not _right().match(folded, end):
        return None
    if agent and folded[end : end + 1] in ("的", ""):
        return None
    near = folded[end : end + 12]
    return "lead" if re.match(r"[^,。;]{0,4}牵头", near) else "owner"


def _is_kind(folded: str, body: Body) -> bool:
    """各级…, 各县（区）政府, 有关…: a kind of body, unless it is a function at a level."""
    if body.named:
        return False
    if re.match(r"各[^级]", body.text):
        return "部门" not in body.text or re.match(r"各(?:[^、(]{0,3})(?:、|[(（]|[市县区省])", body.text) is None
    return False


def _unknown(running: str, folded: str, noted: bool) -> list[Owner]:
    found: list[Owner] = []
    for match in _others().finditer(folded):
        kind = match.lastgroup or ""
        for start, end in _parts(folded, match.start(kind), match.end(kind), kind):
            words = running[start:end]
            if is_generic(words) or words.startswith(("各", "其", "所在", "经", "由", "向", "报", "对")):
                continue
            if kind == "place" and _NO_PLACE.match(words):
                continue
            if noted and kind not in ("unit",):
                continue
            found.append(Owner(words, words, "owner", Span(start, end)))
    return found


def _parts(folded: str, start: int, end: int, kind: str) -> list[tuple[int, int]]:
    if kind != "place":
        return [(start, end)]
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"[^、和]+", folded[start:end])]


def _apart(owners: list[Owner]) -> list[Owner]:
    """Without those that overlap one that came before."""
    kept: list[Owner] = []
    for owner in owners:
        if not any(o.span.start < owner.span.end and owner.span.start < o.span.end for o in kept):
            kept.append(owner)
    return kept
