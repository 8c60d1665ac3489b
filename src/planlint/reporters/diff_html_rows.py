"""The two columns of the page: rows, folds, and what is said of each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlint.language.edits import Edit
from planlint.model.change import CHANGE_KINDS, Change, Turn
from planlint.model.compared import Compared
from planlint.model.text import Text
from planlint.reporters import diff_words
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_rows import Fold, Layout, Of, Piece, Row
from planlint.reporters.display import clip, one_line
from planlint.reporters.markup import Html, join, tag, text

MARK: dict[Turn, str] = {"worse": "▼", "better": "▲", "neutral": "●"}
"""What tells the turns apart without colour."""

CHUNK = 24
"""Rows and folds in a stretch that is laid out together."""

_TAGS = {"gone": "del", "come": "ins"}


def columns(compared: Compared, layout: Layout, prefix: str, context: RenderContext) -> Html:
    old, new = short_names(compared)
    heads = tag(
        "div",
        tag("div", context.say("旧稿", "Old"), " ", tag("span", old, title=compared.old)),
        tag("div", context.say("新稿", "New"), " ", tag("span", new, title=compared.new)),
        class_="heads",
    )
    rows = list(_Page(compared, layout, prefix, context).all())
    # A browser lays out only the stretches that are near the screen.
    chunks = [tag("div", rows[at : at + CHUNK], class_="chunk") for at in range(0, len(rows), CHUNK)]
    return tag("div", heads, "\n", chunks, class_="columns")


class _Page:
    """The rows of one comparison."""

    def __init__(self, compared: Compared, layout: Layout, prefix: str, context: RenderContext) -> None:
        self.compared, self.layout, self.prefix, self.context = compared, layout, prefix, context
        self.numbers = {id(row): at for at, row in enumerate(layout.rows)}
        # In a page whose own words are English the plan's are still Chinese.
        self.lang = "zh-CN" if context.language == "en" else None

    def all(self) -> Iterator[Html]:
        for each in self.layout.stretches():
            shown = self.fold(each) if isinstance(each, Fold) else self.row(each)
            yield Html(shown + "\n")

    def fold(self, fold: Fold) -> Html:
        rows = self.layout.rows[fold.first : fold.last + 1]
        count, say = len(rows), self.context.say
        names = [one_line(row.unit.name) for row in rows if row.unit.kind == "section"]
        about = ""
        if names:
            first, last = clip(names[0], 30), clip(names[-1], 30)
            about = first if len(names) == 1 else say(f"{first} 至 {last}", f"{first} to {last}")
        words = say(f"{count} 条未变", f"{count} unchanged")
        slight = {difference for row in rows for difference in _slight(row)}
        if slight:
            what = say("或", " or ").join(self.context.text(name) for name in _SLIGHT if name in slight)
            words += say(f"（有的只改了{what}）", f" (some but for {what})")
        top = tag("summary", tag("b", words), " ", tag("span", about) if about else None)
        return tag("details", top, "\n", [self.row(row) for row in rows], class_="fold")

    def row(self, row: Row) -> Html:
        at = self.numbers[id(row)]
        told = row.changes or row.echoes
        heading = row.unit.kind == "section"
        names = ["row"]
        names += ["change"] if row.changes else ["echo"] if row.echoes else ["same"]
        names += [f"h{min(row.unit.level or 1, 4)}"] if heading else []
        names += ["title"] if row.unit.kind == "title" else []
        names += [] if row.old and row.new else ["only"] if row.elsewhere else ["only", "whole"]
        return tag(
            "div",
            self.facts(row),
            self.cell(row.old, "old", heading),
            self.cell(row.new, "new", heading),
            class_=" ".join(names),
            id=f"{self.prefix}-{at}",
            data_k="|".join(map(_kinds, told)) or None,
            data_level=(row.unit.level or 1) if heading else None,
            data_to=self.line(row),
            tabindex=-1 if told else None,
        )

    def line(self, row: Row) -> str | None:
        """The row at the other end of a move: lines run from the new place to the old one."""
        if not row.new or row.old or not any("moved" in change.kinds for change in row.changes):
            return None
        ends = [at for at in row.elsewhere if self.layout.rows[at].old]
        return f"{self.prefix}-{ends[0]}" if ends else None

    # What is said of it --------------------------------------------------------------------------

    def facts(self, row: Row) -> Html | None:
        items = [each for change in row.changes for each in facts(change, self.compared, self.context)]
        if not row.changes:
            items += [self.echo(row, change) for change in row.echoes]
        items += [self.jump(row, other) for other in row.elsewhere[:6]]
        return tag("ul", items, class_="facts") if items else None

    def echo(self, row: Row, change: Change) -> Html:
        kind = next((kind for kind in ("moved", "split", "merged") if kind in change.kinds), change.kinds[0])
        return tag("li", chip(self.context.text(diff_words.KIND[kind]), "neutral"))

    def jump(self, row: Row, other: int) -> Html:
        """A link to where the counterpart stands."""
        there = self.layout.rows[other]
        say = self.context.say
        name = clip(one_line(there.unit.name), 32)
        if row.new and not row.old:
            words = say(f"↕ 旧稿中的位置：{name}", f"↕ its place in the old version: {name}")
        elif row.old and not row.new:
            words = say(f"↕ 新稿中的位置：{name}", f"↕ its place in the new version: {name}")
        else:
            words = say(f"↕ 另一部分：{name}", f"↕ another part: {name}")
        return tag("li", tag("a", words, href=f"#{self.prefix}-{other}", class_="jump"))

    # The words of the plan -----------------------------------------------------------------------

    def cell(self, pieces: Sequence[Piece], of: Of, heading: bool) -> Html:
        if not pieces:
            return tag("div", class_=f"cell {of} gap")
        level = min((pieces[0].unit.level or 1) + 2, 6)
        # One heading a row: the other side says the same to who listens.
        role = {"role": "heading", "aria_level": level} if heading and of == "new" else {}
        shown = [tag("p", _words(piece), **role) for piece in pieces]  # type: ignore[arg-type]
        return tag("div", shown, class_=f"cell {of}", lang=self.lang)


def short_names(compared: Compared) -> tuple[str, str]:
    """The names of both files without their folders where that still tells them apart."""
    old, new = (name.replace("\\", "/").rpartition("/")[2] for name in (compared.old, compared.new))
    return (old, new) if old != new else (compared.old, compared.new)


def _kinds(change: Change) -> str:
    """What the filters know a change by."""
    kinds: list[str] = [kind for kind in CHANGE_KINDS if kind in change.kinds]
    return " ".join([*kinds, "worse"] if change.turn == "worse" else kinds)


def facts(
    change: Change, compared: Compared, context: RenderContext, *, brief: bool = False
) -> Iterator[Html]:
    """All that a change is: what shifted, quoted, then what became of the unit as a whole; ``brief`` leaves
    out what only says that there is more to it."""
    for shift in change.shifts:
        what = diff_words.subject(shift, context)
        quotes: list[str] = [what + context.say("：", ": ")] if what else []
        quotes += [tag("del", one_line(shift.old))] if shift.old else []
        quotes += [" → "] if shift.old and shift.new else []
        quotes += [tag("ins", one_line(shift.new))] if shift.new else []
        yield tag("li", chip(context.text(diff_words.named(shift)), shift.turn), " ", tag("span", quotes))
    for name, particulars, turn in list(diff_words.facts(change, compared, context))[len(change.shifts) :]:
        if brief and change.shifts and not particulars:
            continue
        yield tag("li", chip(name, turn), " ", tag("span", particulars) if particulars else None)


def chip(name: str, turn: Turn) -> Html:
    mark = tag("span", MARK[turn], aria_hidden="true")
    return tag("b", mark, name, class_=f"chip {turn}")


def _words(piece: Piece) -> Html:
    """The unit's words; its heading in bold, what differs as deleted or inserted."""
    bold = _heading_end(piece)
    found: list[Html] = []
    at = 0
    for part in piece.parts:
        for words, strong in _halves(part, bold - at):
            shown = text(words)
            name = _TAGS.get(part.kind)
            if name:
                shown = tag(name, shown)
            found.append(tag("strong", shown) if strong else shown)
        at += len(part.text)
    return join(found)


def _halves(part: Edit, bold: int) -> Iterator[tuple[str, bool]]:
    if bold > 0:
        yield part.text[:bold], True
    if part.text[max(bold, 0) :]:
        yield part.text[max(bold, 0) :], False


def _heading_end(piece: Piece) -> int:
    """Where in the stripped text the heading of a unit that has words below it ends."""
    unit = piece.unit
    if unit.kind == "section" or not unit.heading:
        return 0
    return max(unit.body - (len(unit.text) - len(unit.text.lstrip())), 0)


_SLIGHT = (Text("序号", "the number"), Text("标点", "punctuation"))
"""Differences that are no change of a unit."""


def _slight(row: Row) -> Iterator[Text]:
    for piece in row.new:
        marked = [part for part in piece.parts if part.kind != "same"]
        if piece.parts[:1] and marked[:1] == [piece.parts[0]] and marked[0].text == piece.unit.label:
            yield _SLIGHT[0]
            marked = marked[1:]
        if marked:
            yield _SLIGHT[1]
