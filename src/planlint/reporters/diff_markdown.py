"""``diff --format markdown``: for a comment on a pull request.

What matters as a table, themes and findings, then every change folded under its kinds, with both
wordings. Of what is longer than a comment may be, the less weighty changes are left out, and said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlint.model.change import Change
from planlint.model.compared import Compared, DiffReport
from planlint.model.coverage import LEVEL_NAMES
from planlint.model.finding import Finding
from planlint.model.outline import Outline
from planlint.reporters import diff_words, words
from planlint.reporters.addresses import address
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_marked import Marked, alone, marked
from planlint.reporters.diff_summary import repeated, replacement, rest, rows, verdict
from planlint.reporters.display import clip, names, one_line
from planlint.reporters.markdown import LIMIT, Room, escape

MARK = "<!-- planlint diff -->"
"""By this a bot finds its own comment again and writes it anew."""

MOST = 20
"""Findings listed of each sort."""

_RESERVE = 2_000
"""Kept for what is said at the end."""


def render(report: DiffReport, context: RenderContext) -> str:
    room = Room(LIMIT - _RESERVE)
    lines = [
        MARK,
        f"## {context.say('planlint 两稿比较', 'planlint: what changed')}",
        *_documents(report, context),
    ]
    room.take(*lines)
    left = 0
    # What matters of every document comes before the wording of any.
    heads = [_head(each, report, context) for each in report.compared]
    kept = [room.prefix(head) for head in heads]
    for compared, head, whole in zip(report.compared, kept, heads, strict=True):
        lines += head
        shown = room.prefix(_changes(compared, context)) if len(head) == len(whole) else []
        if shown:
            count = len(shown)
            name = context.say(f"逐处变化（{count} 处）", f"All changes ({count})")
            lines += ["", f"<details><summary>{name}</summary>", "", *shown, "", "</details>"]
        left += len(compared.changes) - len(shown)
    if left:
        lines += ["", _left_out(left, context)]
    return "\n".join(lines) + "\n"


def _documents(report: DiffReport, context: RenderContext) -> Iterator[str]:
    if report.revision:
        yield ""
        revision = escape(report.revision)
        count = len(report.compared)
        yield context.say(
            f"与 {revision} 相比，{count} 份文稿有改动。",
            f"Against {revision}: {words.plural(count, 'document')} changed.",
        )
    colon = context.say("：", ": ")
    listed = [
        *((context.say("新增文稿", "Added"), source) for source in report.added),
        *((context.say("删去文稿", "Removed"), source) for source in report.removed),
    ]
    for name, source in listed:
        yield f"- {name}{colon}{escape(source)}"
    for failure in report.failures:
        message = escape(context.text(failure.message))
        yield f"- **{context.say('读不了', 'Cannot be read')}** {escape(failure.source)}{colon}{message}"


def _head(compared: Compared, report: DiffReport, context: RenderContext) -> list[str]:
    """The heading, what matters, themes and findings."""
    name = address(compared.new, context) if report.revision else f"{compared.old} → {compared.new}"
    lines = ["", f"### {escape(name)}", "", escape(verdict(compared, context))]
    if compared.apart and not compared.identical:
        lines[-1] += context.say(
            "**两份文件几乎没有能对上的内容，请核对文件。**",
            " **Next to nothing of the one is found in the other.**",
        )
    table = list(_table(compared, context))
    if table:
        lines += [
            "",
            f"| {context.say('变化', 'Change')} | {context.say('内容', 'What')} |",
            "| --- | --- |",
            *table,
        ]
    if not compared.comparison.changes:
        return lines
    lines += _themes(compared, context)
    if report.findings:
        found = compared.comparison
        lines += _findings(context.say("新出现的问题", "New findings"), found.fresh, found.new, context)
        lines += _findings(context.say("已解决的问题", "Fixed"), found.fixed, found.old, context)
        if found.standing:
            count = len(found.standing)
            lines += [
                "",
                context.say(f"仍然存在的问题 {count} 处。", f"{words.plural(count, 'finding')} still there."),
            ]
    return lines


def _table(compared: Compared, context: RenderContext) -> Iterator[str]:
    for row in rows(compared, context):
        name = f"**{escape(row.name)}**" if row.turn == "worse" else escape(row.name)
        more = len(row.items) - MOST
        items = [escape(item) for item in row.items[:MOST]]
        if more > 0:
            items.append(context.say(f"另有 {more} 处", f"{more} more"))
        yield f"| {name} | {'<br>'.join(items)} |"
    for old, new, count in repeated(compared):
        yield f"| {context.say('多处', 'Often')} | {escape(replacement(old, new, count, context))} |"
    others = rest(compared, context)
    if others:
        yield f"| {context.say('另外', 'Also')} | {escape(others)} |"


def _themes(compared: Compared, context: RenderContext) -> list[str]:
    found = compared.comparison.themes
    if not found:
        return []
    heads = context.say(
        "| 主题 | 旧稿 | 新稿 | 不再有措施的方面 | 新有措施的方面 |", "| Theme | Old | New | Lost | Won |"
    )
    lines = ["", heads, "| --- | --- | --- | --- | --- |"]
    for each in found:
        cells = (
            context.text(each.name),
            context.text(LEVEL_NAMES[each.old]),
            context.text(LEVEL_NAMES[each.new]),
            names(map(context.text, each.lost), context.language),
            names(map(context.text, each.won), context.language),
        )
        lines.append("| " + " | ".join(map(escape, cells)) + " |")
    return lines


def _findings(name: str, found: Sequence[Finding], outline: Outline, context: RenderContext) -> list[str]:
    if not found:
        return []
    lines = ["", f"**{name}** ({len(found)})", ""]
    for finding in found[:MOST]:
        block = outline.document.blocks[finding.location.block] if finding.location else None
        where = words.place(finding.location, block, context)
        quote = f" {words.enclosed(clip(one_line(finding.quote), 40))}" if finding.quote else ""
        lines.append(f"- {escape(context.text(finding.message))} ({escape(where + quote)}) `{finding.rule}`")
    if len(found) > MOST:
        more = len(found) - MOST
        lines.append(context.say(f"- 另有 {more} 处", f"- {more} more"))
    return lines


def _changes(compared: Compared, context: RenderContext) -> Iterator[str]:
    for number, change in enumerate(compared.changes, 1):
        yield _change(number, change, compared, context)


def _change(number: int, change: Change, compared: Compared, context: RenderContext) -> str:
    """One change as an item of a list: where, what, both wordings."""
    lines = [f"{number}. **{escape(diff_words.where(change, compared, context))}**"]
    lead = " " * (len(str(number)) + 2)
    for name, text, _ in diff_words.facts(change, compared, context):
        lines.append(f"{lead}- {escape(name)}" + (f"{context.say('：', ': ')}{escape(text)}" if text else ""))
    if change.kinds != ("renumbered",):
        for name, text in _wordings(change, compared, context):
            lines.append(f"{lead}- {escape(name)}{context.say('：', ': ')}{text}")
    return "\n".join(lines)


def _wordings(change: Change, compared: Compared, context: RenderContext) -> Iterator[tuple[str, str]]:
    names_ = {"old": context.say("旧稿", "old "), "new": context.say("新稿", "new ")}
    if change.old is None or change.new is None:
        side = change.old or change.new
        assert side is not None
        yield names_[side.of] + diff_words.spot(side, compared, context), escape(alone(side))
        return
    before, after = marked(change.sides("old"), change.sides("new"))
    yield names_["old"] + diff_words.spot(change.old, compared, context), _marked(before, "del")
    yield names_["new"] + diff_words.spot(change.new, compared, context), _marked(after, "ins")


def _marked(side: Marked, tag: str) -> str:
    """HTML's own marks: those of Markdown do not hold next to Chinese punctuation."""
    shown = []
    for text, mark in side.parts:
        words_ = text.strip()
        if not mark or not words_:
            shown.append(_inline(text))
        else:
            at = text.index(words_)
            end = at + len(words_)
            shown.append(f"{text[:at]}<{tag}>{_inline(words_)}</{tag}>{text[end:]}")
    return "".join(shown).strip()


def _inline(text: str) -> str:
    """A stretch of a line as literal Markdown, the spaces at its ends kept."""
    words_ = text.strip()
    if not words_:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + escape(words_) + (" " if text[-1].isspace() else "")


def _left_out(count: int, context: RenderContext) -> str:
    return context.say(
        f"**另有 {count} 处变化的原文没有列在这里**：GitHub 的一条评论最多 {LIMIT} 个字符。"
        "全部变化请用 `planlint diff --format text` 查看。",
        f"**The wording of {words.plural(count, 'change')} is not listed here.** A comment on GitHub holds "
        f"{LIMIT} characters. See `planlint diff --format text`.",
    )
