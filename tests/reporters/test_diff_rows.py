"""Both documents whole, in rows: nothing is lost, nothing stands twice, what belongs together is in step."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.model.compared import Compared
from planlint.reporters.diff_rows import Fold, Layout, Row, layout
from tests.reporters import diff_pages

LINES = [
    *diff_pages.OLD.splitlines(),
    "四、附则",
    "（一）修复屋顶花园。对破损的屋顶花园逐一登记造册，并培训专职教师，每季度通报一次进展。",
    "本方案自印发之日起施行。",
]


def laid(compared: Compared) -> Layout:
    return layout(compared.comparison, compared.changes)


def texts(found: Layout, of: str) -> list[str]:
    pieces = [piece for row in found.rows for piece in (row.old if of == "old" else row.new)]
    for piece in pieces:
        assert "".join(part.text for part in piece.parts) == piece.unit.text.strip()
    return [piece.unit.text for piece in pieces]


def test_both_documents_are_whole_and_in_order() -> None:
    compared = diff_pages.compared()
    found = laid(compared)
    assert texts(found, "old") == [unit.text for unit in compared.comparison.old.units]
    assert texts(found, "new") == [unit.text for unit in compared.comparison.new.units]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=16),
    st.lists(st.sampled_from(LINES), min_size=1, max_size=16),
)
def test_whatever_was_moved_added_split_or_merged(old: list[str], new: list[str]) -> None:
    compared = diff_pages.compared("\n".join(old), "\n".join(new))
    found = laid(compared)
    for side, outline in (("old", compared.comparison.old), ("new", compared.comparison.new)):
        assert texts(found, side) == [unit.text for unit in outline.units]
    assert sum(len(row.changes) for row in found.rows) == len(compared.changes)
    for row in found.rows:
        for other in row.elsewhere:
            assert found.rows.index(row) in found.rows[other].elsewhere or found.rows[other] == row


def row_with(found: Layout, words: str, side: str = "new") -> Row:
    return next(row for row in found.rows if any(words in piece.unit.text for piece in getattr(row, side)))


def test_pairs_share_a_row_and_what_moved_stands_at_both_places() -> None:
    found = laid(diff_pages.compared())
    pair = row_with(found, "建设校园苗圃")
    assert pair.old and pair.new and {"target-changed", "deadline-changed"} <= set(pair.changes[0].kinds)
    here, there = row_with(found, "屋顶花园"), row_with(found, "屋顶花园", "old")
    assert here is not there and not here.old and not there.new
    assert found.rows[here.elsewhere[0]] is there and found.rows[there.elsewhere[0]] is here
    assert "moved" in here.changes[0].kinds and there.echoes == here.changes and not there.changes
    gone, come = row_with(found, "宣传栏", "old"), row_with(found, "第三方评估")
    assert not gone.new and not come.old
    assert not gone.elsewhere and not come.elsewhere


def test_differing_words_are_marked_and_numbers_apart() -> None:
    row = row_with(laid(diff_pages.compared()), "园艺课程")
    assert [part.text for part in row.old[0].parts if part.kind == "gone"] == ["确保"]
    assert [part.text for part in row.new[0].parts if part.kind == "come"] == ["力争"]
    row = row_with(laid(diff_pages.compared()), "定期通报")
    assert [part.text for part in row.new[0].parts if part.kind == "come"] == ["（三）"]


def test_spaces_are_no_difference() -> None:
    spaced = diff_pages.OLD.replace("一、总体要求", "一、总 体　要求")
    found = laid(diff_pages.compared(diff_pages.OLD, spaced))
    assert all(part.kind == "same" for row in found.rows for piece in row.new for part in piece.parts)
    assert "总 体　要求" in "".join(texts(found, "new"))


def test_unchanged_stretches_are_folded_but_not_headings_over_changes() -> None:
    found = laid(diff_pages.compared())
    stretches = list(found.stretches())
    folds = [each for each in stretches if isinstance(each, Fold)]
    assert len(folds) == 1
    inside = found.rows[folds[0].first : folds[0].last + 1]
    assert [row.unit.text[:3] for row in inside] == ["一、总", "（一）", "（二）", "（三）", "（四）"]
    assert sum(each.last - each.first + 1 for each in folds) + len(stretches) - len(folds) == len(found.rows)


def test_changes_that_were_not_asked_for_are_not_folded_away() -> None:
    compared = diff_pages.compared()
    some = tuple(each for each in compared.changes if "added" in each.kinds)
    found = laid(replace(compared, changes=some))
    assert [change for row in found.rows for change in row.changes] == list(some)
    assert row_with(found, "园艺课程").kept and not row_with(found, "园艺课程").changes


def test_the_parts_of_a_split_keep_their_own_words() -> None:
    old = "一、任务\n（一）建设苗圃。各校建成校园苗圃不少于二十个，并由园林部门派专人定期指导养护工作。\n（二）开展评比。\n"
    new = (
        "一、任务\n（一）建设苗圃。各校建成校园苗圃不少于二十个。\n"
        "（二）指导养护。由园林部门派专人定期指导养护工作。\n（三）开展评比。\n"
    )
    compared = diff_pages.compared(old, new)
    assert any("split" in change.kinds for change in compared.changes)
    found = laid(compared)
    row = row_with(found, "园林部门", "old")
    assert [piece.unit.label for piece in row.new] == ["（一）", "（二）"]
    assert all("".join(part.text for part in piece.parts) == piece.unit.text.strip() for piece in row.new)
