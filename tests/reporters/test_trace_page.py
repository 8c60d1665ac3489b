"""The page of a trace in a real browser: filters, search, keyboard, paper, narrow screens, hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planlint.model.trace import TraceReport
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from planlint.tracing import trace
from tests.reporters import browser as browsers
from tests.trace.documents import OTHER, PLAN, outline, report


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browsers.browser() as found:
        yield found


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(what: TraceReport) -> Path:
        file = tmp_path / "page.html"
        file.write_text(render("trace", "html", what, RenderContext(version="0.0.0")), encoding="utf-8")
        return file

    return written


def shown(page: Any) -> list[str]:
    """The statuses of the requirements in sight."""
    return [each.get_attribute("data-status") for each in page.query_selector_all("[data-status]:visible")]


def test_filters_leave_what_was_asked_for_and_its_headings(chromium: Any, write: Any) -> None:
    with browsers.shown(chromium, write(report())) as watched:
        page = watched.page
        every = shown(page)
        assert set(every) == {"answered", "partly", "weaker", "absent"}
        for status in ("answered", "partly", "weaker"):
            page.click(f"[data-show={status}]")
            assert status not in shown(page)
        assert set(shown(page)) == {"absent"}
        assert page.inner_text("#count").startswith(str(every.count("absent")))
        for heading in page.query_selector_all("[data-group]"):
            after = heading.evaluate_handle(
                "each => { let next = each.nextElementSibling;"
                " while (next?.dataset.status && next.hidden) next = next.nextElementSibling; return next }"
            )
            assert heading.is_visible() == bool(after.evaluate("each => !!each?.dataset.status"))
        page.click("[data-show=absent]")
        assert shown(page) == [] and not page.query_selector_all("[data-group]:visible")
        page.click("[data-show=answered]")
        assert set(shown(page)) == {"answered"}


def test_search_finds_words_of_both_documents(chromium: Any, write: Any) -> None:
    with browsers.shown(chromium, write(report())) as watched:
        page = watched.page
        page.fill("#find", "县财政设立阅读专项经费")
        assert len(shown(page)) == 1
        page.fill("#find", "没有这样的话")
        assert shown(page) == []
        page.fill("#find", "")
        assert len(shown(page)) == len(page.query_selector_all("[data-status]"))


def test_filters_work_from_the_keyboard(chromium: Any, write: Any) -> None:
    with browsers.shown(chromium, write(report())) as watched:
        page = watched.page
        page.focus("[data-show=answered]")
        page.keyboard.press("Space")
        assert "answered" not in shown(page)
        assert page.get_attribute("[data-show=answered]", "aria-pressed") == "false"


@pytest.mark.parametrize("plans", [(PLAN,), (PLAN, OTHER), (PLAN, OTHER) * 9])
@pytest.mark.parametrize("width", [360, 1400])
def test_the_page_itself_never_scrolls_sideways(
    chromium: Any, write: Any, plans: tuple[str, ...], width: int
) -> None:
    with browsers.shown(chromium, write(report(*plans)), width=width) as watched:
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
        assert watched.asked == [watched.page.url] and watched.said == []


def test_paper_and_a_browser_without_scripts_show_every_requirement(chromium: Any, write: Any) -> None:
    file = write(report())
    with browsers.shown(chromium, file) as watched:
        watched.page.emulate_media(media="print")
        assert not watched.page.is_visible(".tools")
        assert len(shown(watched.page)) == len(report().trace.requirements)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert len(shown(page)) == len(report().trace.requirements)
    assert not page.is_visible(".tools")
    context.close()


def test_nothing_from_a_document_runs(chromium: Any, write: Any) -> None:
    bad = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&lt;"
    superior = f"关于阅读{bad}的意见\n一、主要任务\n（一）改善条件{bad}。建立图书定期更新机制{bad}。"
    plan = f"阅读{bad}方案\n一、重点任务\n（一）更新图书{bad}。建立图书定期更新机制{bad}。"
    what = TraceReport(trace(outline(superior), [outline(plan)]))
    with browsers.shown(chromium, write(what)) as watched:
        assert watched.said == [] and watched.refused == [] and watched.asked == [watched.page.url]
        assert "onerror" in watched.page.inner_text("main")
        assert watched.page.query_selector_all("main img, main script") == []
