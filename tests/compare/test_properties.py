"""What holds of every comparison."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.compare.test_kinds import MEASURES, NUMBERS, OTHERS, compared, plan

LISTS = st.lists(st.sampled_from(MEASURES), min_size=2, max_size=5, unique=True)
OTHER_LISTS = st.lists(st.sampled_from(OTHERS), min_size=2, max_size=3, unique=True)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(LISTS, OTHER_LISTS)
def test_a_document_beside_itself_has_no_change(one: list[str], other: list[str]) -> None:
    text = plan(one, other)
    comparison = compared(text, text)
    assert comparison.changes == ()
    assert comparison.unchanged == len(comparison.old.units)


MIRRORED = {
    "added": "removed", "removed": "added", "split": "merged", "merged": "split", "weakened": "strengthened",
    "strengthened": "weakened",
}  # fmt: skip


@FEW
@given(LISTS, OTHER_LISTS, LISTS, OTHER_LISTS)
def test_the_other_way_round_what_came_is_gone(
    one: list[str], other: list[str], one_: list[str], other_: list[str]
) -> None:
    old, new = plan(one, other), plan(one_, other_)
    there, back = compared(old, new), compared(new, old)
    count = {MIRRORED.get(kind, kind): number for kind, number in there.counts.items()}
    # How many numbers moved on together depends on which side one counts.
    count.pop("renumbered", None)
    assert count == {kind: number for kind, number in back.counts.items() if kind != "renumbered"}


@FEW
@given(LISTS, OTHER_LISTS)
def test_other_labels_alone_are_renumbered_only(one: list[str], other: list[str]) -> None:
    old = plan(one, other)
    new = "".join(
        line.replace(f"（{sign}）", f"{at + 1}．", 1) if line.startswith(f"（{sign}）") else line
        for line in old.splitlines(keepends=True)
        for at, sign in enumerate(NUMBERS)
        if line.startswith(f"（{sign}）") or (at == 0 and not line.startswith("（"))
    )
    assert {kind for change in compared(old, new).changes for kind in change.kinds} == {"renumbered"}


@FEW
@given(LISTS, st.randoms(use_true_random=False))
def test_another_order_is_moves_and_numbers_only(one: list[str], random: object) -> None:
    shuffled = list(one)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    kinds = {kind for change in compared(plan(one), plan(shuffled)).changes for kind in change.kinds}
    assert kinds <= {"moved", "renumbered"}
    assert ("moved" in kinds) == (shuffled != one)


@FEW
@given(LISTS, OTHER_LISTS, LISTS, OTHER_LISTS)
def test_every_unit_is_accounted_for_once(
    one: list[str], other: list[str], one_: list[str], other_: list[str]
) -> None:
    comparison = compared(plan(one, other), plan(one_, other_))
    olds = [side for pair in comparison.links for side in pair[0]]
    news = [side for pair in comparison.links for side in pair[1]]
    olds += [change.old.unit for change in comparison.changes if change.old and not change.new]
    news += [change.new.unit for change in comparison.changes if change.new and not change.old]
    assert sorted(olds) == [unit.index for unit in comparison.old.units]
    assert sorted(news) == [unit.index for unit in comparison.new.units]
    for kind, number in comparison.counts.items():
        assert number == sum(kind in change.kinds for change in comparison.changes)
