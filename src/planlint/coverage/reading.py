"""How one unit reads: its sentences and clauses, and which of them speak of action.

Everything here is about the text of a unit alone, by offsets in that text. A cue counts by where it
stands: a heading or the opening of a sentence says what the unit is about, the object of a verb
says what is done, and a purpose, a means, a list of examples or a look back only names things.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from planlint.language.expressions import expression
from planlint.language.mood import SILENT
from planlint.model.outline import Unit
from planlint.model.records import dataclass

Place = Literal["heading", "topic", "object", "clause", "aside"]

_NOTE = expression(
    r"[（(〔\[【]?\s*(?:责任|牵头|主责|承办|配合|主管|实施|参与|协办|落实)"
    r"(?:单位|部门|主体|领导|科室|处室)[^。；\n]{0,6}[:：]"
)
"""Where the note of who is responsible begins; it runs to the end of the unit."""

_SIGNED = expression(r"(?:负责|牵头|落实|配合|下同)[^（()）〔〕]{0,8}[）)〕\]】][。\s]*$")
"""A closing bracket that ends such a note (…按职责分工负责）."""

_BRACKETS = {"）": "（", ")": "(", "〕": "〔", "]": "[", "】": "【"}

_SENTENCE = expression(r"[^。！？!?；;\n]+[。！？!?；;\n]*")
_CLAUSE = expression(r"[^，,：:]+[，,：:]*")
_TITLE = expression(r"《[^》]{1,80}》")

_LEAD = expression(
    r"^[\s　]*(?:[一二三四五六七八九十]是|[①-⑳]|同时|此外|另外|因此|所以|其中|要|应当?|应该|须|需|我们|各地"
    r"|各校|各级各类学校|各级|重点是?|积极|[（(]?\d+[）).、．])*[，,]?"
)
"""Connectives and generic subjects before what a sentence is about."""

_PURPOSE = expression(
    r"^[\s　]*(?:为了|为(?!.{1,8}(?:提供|配备|配齐|建立|开设))|旨在|以便|以利于?|从而|用于|围绕)"
)
_MEANS = expression(r"(?:依托|通过|利用|借助|借力|结合|根据|按照?|依据|围绕|遵循|以)[^，,、。；;：:]{0,12}$")
_FRAME = expression(
    r"(?:的?(?:基础上|前提下|过程中|背景下|契机|同时)|为(?:手段|支撑|契机|抓手|导向|基础|载体|宗旨))[，,]?$"
)
_USE = expression(r"(?:用于|对于)[^。；]*$")
_RESULT = expression(
    r"^[\s　]*(?:从而|进而|进一步|切实|不断|全面|着力|并)*(?:提高|提升|增强|确保|促进|保证|改善|推动"
    r"|以及|及时)[^，,。；]*(?:质量|水平|能力|效果|素质|素养|效益|提高|提升|竞争力|问题)"
)
"""A clause that says what good comes of it, after the one that says what is done."""

_LISTED = expression(r"^[^，,。；;]*等(?:情况|方面|内容|环节|指标|要求|工作|职责)")
"""What follows a cue that is one of a list of examples (…教室配备等情况的督导检查)."""

_JUDGED = expression(
    r"^[^，,。；;]*(?:纳入|列入|计入|记入|作为)[^，,。；;]*(?:评价|评估|考核|督导|测评|监测|考试|档案)"
)
"""What follows a cue that is only what somebody is judged by (把开课率纳入考核)."""

_CHECKED = expression(
    r"^[^，,。；;]*(?:情况|工作|现象|行为)?的(?:监督检查|检查|督查|督导|考核|评估|监测|监督)(?:力度|工作)?(?:$|[，,。；;])"
)
"""What follows a cue that is only what somebody looks into (加大对开课情况的检查力度)."""

_CONTENTS = expression(r"(?:内容|指标|报告|档案|要点)[^。；]{0,6}(?:包括|包含|主要有|涵盖)")
"""What comes before one of the items that a report or a set of indicators is made of."""

_VERB = expression(
    r"建立|健全|完善|加强|加大|加快|推进|推动|推行|实施|实行|开展|组织|制定|制订|构建|建设|打造|创建|培育|培养|培训|配备|配齐|配足"
    r"|招聘|补充|引进|引导|鼓励|支持|落实|保障|确保|保证|提高|提升|改善|优化|深化|强化|扩大|增加|拓展|拓宽|规范|设立|安排|投入"
    r"|纳入|列入|开设|开齐|开足|开发|利用|发挥|促进|统筹|整合|探索|选派|聘请|明确|成立|组建|搭建|运用|应用|推广|普及|改革|创新|实现"
    r"|带动|分配|调配|协调|解决|查处|打击|简化|消除|缩小|关爱|资助|帮助|提供|给予|进行|做好|抓好|严禁|不得|杜绝|防止|取消|清理|减少"
    r"|履行|举办|重视|注重|增强|办好|发展|扶持|倾斜|奖励|享受|监督|检查|督促|要求|作为|记录|争取"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its offsets; ``verb`` is where its first verb of action begins, or ``None``.

    ``purpose`` clauses say what for, ``frame`` clauses under what circumstances, ``result`` clauses
    what good comes of it.
    """

    start: int
    end: int
    verb: int | None
    purpose: bool
    frame: bool
    result: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    heading: bool = False


class Reading:
    """A unit read: its sentences up to ``end``, where the note of responsibility begins.

    A sentence is parsed when somebody asks about a place in it: most hold nothing of interest.
    """

    def __init__(self, text: str, label: int, body: int) -> None:
        """``text`` is a unit's own, its label ends at ``label`` and its heading at ``body``."""
        self.text = text
        self.end = _note(text, body)
        sentences = [Sentence(label, body, True)] if body > label else []
        sentences += [Sentence(m.start(), m.end()) for m in _SENTENCE.finditer(text, body, self.end)]
        self.sentences = tuple(sentences)
        self._titles = [m.span() for m in _TITLE.finditer(text)] if "《" in text else []
        self._silent: dict[int, bool] = {}
        self._topics: dict[int, int] = {}
        self._lists: dict[int, int] = {}
        self._bounds: dict[int, list[int]] = {}
        self._clauses: dict[int, Clause] = {}

    @property
    def heading(self) -> Sentence | None:
        return self.sentences[0] if self.sentences and self.sentences[0].heading else None

    def place(self, sentence: Sentence, start: int, end: int) -> Place:
        """Where in its sentence a cue stands."""
        if sentence.heading:
            return "heading"
        if self._is_silent(sentence) or any(a <= start < b for a, b in self._titles):
            return "aside"
        clause = self._clause(sentence, start)
        before = self.text[max(clause.start, start - 24) : start]
        if clause.purpose or _USE.search(before) or _MEANS.search(before):
            return "aside"
        topic = self._topic(sentence)
        if start <= topic + 2 and not _VERB.search(self.text, topic, start):
            return "topic"
        after = self.text[end : clause.end]
        if clause.frame or (clause.verb is not None and _LISTED.match(after)) or _JUDGED.match(after):
            return "aside"
        if _CHECKED.match(after) or self._contents(sentence) <= start:
            return "aside"
        if clause.result:
            return "clause"
        return "object" if clause.verb is not None and clause.verb <= start else "clause"

    def silent(self, at: int) -> bool:
        """Whether the sentence at that offset states a problem or looks back."""
        for sentence in self.sentences:
            if sentence.start <= at < sentence.end:
                return not sentence.heading and self._is_silent(sentence)
        return False

    def _is_silent(self, sentence: Sentence) -> bool:
        known = self._silent.get(sentence.start)
        if known is None:
            found = SILENT.search(self.text, sentence.start, sentence.end)
            known = self._silent[sentence.start] = found is not None
        return known

    def _contents(self, sentence: Sentence) -> int:
        """Where the list of what something is made of begins; the sentence's end without one."""
        known = self._lists.get(sentence.start)
        if known is None:
            found = _CONTENTS.search(self.text, sentence.start, sentence.end)
            known = self._lists[sentence.start] = found.end() if found else sentence.end
        return known

    def _topic(self, sentence: Sentence) -> int:
        """Where the words begin after connectives and generic subjects."""
        known = self._topics.get(sentence.start)
        if known is None:
            lead = _LEAD.match(self.text[sentence.start : sentence.start + 24])
            known = self._topics[sentence.start] = sentence.start + (lead.end() if lead else 0)
        return known

    def _clause(self, sentence: Sentence, at: int) -> Clause:
        bounds = self._bounds.get(sentence.start)
        if bounds is None:
            ends = [m.end() for m in _CLAUSE.finditer(self.text, sentence.start, sentence.end)]
            bounds = self._bounds[sentence.start] = [sentence.start, *ends]
        index = bisect_right(bounds, at) - 1
        start = bounds[index]
        known = self._clauses.get(start)
        if known is None:
            end = bounds[index + 1] if index + 1 < len(bounds) else sentence.end
            known = self._clauses[start] = _clause(self.text[start:end], start, first=index == 0)
        return known


def _clause(words: str, start: int, *, first: bool) -> Clause:
    verb = _VERB.search(words)
    return Clause(
        start,
        start + len(words),
        start + verb.start() if verb else None,
        purpose=bool(_PURPOSE.search(words)),
        frame=bool(_FRAME.search(words)),
        result=not first and bool(_RESULT.search(words)),
    )


def read(unit: Unit) -> Reading:
    """Read a unit's own text."""
    label = unit.label_end
    return Reading(unit.text, label, max(unit.body, label) if unit.heading else label)


def _note(text: str, body: int) -> int:
    """Where the note of responsibility begins, or the text's end."""
    note = _NOTE.search(text, body)
    if note:
        return note.start()
    signed = _SIGNED.search(text, max(body, len(text) - 30))
    if not signed:
        return len(text)
    at = len(text.rstrip("。 \n\t　")) - 1
    close, depth = text[at], 0
    opening = _BRACKETS[close]
    while at > body:
        depth += (text[at] == close) - (text[at] == opening)
        if depth == 0:
            return at
        at -= 1
    return len(text)
