"""Packs: what they hold, what they take over from others, and several at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.errors import RuleError, UsageError
from planlint.model.settings import LEVELS, Choice, Layer, Level
from planlint.rules import RuleSets, load, packs
from planlint.rules.choosing import Known, levels, narrowed, union


def pack(folder: Path, name: str, text: str) -> str:
    path = folder / f"{name}.yaml"
    path.write_text(f"id: {name}\ntitle: 包\n{text}\n", encoding="utf-8")
    return str(path)


def held(*names: str) -> dict[str, str]:
    return {rule.id: rule.severity for rule in load(pack=names).rules}


def test_a_pack_extends_others_and_changes_them(tmp_path: Path) -> None:
    pack(tmp_path, "base", "select: [typo, long-heading]\nseverity: {typo: warning}")
    top = pack(
        tmp_path,
        "top",
        "extends: base.yaml\nselect: [qita]\nignore: [long-heading]\nseverity: {qita: info}",
    )
    assert held(top) == {"typo": "warning", "qita": "info"}


def test_what_an_extended_pack_turned_off_can_be_selected(tmp_path: Path) -> None:
    pack(tmp_path, "base", "select: [typo, qita]\nseverity: {typo: off}")
    assert set(held(str(tmp_path / "base.yaml"))) == {"qita"}
    assert set(held(pack(tmp_path, "top", "extends: [base.yaml]\nselect: [typo]"))) == {"typo", "qita"}


def test_a_pack_that_selects_nothing_and_extends_nothing_holds_all(tmp_path: Path) -> None:
    everything = held(pack(tmp_path, "all", ""))
    assert everything.keys() == RuleSets().known(()).keys()
    assert held(pack(tmp_path, "same", "extends: [minimal]")) == held("minimal")


def test_several_packs_are_their_union_at_the_more_severe(tmp_path: Path) -> None:
    one = pack(tmp_path, "one", "select: [typo, qita]\nseverity: {typo: info, qita: off}")
    two = pack(tmp_path, "two", "select: [typo, qita]\nseverity: {typo: warning, qita: info}")
    assert held(one, two) == held(two, one) == held(one, two, one) == {"typo": "warning", "qita": "info"}
    ruleset = load(pack=[one, two])
    assert ruleset.packs == ("one", "two")


def test_a_diamond_is_no_circle(tmp_path: Path) -> None:
    pack(tmp_path, "base", "select: [typo]")
    pack(tmp_path, "left", "extends: [base.yaml]\nselect: [qita]")
    pack(tmp_path, "right", "extends: [base.yaml]\nseverity: {typo: info}")
    top = pack(tmp_path, "top", "extends: [left.yaml, right.yaml]")
    assert set(held(top)) == {"typo", "qita"}
    assert load(pack=top).holds(("base", "left"))
    assert not load(pack=top).holds(("default",))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_circle_names_its_chain(tmp_path: Path, size: int) -> None:
    for at in range(size):
        pack(tmp_path, f"p{at}", f"extends: [p{(at + 1) % size}.yaml]")
    with pytest.raises(RuleError) as caught:
        load(pack=str(tmp_path / "p0.yaml"))
    chain = " → ".join([f"p{at}" for at in range(size)] + ["p0"])
    assert f"互相引用成了圈：{chain}" in caught.value.say("zh")
    assert chain in caught.value.say("en")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("extends: [defualt]", 3, "没有规则包“defualt”，是不是想写“default”？"),
        ("select:\n  - typo\n  - tpyo", 5, "没有规则“tpyo”，是不是想写“typo”？"),
        ("severity: {tpyo: off}", 3, "没有规则“tpyo”"),
        ("severity: {typo: fatal}", 3, "“fatal”不能用在这里"),
        ("extend: [default]", 3, "不认识的键“extend”，是不是想写“extends”？"),
    ],
)
def test_mistakes_have_their_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(pack=pack(tmp_path, "mine", text))
    assert f"mine.yaml:{line}：{said}" in caught.value.say("zh")


def test_a_pack_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="没有规则包“scool”，是不是想写“school”"):
        load(pack=["default", "scool"])


@pytest.mark.parametrize("name", packs())
def test_shipped_packs_load(name: str) -> None:
    ruleset = load(pack=name)
    assert ruleset.rules
    assert ruleset.packs == (name,)


def test_a_broken_rule_that_is_not_chosen_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules are validated when they are chosen: what a pack leaves out costs nothing."""
    from planlint.rules import reading

    read: list[str] = []
    real = reading.read_rule
    monkeypatch.setattr(
        reading,
        "read_rule",
        lambda place, *a, **k: read.append(place.source.path.stem) or real(place, *a, **k),
    )
    load(select=["typo"])
    assert read == ["typo"]


RULES = {
    id: Known(id, kind, "warning")
    for id, kind in [("a", "wording"), ("ab", "wording"), ("abc", "structure"), ("b", "structure")]
}
NAMES = st.sampled_from(["a", "ab", "abc", "b", "a*", "ab*", "*", "wording", "structure"])
STATED = st.dictionaries(NAMES, st.sampled_from(LEVELS))
HELD = st.dictionaries(st.sampled_from(sorted(RULES)), st.sampled_from(LEVELS))


@given(STATED.flatmap(lambda stated: st.tuples(st.just(stated), st.permutations(list(stated.items())))))
def test_the_order_of_severities_does_not_matter(
    both: tuple[dict[str, Level], list[tuple[str, Level]]],
) -> None:
    assert levels(both[0].items(), RULES) == levels(both[1], RULES)


def test_the_most_exact_name_holds() -> None:
    stated: dict[str, Level] = {"*": "off", "wording": "info", "a*": "warning", "ab": "error"}
    assert levels(stated.items(), RULES) == {"a": "warning", "ab": "error", "abc": "warning", "b": "off"}


@given(st.lists(HELD, max_size=4), st.randoms())
def test_union_is_order_independent_and_idempotent(many: list[dict[str, Level]], random: object) -> None:
    mixed = list(many)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert union(many) == union(mixed) == union([*many, *many]) == union([union(many[:2]), union(many[2:])])


@given(HELD, st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), STATED)
def test_a_layer_holds_what_it_promises(
    below: dict[str, Level], select: list[str], ignore: list[str], stated: dict[str, Level]
) -> None:
    layer = Layer(tuple(select), tuple(ignore), tuple(stated.items()))
    found = narrowed(below, layer, RULES)
    assert "off" not in found.values()
    assert narrowed(found, Layer(), RULES) == found
    again = narrowed(found, Layer((), tuple(ignore), tuple(stated.items())), RULES)
    assert again == found
    if not select:
        assert found.keys() <= below.keys()


def test_choices_are_compared_by_value() -> None:
    sets = RuleSets()
    assert sets.of(Choice(("minimal",))) is sets.of(Choice(("minimal",), (), ()))
