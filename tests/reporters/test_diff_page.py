"""The page of two versions: what is in it, and how it works in a real browser."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from planlint.model.compared import DiffReport
from planlint.reporters import render
from planlint.reporters.context import RenderContext
from tests.reporters import browser as browsers
from tests.reporters import diff_pages, diff_plans

ZH = RenderContext(version="0.0.0")
EN = RenderContext("en", version="0.0.0")


def page(report: DiffReport, context: RenderContext = ZH) -> str:
    return render("diff", "html", report, context)


# What is in it -----------------------------------------------------------------------------------


class Outline(HTMLParser):
    """The elements of a page, with a check that they are closed in turn."""

    EMPTY = frozenset({"meta", "input", "link", "br"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("report", [diff_pages.report(), diff_pages.hostile(), diff_plans.since_revision()])
@pytest.mark.parametrize("context", [ZH, EN])
def test_well_formed_with_ids_and_links_that_meet(report: DiffReport, context: RenderContext) -> None:
    found = Outline(page(report, context))
    ids = [attrs["id"] for _, attrs in found.all if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in found.all if tag == "a"]
    assert links and all(link and link.startswith("#") and link[1:] in ids for link in links)
    assert all(attrs["data-to"] in ids for _, attrs in found.all if "data-to" in attrs)
    assert not [attrs for _, attrs in found.all if "style" in attrs or "src" in attrs]
    assert not [name for _, attrs in found.all for name in attrs if name.startswith("on")]


def test_the_policy_names_what_the_page_carries_and_nothing_else() -> None:
    html = page(diff_pages.report())
    for part in ("style", "script"):
        inside = re.findall(f"<{part}>(.*?)</{part}>", html, re.DOTALL)
        assert len(inside) == 1
        assert f"{part}-src 'sha256-{b64encode(sha256(inside[0].encode()).digest()).decode()}'" in html
    assert "default-src 'none'" in html
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", html)


def test_the_same_every_time_and_of_one_language() -> None:
    assert page(diff_pages.report()) == page(diff_pages.report())
    assert '<html lang="zh-CN">' in page(diff_pages.report())
    english = page(diff_pages.report(), EN)
    assert '<html lang="en">' in english and 'lang="zh-CN"' in english
    own = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", english, flags=re.DOTALL)
    assert "责任单位减少" not in own and "owner dropped" in own and "展开" not in own


def test_findings_and_themes_lead_to_their_places() -> None:
    html = page(diff_plans.report())
    assert "没有写明何时完成" in html and "已明确 → 有措施" in html and "少了 " in html
    assert "运动场地" in html
    assert re.search(r'没有写明何时完成.*?<a href="#d0-\d+">第\d+段</a>', html)


def test_nothing_changed_and_nothing_in_common() -> None:
    same = diff_pages.report(diff_pages.OLD, diff_pages.OLD)
    assert "完全相同" in page(same) and "tools" not in re.sub(
        r"<style>.*?</script>", "", page(same), flags=re.DOTALL
    )
    apart = diff_pages.report("一、采购\n（一）购置车辆三台。\n", "二、宴会\n（二）订桌十张备酒。\n")
    assert "没有共同之处" in page(apart)


def test_several_documents_and_what_could_not_be_read() -> None:
    html = page(diff_plans.since_revision())
    assert 'id="d0"' in html and 'id="d1"' in html and "文件已损坏" in html and "新增的方案.docx" in html


def test_changes_that_were_not_asked_for_are_counted() -> None:
    compared = diff_pages.compared()
    html = page(DiffReport((replace(compared, changes=compared.changes[:1]),)))
    assert "没有列出" in html


# In a browser ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browsers.browser() as found:
        yield found


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(report: DiffReport, context: RenderContext = ZH) -> Path:
        file = tmp_path / "page.html"
        file.write_text(page(report, context), encoding="utf-8")
        return file

    return written


@pytest.fixture
def small(chromium: Any, write: Any) -> Iterator[browsers.Watched]:
    with browsers.shown(chromium, write(diff_pages.report())) as watched:
        yield watched
        assert watched.said == []
        assert len(watched.asked) == 1


def visible(page: Any, query: str) -> list[str]:
    found = page.locator(query)
    return [found.nth(n).inner_text() for n in range(found.count()) if found.nth(n).is_visible()]


def test_filters(small: browsers.Watched) -> None:
    page = small.page
    every = len(visible(page, ".row.change"))
    page.click("[data-filter='moved']")
    rows = visible(page, ".row.change")
    assert len(rows) == 1 and "修复屋顶花园" in rows[0]
    # Its old place, and the headings over both; nothing else.
    assert len(visible(page, ".row.echo")) == 1
    assert [row[:4] for row in visible(page, ".row.same")] == ["二、重点", "三、保障"]
    assert visible(page, ".fold") == []
    assert page.get_attribute("[data-filter='moved']", "aria-pressed") == "true"
    assert page.inner_text("#position") == "共 1 处"
    page.click("[data-filter='added']")
    assert len(visible(page, ".row.change")) == 2
    page.click("[data-filter='']")
    assert len(visible(page, ".row.change")) == every
    page.click("[data-filter='worse']")
    worse = visible(page, ".row.change")
    assert 0 < len(worse) < every and all("▼" in row for row in worse)
    page.keyboard.press("Escape")
    assert len(visible(page, ".row.change")) == every


def test_search_marks_counts_and_steps_into_folds(small: browsers.Watched) -> None:
    page = small.page
    page.keyboard.press("/")
    page.keyboard.type("植树")
    assert page.inner_text("#found") == "第 – / 2 处"
    assert not page.locator(".fold").first.evaluate("fold => fold.open")
    page.keyboard.press("Enter")
    assert page.inner_text("#found") == "第 1 / 2 处"
    assert page.locator(".fold").first.evaluate("fold => fold.open")
    assert page.evaluate("[...CSS.highlights.get('found-now')].map(String)") == ["植树"]
    page.fill("#search", "覆盖率达到80")
    # The words run over an inserted stretch.
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["覆盖率达到80"]
    page.fill("#search", "没有这样的话")
    assert page.inner_text("#found") == "没有找到"
    page.keyboard.press("Escape")
    assert page.input_value("#search") == "" and page.evaluate("CSS.highlights.size") == 0


def test_search_behind_a_letter_that_is_two_when_small(chromium: Any, write: Any) -> None:
    report = diff_pages.report()
    compared = report.compared[0]
    units = tuple(
        replace(unit, passage=replace(unit.passage, text=unit.text + "İİİ末尾"))
        for unit in compared.comparison.new.units
    )
    comparison = replace(compared.comparison, new=replace(compared.comparison.new, units=units))
    file = write(replace(report, compared=(replace(compared, comparison=comparison),)))
    with browsers.shown(chromium, file) as watched:
        watched.page.fill("#search", "末尾")
        watched.page.keyboard.press("Enter")
        assert watched.page.evaluate("[...CSS.highlights.get('found-now')].map(String)") == ["末尾"]
        assert watched.said == []


def test_search_looks_only_at_what_the_filters_show(small: browsers.Watched) -> None:
    small.page.click("[data-filter='added']")
    small.page.fill("#search", "苗圃")
    assert small.page.inner_text("#found") == "没有找到"


def test_keys(small: browsers.Watched) -> None:
    page = small.page
    total = int(re.findall(r"\d+", page.inner_text("#position"))[0])
    page.keyboard.press("j")
    assert page.inner_text("#position") == f"第 1 处，共 {total} 处"
    first = page.get_attribute(".now", "id")
    page.keyboard.press("n")
    assert page.get_attribute(".now", "id") != first
    page.keyboard.press("k")
    assert page.get_attribute(".now", "id") == first
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("p")
    assert "第 1 处" not in page.inner_text("#position")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("w")
    assert page.get_attribute("[data-filter='worse']", "aria-pressed") == "true"
    page.keyboard.press("/")
    page.keyboard.type("jk?w")
    assert page.input_value("#search") == "jk?w"


def test_the_row_one_comes_to_is_not_under_the_tools(small: browsers.Watched) -> None:
    small.page.set_viewport_size({"width": 1400, "height": 500})
    for _ in range(4):
        small.page.keyboard.press("j")
        small.page.wait_for_timeout(60)
        top = small.page.locator(".now").bounding_box()["y"]
        edge = small.page.locator("#tools").bounding_box()
        assert edge["y"] + edge["height"] <= top < 500


def test_folds(small: browsers.Watched) -> None:
    page = small.page
    assert "5 条未变" in page.inner_text(".fold > summary")
    assert not page.locator(".fold .row").first.is_visible()
    page.click(".fold > summary")
    assert page.locator(".fold .row").first.is_visible()
    page.keyboard.press("Escape")
    page.click("#unfold")
    page.click("#unfold")
    assert not page.locator(".fold .row").first.is_visible()
    page.keyboard.press("o")
    assert page.locator(".fold .row").first.is_visible()


def test_links_lead_to_changes_even_to_filtered_ones(small: browsers.Watched) -> None:
    page = small.page
    page.click("[data-filter='added']")
    link = page.locator(".first a").first
    target = link.get_attribute("href")
    link.click()
    assert "#" + page.get_attribute(".now", "id") == target
    assert page.locator(".now").is_visible()
    assert page.get_attribute("[data-filter='']", "aria-pressed") == "true"


def test_moves_are_joined_by_a_line_and_by_links(small: browsers.Watched) -> None:
    page = small.page
    page.locator("[data-to]").scroll_into_view_if_needed()
    page.wait_for_selector(".lines path", state="attached")
    assert page.locator(".lines path").count() == 1
    line = page.locator(".lines path").bounding_box()
    old = page.locator(".row.echo .cell.old").bounding_box()
    new = page.locator("[data-to] .cell.new").bounding_box()
    assert abs(line["x"] - old["x"] - old["width"]) < 6 and abs(line["x"] + line["width"] - new["x"]) < 6
    assert old["y"] < line["y"] < old["y"] + old["height"]
    assert new["y"] < line["y"] + line["height"] < new["y"] + new["height"]
    page.click("[data-to] .jump")
    assert "echo" in page.get_attribute(".now", "class")
    page.click(".now .jump")
    assert page.get_attribute(".now", "data-to")
    page.click("[data-filter='added']")
    page.wait_for_function("!document.querySelector('.lines path')")


def test_side_by_side_when_wide_and_stacked_on_a_telephone(chromium: Any, write: Any) -> None:
    file = write(diff_pages.report())
    for width, stacked in ((1400, False), (800, False), (390, True), (320, True)):
        with browsers.shown(chromium, file, width=width) as watched:
            page = watched.page
            pair = page.locator(".row.change:not(.only)").nth(1)
            old, new = pair.locator(".cell.old").bounding_box(), pair.locator(".cell.new").bounding_box()
            if stacked:
                assert new["y"] >= old["y"] + old["height"] and abs(new["x"] - old["x"]) < 2
            else:
                assert abs(new["y"] - old["y"]) < 1 and new["x"] > old["x"] + old["width"]
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert watched.said == []


def test_dark_and_readable(chromium: Any, write: Any) -> None:
    """Text stands out from what is behind it by 4.5 to 1 at least (WCAG 2.2, AA)."""
    file = write(diff_plans.report())
    for scheme in ("light", "dark"):
        with browsers.shown(chromium, file, color_scheme=scheme) as watched:
            least = watched.page.evaluate(CONTRAST)
            assert least[0] >= 4.5, (scheme, least)


CONTRAST = """() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const color = parse(getComputedStyle(node).backgroundColor);
      if (color.length < 4 || color[3] > .99) return color;
    }
    return [255, 255, 255];
  };
  let least = [99, ''];
  for (const node of document.querySelectorAll('body *:not(script)')) {
    if (![...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !node.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < least[0]) least = [ratio, node.outerHTML.slice(0, 200)];
  }
  return least;
}"""


def test_on_paper(chromium: Any, write: Any) -> None:
    with browsers.shown(chromium, write(diff_pages.report())) as watched:
        page = watched.page
        page.emulate_media(media="print", color_scheme="dark")
        assert not page.locator("#tools").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        lines = "node => getComputedStyle(node).textDecorationLine"
        assert page.locator(".change:not(.only) del").first.evaluate(lines) == "line-through"
        assert page.locator(".change:not(.only) ins").first.evaluate(lines) == "underline"
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.chunk')).contentVisibility") == "visible"
        )
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF") and re.search(rb"/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]", pdf)


def test_without_script_everything_can_be_read(chromium: Any, write: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write(diff_pages.report()).as_uri())
    assert not page.locator("#tools").is_visible()
    assert page.locator(".row.change").first.is_visible() and page.locator(".fold > summary").is_visible()
    context.close()


@pytest.mark.parametrize("context", [ZH, EN])
def test_nothing_from_a_document_runs(chromium: Any, write: Any, context: RenderContext) -> None:
    with browsers.shown(chromium, write(diff_pages.hostile(), context)) as watched:
        page = watched.page
        for words in diff_pages.HOSTILE[:3]:
            page.fill("#search", words)
        for key in ("j", "j", "w", "o", "?"):
            page.keyboard.press("Escape")
            page.evaluate("document.activeElement.blur()")
            page.keyboard.press(key)
        page.wait_for_timeout(100)
        # Neither ran nor was stopped by the policy: it never was markup.
        assert watched.said == [] and len(watched.asked) == 1
        assert page.evaluate("document.scripts.length") == 1
        assert (
            page.evaluate("document.querySelectorAll('img, iframe, object, main svg:not(.lines)').length")
            == 0
        )
        assert page.evaluate("document.querySelectorAll('[onerror], [onload], [onmouseover]').length") == 0
        body = page.evaluate("document.body.textContent")
        for words in diff_pages.HOSTILE[:7]:
            assert words in body


def test_what_was_smuggled_in_would_be_stopped(chromium: Any, tmp_path: Path) -> None:
    """The policy is a second wall: it is tried on a page into which a hole was cut."""
    html = page(diff_pages.report())
    hole = "<script>document.title='run'</script><img src='https://example.invalid/x.png'></main>"
    file = tmp_path / "hole.html"
    file.write_text(html.replace("</main>", hole), encoding="utf-8")
    with browsers.shown(chromium, file) as watched:
        assert watched.page.title() != "run"
        assert any("Content Security Policy" in each for each in watched.said)
        assert watched.refused == ["csp https://example.invalid/x.png"]


LIMIT = 100
"""Milliseconds of the page's own thread; processor time, so that a busy machine changes nothing."""


