"""Which findings a baseline knows again, and what its file looks like."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.errors import UsageError
from planlint.waivers.baseline import Baseline, Entry, Listed, pair, pruned, renamed, sentence, updated
from planlint.waivers.baseline_file import dump, key_of, load

SCHEMA = json.loads(files("planlint").joinpath("schemas/baseline.schema.json").read_text("utf-8"))


def entry(place: str = "a", context: str = "", text: str = "贯策", rule: str = "typo", nth: int = 1) -> Entry:
    digest = (place.encode().hex() + "0" * 16)[:16]
    return Entry(
        rule,
        digest if nth == 1 else f"{digest}-{nth}",
        context and (context.encode().hex() + "0" * 8)[:8],
        text,
    )


def test_the_same_is_known() -> None:
    assert pair([entry()], [entry()]) == {0: 0}


def test_another_rule_or_place_is_not() -> None:
    assert pair([entry()], [entry(rule="other")]) == {}
    assert pair([entry("a", "x")], [entry("b", "y")]) == {}


def test_of_two_alike_the_one_in_the_known_sentence_is_known() -> None:
    # A second such finding, put in before, takes the first one's number.
    known = [entry(context="old")]
    assert pair(known, [entry(context="new"), entry(context="old", nth=2)]) == {1: 0}


def test_a_reworded_heading_or_a_moved_sentence() -> None:
    assert pair([entry("a", "same")], [entry("b", "same")]) == {0: 0}
    assert pair([entry("a", "same", "甲")], [entry("b", "same", "乙")]) == {}


def test_a_reworded_sentence() -> None:
    assert pair([entry("a", "x")], [entry("a", "y")]) == {0: 0}


def test_documentwide_findings_of_different_rules_do_not_mix() -> None:
    assert pair(
        [entry("a", text="", rule="r"), entry("b", text="", rule="s")], [entry("b", text="", rule="s")]
    ) == {0: 1}


ENTRIES = st.lists(
    st.builds(
        entry,
        st.sampled_from("abc"),
        st.sampled_from(["", "x", "y"]),
        st.sampled_from(["甲", "乙"]),
        st.sampled_from(["r", "s"]),
        st.integers(1, 3),
    ),
    max_size=12,
)


@given(ENTRIES, ENTRIES)
def test_each_entry_stands_for_one_finding(known: list[Entry], found: list[Entry]) -> None:
    paired = pair(known, found)
    assert len(set(paired.values())) == len(paired)
    assert all(known[of].rule == found[at].rule for at, of in paired.items())
    # Everything that is there to the letter is known.
    assert len(pair(found, found)) == len(found)


@given(ENTRIES, ENTRIES)
def test_new_findings_hide_no_known_one(known: list[Entry], new: list[Entry]) -> None:
    assert len(pair(known, [*new, *known])) == len(known)


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.builds(Listed, st.text(max_size=5), ENTRIES.map(tuple)),
        max_size=4,
    )
)
def test_what_is_written_is_read_again(documents: dict[str, Listed]) -> None:
    baseline = Baseline(documents)
    text = dump(baseline)
    data = json.loads(text)
    jsonschema.validate(data, SCHEMA)
    held = {key: sorted(each.entries) for key, each in documents.items() if each.entries}
    assert {key: len(each["findings"]) for key, each in data["documents"].items()} == {
        key: len(entries) for key, entries in held.items()
    }
    # The order in which things were found does not show.
    turned = Baseline(
        {key: Listed(each.title, each.entries[::-1]) for key, each in reversed(documents.items())}
    )
    assert dump(turned) == text


def test_reading_back(tmp_path: Path) -> None:
    baseline = Baseline({"送审稿/方案.docx": Listed("某县方案", (entry("a"), entry("b", "x")))})
    path = tmp_path / "b.json"
    path.write_text(dump(baseline), "utf-8")
    assert load(path) == baseline
    assert path.read_text("utf-8").count("\n") == 12


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "第 1 行不是合法的 JSON"),
        ("[]", "不是 planlint 的基线"),
        ('{"schema": "urn:planlint:schema:baseline:2"}', "另一版本"),
        ('{"schema": "urn:planlint:schema:baseline:1"}', "内容不全"),
        (
            '{"schema": "urn:planlint:schema:baseline:1", "documents": {"a": {"title": 1, "findings": []}}}',
            "内容不全",
        ),
        ('{\n<<<<<<< HEAD\n "a": 1\n=======\n>>>>>>> b\n}', "合并冲突"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError) as caught:
        load(path)
    assert said in caught.value.say("zh")
    assert caught.value.say("en")


def test_missing_and_not_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到基线"):
        load(tmp_path / "none.json")
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        load(tmp_path / "b.json")


def test_names_of_documents_are_the_same_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "稿").mkdir()
    inside = key_of(tmp_path / "稿" / "方案.docx", tmp_path / "b.json")
    monkeypatch.chdir(tmp_path / "稿")
    assert key_of(Path("方案.docx"), Path("../b.json")) == inside == "稿/方案.docx"


def test_a_renamed_document_is_known_by_its_title_or_its_findings() -> None:
    many = tuple(entry(each, "x") for each in "abcd")
    old = Baseline({"旧.docx": Listed("某县方案", many), "别.docx": Listed("他县方案", many)})
    assert renamed(old, {"旧.docx"}, "某县方案", many[:1]) == "旧.docx"
    assert renamed(old, {"旧.docx"}, "新名方案", many[:3]) == "旧.docx"
    assert renamed(old, {"旧.docx"}, "新名方案", many[:1]) is None
    assert renamed(old, set(), "某县方案", many) is None
    assert renamed(old, {"旧.docx", "别.docx"}, "他县方案", many) == "别.docx"
    # What every plan lacks tells no two plans apart.
    common = tuple(entry(each, "", "") for each in "abcd")
    assert renamed(Baseline({"旧.docx": Listed("甲", common)}), {"旧.docx"}, "乙", common) is None


def test_writing_again_leaves_other_documents_alone_and_follows_a_renamed_one() -> None:
    before = Baseline({"a": Listed("甲", (entry("a", "x"),)), "b": Listed("乙", (entry("b", "x"),))})
    after = updated(before, {"b": Listed("乙", ())}, set(), {"typo"})
    assert set(after.documents) == {"a"}
    after = updated(before, {"c": Listed("甲", (entry("a", "x"),))}, {"a"}, {"typo"})
    assert set(after.documents) == {"b", "c"}
    # A rule that did not run keeps what was accepted of it.
    after = updated(before, {"b": Listed("乙", ())}, set(), {"other"})
    assert after == before


def test_pruning_adds_nothing() -> None:
    before = Baseline(
        {
            "a": Listed("甲", (entry("a", "x"), entry("b", "x"), entry("c", rule="idle"))),
            "gone": Listed("丙", (entry("a", "x"),)),
            "other": Listed("丁", (entry("a", "x"),)),
        }
    )
    now = {"a": Listed("甲", (entry("b", "y"), entry("new", "z"))), "new": Listed("戊", (entry("q", "x"),))}
    after = pruned(before, now, {"gone"}, {"typo"})
    assert set(after.documents) == {"a", "other"}
    assert set(after.documents["a"].entries) == {entry("b", "y"), entry("c", rule="idle")}


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("甲。乙丙丁。戊", 4, "乙丙丁"),
        ("（二）加强教师培训。", 4, "加强教师培训"),
        ("第三条 甲乙", 5, "甲乙"),
        ("甲。。乙", 1, "甲"),
    ],
)
def test_the_sentence_around(text: str, at: int, found: str) -> None:
    assert sentence(text, at, at + 1).strip() == found
