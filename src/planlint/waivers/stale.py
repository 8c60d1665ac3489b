"""What to say of a waiver or a baseline entry that does nothing."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from planlint.model.document import Document
from planlint.model.report import Stale
from planlint.model.text import Text
from planlint.model.waiver import Waiver
from planlint.waivers.baseline import Entry
from planlint.waivers.comments import Request

_LONG = 60


def unused_comment(document: Document, request: Request, at: int) -> Stale:
    why = Text(
        "批注所在的段落已经没有这样的问题，批注可以删去。",
        "Nothing of that kind is found in the paragraphs of this comment; it can be deleted.",
    )
    return wrong_comment(document, request, at, why)


def expired_comment(document: Document, request: Request, at: int) -> Stale:
    return wrong_comment(document, request, at, _expired(str(request.until)))


def wrong_comment(document: Document, request: Request, at: int, why: Text, rule: str = "") -> Stale:
    """``at`` is the first block that the comment covers."""
    place = request.words if len(request.words) <= _LONG else request.words[: _LONG - 1] + "…"
    block = document.blocks[at] if at < len(document.blocks) else None
    if block is not None and block.paragraph is not None:
        why = Text(
            f"（第{block.paragraph}段的批注）{why.zh}", f"(at para. {block.paragraph}) {why.say('en')}"
        )
    return Stale("comment", rule or "、".join(request.rules), document.source, place, why)


def too_many(most: int) -> Text:
    return Text(
        f"文件里这样的批注超过 {most} 条，从这一条起没有再看；请改用基线。",
        f"There are more than {most} such lines; from this one on they were not read. Use a baseline.",
    )


def unknown_rule(name: str, known: Mapping[str, str], titles: Mapping[str, str]) -> Text:
    """That there is no such rule, and which may be meant; a rule's Chinese title means the rule."""
    ids = {title.lower(): id for id, title in titles.items()}
    near = [ids[name]] if name in ids else get_close_matches(name, list(known), n=1, cutoff=0.6)
    if not near:
        near = [ids[title] for title in get_close_matches(name, list(ids), n=1, cutoff=0.5)]
    zh, en = f"没有规则“{name}”", f"There is no rule '{name}'"
    if near:
        return Text(f"{zh}，是不是想写“{near[0]}”？", f"{en}; did you mean '{near[0]}'?")
    return Text(f"{zh}，请照报告方括号里的编号写。", f"{en}; write the id in brackets in the report.")


def expired_waiver(waiver: Waiver) -> Stale:
    return _waiver(waiver, _expired(str(waiver.until)))


def unused_waiver(waiver: Waiver) -> Stale:
    why = Text(
        "它所指的文件里已经没有这样的问题，可以删去。",
        "Nothing of that kind is found in the documents it means; it can be deleted.",
    )
    return _waiver(waiver, why)


def _waiver(waiver: Waiver, why: Text) -> Stale:
    return Stale("config", waiver.rule, waiver.document, f"{waiver.origin}:{waiver.line}", why)


def _expired(day: str) -> Text:
    return Text(
        f"{day} 到期，已不再生效；请改正问题，或者写上新的日期。",
        f"It ended on {day} and does nothing any more; mend what it is about, or give a new date.",
    )


def mended(document: Document, entry: Entry, path: Path) -> Stale:
    what = Text(f"“{entry.text}”", f"“{entry.text}”") if entry.text else Text("全文", "the document")
    why = Text(
        f"这一处（{what.zh}）已经没有了，可用 planlint baseline prune 清理。",
        f"No longer found ({what.en}); planlint baseline prune removes it.",
    )
    return Stale("baseline", entry.rule, document.source, str(path), why)


def gone(key: str, path: Path) -> Stale:
    why = Text(
        "文件已不在原处，可用 planlint baseline prune 清理。",
        "There is no such file any more; planlint baseline prune removes its entries.",
    )
    return Stale("baseline", "", key, str(path), why)