def test_two_thousand_changes_without_lag(chromium: Any, write: Any) -> None:
    report = diff_pages.large()
    assert len(report.compared[0].changes) == 2000
    file = write(report)
    assert file.stat().st_size < 8_000_000
    with browsers.shown(chromium, file) as watched:
        page = watched.page
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent(script: str = "") -> float:
            def now() -> float:
                metrics = devtools.send("Performance.getMetrics")["metrics"]
                return next(each["value"] for each in metrics if each["name"] == "TaskDuration")

            before = now()
            page.evaluate(script)
            page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")
            return 1000 * (now() - before)

        def typed(words: str) -> str:
            return f"(() => {{ const f = document.querySelector('#search'); f.value = '{words}'; f.dispatchEvent(new Event('input')); }})()"

        spent("0")
        steps = {
            "filter on": "document.querySelector('[data-filter=weakened]').click()",
            "filter off": "document.querySelector('[data-filter=weakened]').click()",
            "first letter": typed("逐"),
            "second letter": typed("逐校"),
            "next": "document.querySelector('#next').click()",
            "far away": "scrollTo(0, document.body.scrollHeight * 0.7)",
            "unfold": "document.querySelector('#unfold').click()",
        }
        times = {name: round(spent(script)) for name, script in steps.items()}
        print(times)
        assert page.inner_text("#position") == "第 1 处，共 2000 处"
        assert all(
            time < LIMIT * (2 if name in ("far away", "unfold") else 1) for name, time in times.items()
        ), times
        assert watched.said == []


def test_far_jumps_arrive(chromium: Any, write: Any) -> None:
    with browsers.shown(chromium, write(diff_pages.large(40))) as watched:
        page = watched.page
        page.keyboard.press("k")
        page.wait_for_timeout(200)
        row = page.locator(".row.change").last
        assert row.get_attribute("id") == page.get_attribute(".now", "id")
        assert 0 < row.bounding_box()["y"] < 900
