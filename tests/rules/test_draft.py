"""Whatever is answered, the file says the same."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.model.rule import Word
from planlint.rules.draft import Draft, as_data, as_yaml
from planlint.rules.suggest import id_of, wrong_id
from planlint.rules.yaml_text import scalar

said = (
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
odd = st.sampled_from(
    [
        "是：否",
        "yes",
        "5.1",
        "2020-11-23",
        "null",
        "- 一",
        "# 号",
        "a: b",
        "'单'",
        '"双"',
        "{甲}",
        "[乙]",
        "*",
        "&x",
        "\\d+",
        "%",
        "@",
    ]
)
texts = st.one_of(said, odd)


@given(texts)
def test_a_scalar_reads_as_itself(text: str) -> None:
    form = scalar(text)
    assert yaml.safe_load(form) == text
    assert yaml.safe_load(f"[{form}, {{a: {form}}}]") == [text, {"a": text}]
    assert "\n" not in form


def test_chinese_is_written_as_chinese() -> None:
    assert scalar("改为“随迁子女”，见《意见》") == "改为“随迁子女”，见《意见》"
    assert scalar("约[0-9]+人") == "'约[0-9]+人'"


@settings(deadline=None, max_examples=60)
@given(
    texts, texts, st.lists(st.builds(Word, texts, texts), max_size=12), st.lists(texts, max_size=3), texts,
    st.lists(st.lists(texts, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=3),
)  # fmt: skip
def test_the_file_holds_the_draft(
    title: str, why: str, words: list[Word], unless: list[str], basis: str, examples: list[str]
) -> None:
    for kind in ("wording", "pattern", "section", "measure", "theme"):
        draft = Draft(
            kind,  # type: ignore[arg-type]
            "甲", title, "info", tuple(words), tuple(unless), tuple(unless), tuple(unless),
            why=why, fix=why, message=title, basis=((basis, ""),), failing=tuple(examples), passing=tuple(examples),
        )  # fmt: skip
        assert yaml.safe_load(as_yaml(draft)) == as_data(draft)


@given(st.text(max_size=40))
def test_an_id_made_of_a_title_can_be_one(title: str) -> None:
    id = id_of(title)
    assert not id or wrong_id(id) is None


def test_ids() -> None:
    assert id_of("不用旧称“农民工子女”") == "不用旧称农民工子女"
    assert id_of("No “rural pupils” any more") == "no-rural-pupils-any-more"
    assert id_of("2025年 GDP 目标") == "2025-年-gdp-目标"
    assert wrong_id("a b") and wrong_id("con") and wrong_id("-x") and not wrong_id("甲-1")
