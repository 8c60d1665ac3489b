"""The top of the page: what a reviewer has to see first, findings, and themes before and after."""

from __future__ import annotations

from collections.abc import Sequence

from planlint.model.change import Change, Comparison, ThemeChange
from planlint.model.compared import Compared, DiffReport
from planlint.model.coverage import LEVEL_NAMES, LEVELS
from planlint.model.finding import Finding
from planlint.model.outline import Location, Outline
from planlint.reporters import diff_words, words
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_html_rows import chip, facts
from planlint.reporters.diff_rows import Layout
from planlint.reporters.diff_summary import repeated, replacement
from planlint.reporters.markup import Html, tag

FIRST = 12
"""Changes at the top before the list is folded."""

_MINOR = ("reworded", "renumbered")


def summary(
    report: DiffReport, compared: Compared, layout: Layout, prefix: str, context: RenderContext
) -> Html | None:
    found = compared.comparison
    first = _changes(compared, layout, prefix, context)
    cards = [
        _themes(found.themes, context),
        _findings(found, layout, prefix, context) if report.findings else None,
    ]
    beside = [card for card in cards if card]
    if not first and not beside:
        return None
    return tag("div", first, tag("div", beside, class_="beside") if beside else None, class_="summary")


def _changes(compared: Compared, layout: Layout, prefix: str, context: RenderContext) -> Html | None:
    weighty = [each for each in compared.changes if each.kinds[0] not in _MINOR and each.promises]
    if not weighty:
        return None
    items = [_change(each, compared, layout, prefix, context) for each in weighty]
    rest = items[FIRST:]
    more = None
    if rest:
        count = len(rest)
        top = tag("summary", context.say(f"其余 {count} 处", f"{count} more"))
        more = tag("details", top, tag("ol", rest, start=FIRST + 1))
    often = [replacement(*each, context) for each in repeated(compared)]
    many = (
        tag("p", tag("b", context.say("多处：", "Often: ")), context.say("；", "; ").join(often))
        if often
        else None
    )
    title = context.say("先看这些", "Look at these first")
    return tag("section", tag("h3", title), many, tag("ol", items[:FIRST]), more, class_="card first")


def _change(change: Change, compared: Compared, layout: Layout, prefix: str, context: RenderContext) -> Html:
    said = facts(change, compared, context, brief=True)
    link = tag("a", diff_words.where(change, compared, context), href=f"#{prefix}-{layout.row_of(change)}")
    return tag("li", tag("ul", said, class_="facts"), tag("span", link, class_="where"))


def _themes(themes: Sequence[ThemeChange], context: RenderContext) -> Html | None:
    if not themes:
        return None
    rows = [_theme(theme, context) for theme in themes]
    head = tag(
        "tr",
        *(
            tag("th", name, scope="col")
            for name in (
                context.say("主题", "Theme"),
                context.say("旧稿 → 新稿", "Old → new"),
                context.say("方面", "Aspects"),
            )
        ),
    )
    title = context.say("主题覆盖的变化", "Themes before and after")
    return tag(
        "section", tag("h3", title), tag("table", tag("thead", head), tag("tbody", rows)), class_="card"
    )


def _theme(theme: ThemeChange, context: RenderContext) -> Html:
    before, after = (context.text(LEVEL_NAMES[level]) for level in (theme.old, theme.new))
    step = LEVELS.index(theme.new) - LEVELS.index(theme.old)
    turn = "worse" if step < 0 else "better" if step else "neutral"
    levels = f"{before} → {after}" if step else before
    comma = context.say("、", ", ")
    aspects: list[Html] = []
    if theme.lost:
        lost = comma.join(map(context.text, theme.lost))
        aspects.append(tag("span", context.say("少了 ", "lost "), lost, class_="worse"))
    if theme.won:
        won = comma.join(map(context.text, theme.won))
        aspects.append(tag("span", context.say("多了 ", "won "), won, class_="better"))
    mark = chip(levels, turn) if step else levels  # type: ignore[arg-type]
    return tag("tr", tag("th", context.text(theme.name), scope="row"), tag("td", mark), tag("td", aspects))


# Findings ----------------------------------------------------------------------------------------


def _findings(found: Comparison, layout: Layout, prefix: str, context: RenderContext) -> Html | None:
    if not (found.fresh or found.fixed or found.standing):
        return None
    groups = (
        (context.say("新出现", "New"), found.fresh, found.new, layout.new_row, True),
        (context.say("已解决", "Fixed"), found.fixed, found.old, layout.old_row, False),
        (context.say("仍存在", "Still there"), found.standing, found.new, layout.new_row, False),
    )
    shown = []
    for name, findings, outline, rows, open_ in groups:
        if not findings:
            shown.append(tag("p", name, " ", tag("b", "0"), class_="note"))
            continue
        top = tag("summary", name, " ", tag("b", str(len(findings))))
        places = _Places(outline, rows, prefix)
        items = [_finding(each, places, context) for each in findings]
        shown.append(tag("details", top, tag("ul", items), open=open_ and len(findings) <= FIRST))
    return tag("section", tag("h3", context.say("规则查出的问题", "Findings")), shown, class_="card")


def _finding(finding: Finding, places: _Places, context: RenderContext) -> Html:
    severity = context.text(words.SEVERITY[finding.severity])
    message = context.text(finding.message)
    block = places.outline.document.blocks[finding.location.block] if finding.location else None
    where = words.place(finding.location, block, context)
    row = places.row(finding.location)
    spot = tag("a", where, href=f"#{row}") if row else tag("span", where)
    return tag("li", tag("b", severity, class_=f"severity {finding.severity}"), " ", message, " ", spot)


class _Places:
    """Rows by place in one of the documents."""

    def __init__(self, outline: Outline, rows: dict[int, int], prefix: str) -> None:
        self.outline, self.prefix = outline, prefix
        self.blocks: dict[int, list[tuple[int, int]]] = {}
        for unit in outline.units:
            for piece in unit.passage.pieces:
                self.blocks.setdefault(piece.block, []).append((piece.span.start, rows[unit.index]))

    def row(self, location: Location | None) -> str | None:
        if location is None or location.block not in self.blocks:
            return None
        starts = self.blocks[location.block]
        found = starts[0][1]
        for start, row in starts:
            if start <= location.span.start:
                found = row
        return f"{self.prefix}-{found}"
