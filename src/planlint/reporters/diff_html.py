"""``diff --format html``: both documents whole, side by side, in one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from planlint.model.change import CHANGE_KINDS
from planlint.model.compared import Compared, DiffReport
from planlint.reporters.context import RenderContext
from planlint.reporters.diff_html_rows import columns
from planlint.reporters.diff_html_summary import summary
from planlint.reporters.diff_html_tools import dialog, tools
from planlint.reporters.diff_rows import layout
from planlint.reporters.diff_summary import verdict
from planlint.reporters.diff_words import KIND
from planlint.reporters.markup import Html, join, tag, text
from planlint.reporters.page import page


def render(report: DiffReport, context: RenderContext) -> str:
    body = join(
        [
            tag("a", context.say("跳到两稿对照", "Skip to the two versions"), href="#both", class_="skip"),
            "\n",
            _head(report, context),
            _files(report, context),
            *([tools(report, context)] if any(each.changes for each in report.compared) else []),
            tag("main", *_documents(report, context), id="both", tabindex=-1),
            _foot(context),
            dialog(context),
        ]
    )
    return page(_title(report, context), body, context, styles=("diff.css",), scripts=("diff.js",))


def _title(report: DiffReport, context: RenderContext) -> str:
    if len(report.compared) == 1:
        title = report.compared[0].comparison.new.title
        if title:
            return context.say(f"{title}：两稿对照", f"{title}: two versions")
    return context.say("两稿对照", "Two versions")


def _head(report: DiffReport, context: RenderContext) -> Html:
    lead: Html | None = None
    if report.revision:
        count = len(report.compared)
        lead = tag(
            "p",
            context.say(
                f"与版本 {report.revision} 相比，{count} 份文稿有改动。",
                f"Against {report.revision}: {count} documents changed.",
            ),
            class_="lead",
        )
    heading = tag("h1", context.say("两稿对照", "Two versions"))
    return tag("header", heading, lead, class_="top")


def _files(report: DiffReport, context: RenderContext) -> Html | None:
    """The way to each document, and what could not be compared."""
    items: list[Html] = []
    if len(report.compared) > 1:
        for number, each in enumerate(report.compared):
            link = tag("a", each.new, href=f"#d{number}")
            note = context.say(f"{len(each.changes)} 处变化", f"{len(each.changes)} changes")
            items.append(tag("li", link, " ", tag("span", note, class_="note")))
    items += [tag("li", context.say("新增文稿：", "Added: "), name) for name in report.added]
    items += [tag("li", context.say("删去的文稿：", "Removed: "), name) for name in report.removed]
    items += [
        tag(
            "li",
            context.say("读不了：", "Unreadable: "),
            failure.source,
            context.say("。", ". "),
            context.text(failure.message),
            class_="worse",
        )
        for failure in report.failures
    ]
    if not items:
        return None
    return tag("nav", tag("ul", items), class_="files", aria_label=context.say("文稿", "Documents"))


def _documents(report: DiffReport, context: RenderContext) -> Iterator[Html]:
    for number, compared in enumerate(report.compared):
        found = layout(compared.comparison, compared.changes)
        prefix = f"d{number}"
        heading = tag("h2", compared.comparison.new.title or compared.comparison.old.title or compared.new)
        yield tag(
            "section",
            heading,
            _said(compared, context),
            summary(report, compared, found, prefix, context),
            columns(compared, found, prefix, context),
            id=prefix,
            class_="document",
        )


def _said(compared: Compared, context: RenderContext) -> Html:
    """In a sentence or two what came of the comparison."""
    if compared.apart:
        words = context.say(
            "两份文件没有共同之处，请看看是不是选错了文件。",
            "The two have nothing in common: is one of them the wrong file?",
        )
    else:
        words = verdict(compared, context)
    return tag("p", words, class_="lead")


def _foot(context: RenderContext) -> Html:
    kinds = context.say("、", ", ").join(context.text(KIND[kind]) for kind in CHANGE_KINDS)
    words = context.say(
        f"本页由 planlint {context.version} 生成，不联网，可以直接打印或转发。变化的种类：{kinds}。",
        f"Made by planlint {context.version}. The page needs no network. Kinds of change: {kinds}.",
    )
    return tag("footer", tag("p", text(words)))
