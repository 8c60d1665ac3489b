"""What a draft may say where its author has said nothing: an id, a message, a remedy, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlint.model.rule import Need
from planlint.model.text import Text
from planlint.model.vocabulary import Vocabulary
from planlint.rules.draft import Draft

LONGEST_ID = 24
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for itself."""


def id_of(title: str) -> str:
    """An id made of a title: its letters and figures, Chinese as it is, words with hyphens between."""
    words = re.findall(r"[a-z0-9]+|[^\W_a-z0-9]+", title.lower())
    id, chinese = "", False
    for word in words:
        joint = "-" if id and not (chinese and not word.isascii()) else ""
        if len(id + joint + word) > LONGEST_ID and id:
            break
        id, chinese = id + joint + word, not word.isascii()
    return f"{id}-rule" if id in _RESERVED else id[: LONGEST_ID * 2]


def wrong_id(id: str) -> Text | None:
    """Why this cannot be an id, which is a file's name and stands in lists, comments and commands."""
    if not re.fullmatch(r"[\w-]+", id) or id.startswith("-"):
        return Text(
            "编号只能用汉字、字母、数字和连字符，不能有空格和标点",
            "an id has letters, figures and hyphens only",
        )
    if id.lower() in _RESERVED:
        return Text("Windows 不许文件用这个名字", "Windows does not allow a file of this name")
    return None


def message_of(draft: Draft) -> str:
    if draft.kind == "wording" and draft.words and all(word.instead for word in draft.words):
        return f"“{{quote}}”改为“{_instead(draft)}”"
    if draft.kind in ("wording", "pattern"):
        return f"“{{quote}}”：{draft.title}"
    return f"“{{heading}}”：{draft.title}" if draft.kind == "measure" else draft.title


def fix_of(draft: Draft) -> str:
    """The remedy, where the rest of the draft says it."""
    if draft.kind == "wording" and draft.words and all(word.instead for word in draft.words):
        return f"改为“{_instead(draft)}”。"
    if draft.kind == "section" and draft.headings:
        return f"补写“{draft.headings[0]}”一章。"
    if draft.kind == "measure" and draft.lacks:
        return "写明" + "、".join(_NEED[need] for need in draft.lacks) + "。"
    if draft.kind == "theme":
        return "补写这方面的内容，写明具体的措施。"
    return "改用规范的说法，或者删去。"


def _instead(draft: Draft) -> str:
    """What to write: the word itself where there is only one, a placeholder where each has its own."""
    words = {word.instead for word in draft.words}
    return "{instead}" if len(words) > 1 or "{" in "".join(words) else words.pop()


_NEED: dict[Need, str] = {
    "owner": "哪个单位负责",
    "deadline": "什么时候完成",
    "quantity": "做到多少",
    "funding": "钱从哪里来",
}
_FILLED: dict[Need, str] = {
    "owner": "由县教育局负责。",
    "deadline": "2027年9月底前完成。",
    "quantity": "每年不少于20次。",
    "funding": "所需经费由县财政列支。",
}
_PLAN = "青禾县教育高质量发展实施方案\n一、重点任务\n"
_OTHERS = (
    "（一）开展督导评估。县政府教育督导室每年通报一次结果。",
    "（一）加强校园安全。县教育局每学期检查一次。",
    "（一）丰富社团活动。各学校每周开展两次。",
)
"""Measures about something else."""


def in_a_plan(text: str, draft: Draft) -> str:
    """A sentence as a measure of a small plan, where the rule looks at more than words."""
    if draft.kind in ("wording", "pattern") or "\n" in text:
        return text
    return _PLAN + (text if re.match("（|[0-9一二三四五六七八九十]", text) else f"（一）{text}")


def failing(draft: Draft, vocabulary: Vocabulary) -> Iterator[str]:
    """Texts that the rule should find something in; whoever uses one tries it first."""
    if draft.kind == "wording":
        for form in ("（一）做好{}有关工作。", "（二）每年公布一次{}的情况。"):
            for word in draft.words[:2]:
                yield form.format(word.term)
    elif draft.kind == "measure":
        for subject in _subjects(draft):
            yield f"{_PLAN}（一）重视{subject}。切实做好有关工作。"
            yield f"{_PLAN}（一）加强{subject}，推进各项工作。\n{_OTHERS[0].replace('（一）', '（二）')}"
    elif draft.kind in ("section", "theme"):
        for other in _OTHERS:
            yield _PLAN + other


def passing(draft: Draft, vocabulary: Vocabulary) -> Iterator[str]:
    """Texts that look like the failing ones and in which nothing is wrong."""
    if draft.kind in ("wording", "pattern"):
        look_alikes = draft.unless if draft.kind == "wording" else ()
        for word in look_alikes:
            yield f"（一）做好{word}有关工作。"
            yield f"（二）每年公布一次{word}的情况。"
        for text in draft.failing:
            plain = re.sub("[«»]", "", text)
            for each in draft.words:
                if each.instead:
                    plain = plain.replace(each.term, each.instead)
            yield plain
    elif draft.kind == "measure":
        filled = "".join(_FILLED[need] for need in draft.lacks)
        for subject in _subjects(draft):
            yield f"{_PLAN}（一）重视{subject}。{filled}"
            yield f"{_PLAN}（一）加强{subject}，推进各项工作。{filled}"
    elif draft.kind == "section":
        for heading in draft.headings:
            yield f"{_PLAN}{_OTHERS[0]}\n二、{heading}\n（一）明确责任。县教育局负责，各学校落实。"
            yield f"{_PLAN}{_OTHERS[1]}\n二、进一步做好{heading}\n（一）明确责任。县教育局负责，各学校落实。"
    elif draft.kind == "theme":
        for term in _terms_of(draft, vocabulary):
            yield f"{_PLAN}（一）加强{term}。县教育局每年检查一次，2027年底前完成。"


def _subjects(draft: Draft) -> list[str]:
    return [word.term for word in draft.words] or ["教师培训", "校园管理"]


def _terms_of(draft: Draft, vocabulary: Vocabulary) -> Iterator[str]:
    yield from (word.term for word in draft.words)
    for theme in vocabulary.themes:
        if theme.id == draft.theme:
            yield from (term for term in theme.strong if re.fullmatch(r"[\u4e00-\u9fff]{2,8}", term))
