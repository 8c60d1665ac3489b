"""The two columns of the page: rows, folds, and what is said of each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlint.language.edits import Edit
from planlint.model.change import CHANGE_KINDS, Change, Turn
from planlint.model.report import Compared
from planlint.reporters import diff_words
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_rows import Fold, Layout, Of, Piece, Row
from planlint.reporters.display import clip, one_line
from planlint.reporters.markup import Html, join, tag, text

MARK: dict[Turn, str] = {"worse": "▼", "better": "▲", "neutral": "●"}
"""What tells the turns apart without colour."""

_TAGS = {"gone": "del", "come": "ins"}


def columns(compared: Compared, layout: Layout, prefix: str, context: RenderContext) -> Html:
    heads = tag(
        "div",
        tag("div", context.say("旧稿", "Old"), " ", tag("span", compared.old)),
        tag("div", context.say("新稿", "New"), " ", tag("span", compared.new)),
        class_="heads",
    )
    page = _Page(compared, layout, prefix, context)
    return tag("div", heads, "\n", list(page.all()), class_="columns")


class _Page:
    """The rows of one comparison."""

    def __init__(self, compared: Compared, layout: Layout, prefix: str, context: RenderContext) -> None:
        self.compared, self.layout, self.prefix, self.context = compared, layout, prefix, context
        self.numbers = {id(row): at for at, row in enumerate(layout.rows)}
        # In a page whose own words are English the plan's are still Chinese.
        self.lang = "zh-CN" if context.language == "en" else None

    def all(self) -> Iterator[Html]:
        for each in self.layout.stretches():
            yield self.fold(each) if isinstance(each, Fold) else self.row(each)
            yield Html("\n")

    def fold(self, fold: Fold) -> Html:
        rows = self.layout.rows[fold.first : fold.last + 1]
        count, say = len(rows), self.context.say
        names = [one_line(row.unit.name) for row in rows if row.unit.kind == "section"]
        about = ""
        if names:
            first, last = clip(names[0], 30), clip(names[-1], 30)
            about = first if len(names) == 1 else say(f"{first} 至 {last}", f"{first} to {last}")
        words = say(f"{count} 条未变", f"{count} unchanged")
        if any(_numbers_differ(row) for row in rows):
            words = say(f"{count} 条未变（有的只改了序号）", f"{count} unchanged (some but for the number)")
        top = tag("summary", tag("b", words), " ", tag("span", about) if about else None)
        return tag("details", top, "\n", [self.row(row) for row in rows], class_="fold")

    def row(self, row: Row) -> Html:
        at = self.numbers[id(row)]
        told = row.changes or row.echoes
        kinds = [kind for kind in CHANGE_KINDS if any(kind in change.kinds for change in told)]
        worse = any(change.turn == "worse" for change in told)
        heading = row.unit.kind == "section"
        names = ["row"]
        names += ["change"] if row.changes else ["echo"] if row.echoes else ["same"]
        names += [f"h{min(row.unit.level or 1, 4)}"] if heading else []
        names += ["title"] if row.unit.kind == "title" else []
        names += [] if row.old and row.new else ["only"]
        return tag(
            "div",
            self.facts(row),
            self.cell(row.old, "old", heading),
            self.cell(row.new, "new", heading),
            class_=" ".join(names),
            id=f"{self.prefix}-{at}",
            data_k=" ".join(kinds) or None,
            data_worse=bool(told) and worse,
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
        items = [self.fact(*fact) for change in row.changes for fact in self.said(change)]
        if not row.changes:
            items += [self.echo(row, change) for change in row.echoes]
        items += [self.jump(row, other) for other in row.elsewhere[:6]]
        return tag("ul", items, class_="facts") if items else None

    def said(self, change: Change) -> Iterator[diff_words.Fact]:
        return diff_words.facts(change, self.compared, self.context)

    def fact(self, name: str, particulars: str, turn: Turn) -> Html:
        return tag("li", chip(name, turn), " ", tag("span", particulars) if particulars else None)

    def echo(self, row: Row, change: Change) -> Html:
        kind = next((kind for kind in ("moved", "split", "merged") if kind in change.kinds), change.kinds[0])
        return tag("li", chip(self.context.text(diff_words.KIND[kind]), "neutral"))  # type: ignore[index]

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


def _numbers_differ(row: Row) -> bool:
    return any(part.kind != "same" for piece in row.new for part in piece.parts)
