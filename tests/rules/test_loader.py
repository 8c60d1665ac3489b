"""Rule files: what is accepted, and what every mistake is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.errors import RuleError, UsageError
from planlint.model.rule import MeasureCheck, WordingCheck
from planlint.rules import load, packs, shipped_folder

GOOD = """\
id: own-rule
kind: wording
severity: warning
title: {zh: 标题, en: Title}
message: {zh: "“{quote}”不对", en: "“{quote}” is wrong"}
why: {zh: 原因。, en: Reason.}
fix: {zh: 改掉。, en: Mend it.}
check: {patterns: ['坏词']}
examples:
  fail: ["这里有«坏词»。", "又是«坏词»。"]
  pass: ["没有。", "也没有。"]
"""


def rule_file(folder: Path, text: str = GOOD, name: str = "own-rule") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, old: str, new: str) -> str:
    """What loading says when ``old`` in the good file is replaced by ``new``."""
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load([rule_file(folder, GOOD.replace(old, new))])
    return caught.value.say("zh")


def test_own_rule_is_added_to_the_pack(tmp_path: Path) -> None:
    ruleset = load([rule_file(tmp_path)])
    rule = ruleset.rule("own-rule")
    assert isinstance(rule.check, WordingCheck)
    assert rule.check.patterns == ("坏词",)
    assert [example.fails for example in rule.examples] == [True, True, False, False]
    assert len(ruleset.rules) > 45


def test_own_rule_replaces_a_shipped_one(tmp_path: Path) -> None:
    text = GOOD.replace("id: own-rule", "id: typo")
    ruleset = load([rule_file(tmp_path, text, "typo")])
    assert ruleset.rule("typo").origin.parent == tmp_path
    assert [rule.id for rule in ruleset.rules].count("typo") == 1


def test_own_word_list(tmp_path: Path) -> None:
    (tmp_path / "vocab").mkdir()
    (tmp_path / "vocab" / "our-words.yaml").write_text(
        "id: our-words\nterms:\n  - {term: [甲词, 乙词], instead: 丙词}\n", encoding="utf-8"
    )
    rule_file(tmp_path, GOOD.replace("{patterns: ['坏词']}", "{words: our-words}"))
    check = load([tmp_path]).rule("own-rule").check
    assert isinstance(check, WordingCheck)
    assert [(word.term, word.instead) for word in check.words] == [("甲词", "丙词"), ("乙词", "丙词")]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("severity: warning", "severty: warning", 3, "不认识的键“severty”，是不是想写“severity”？"),
        ("severity: warning", "severity: wrong", 3, "“wrong”不能用在这里"),
        ("kind: wording", "kind: words", 2, "“words”不能用在这里"),
        ("title: {zh: 标题, en: Title}", "title: {en: Title}", 4, "缺少“zh”"),
        ("title: {zh: 标题, en: Title}", "title: [标题]", 4, "这里应是文字，或者写中英两种文字"),
        ("{quote}”不对", "{quot}”不对", 5, "“{quot}”不能用在这里，是不是想写“quote”？"),
        ("{quote}”不对", "{quote”不对", 5, "不能用在这里"),
        ("['坏词']", "['(坏词']", 8, "表达式写错了（缺少“)”：(坏词）"),
        ("['坏词']", "['(?<=很)坏词']", 8, "“(?<=很)”是环视，re2 里不能用：照写出来"),
        ("['坏词']", "[12]", 8, "这里应是文字，而不是 “12”，数字、日期、yes/no 要加引号"),
        ("{patterns: ['坏词']}", "{words: typoes}", 8, "没有名为“typoes”的词表，是不是想写“typos”？"),
        ("{patterns: ['坏词']}", "{place: title}", 8, "check 里要有 words、patterns、test 之一"),
        ("{patterns: ['坏词']}", "{patterns: ['坏词'], once: 1}", 8, "这里应是 true 或 false"),
        ("{patterns: ['坏词']}", "{patterns: ['坏词'], once: true}", 1, "合并成一条的规则要有 summary"),
        ("{patterns: ['坏词']}", "{test: gap}", 8, "“gap”不能用在这里，可用的有：pairs、repetition"),
        ('  pass: ["没有。", "也没有。"]', "", 9, "缺少“pass”"),
        ('["没有。", "也没有。"]', '["没有。"]', 11, "“pass”至少要有两个例子"),
        ('«坏词»。", "又', '«坏词。", "又', 10, "“«”和“»”要成对"),
        ('没有。", "也', '«没有»。", "也', 11, "通过的例子里不能有“«»”"),
        (
            "id: own-rule",
            "id: other-rule",
            1,
            "id 要和文件名一样：文件里写的是“other-rule”，文件名是“own-rule.yaml”。",
        ),
        ("kind: wording", "kind: wording\n  bad: indent", 3, "不是有效的 YAML：这里不能再写“键: 值”"),
        ("['坏词']", "['坏词{3,1}']", 8, "表达式写错了（花括号里的次数太大，或者前大后小"),
        ("['坏词']", "['[z-a]']", 8, "表达式写错了（方括号里的起止次序写反了：z-a）"),
        ("['坏词']", "['坏词\\1']", 8, "“\\1”是回指，re2 里不能用"),
        ("['坏词']}", "['坏词']", 9, "不是有效的 YAML：花括号没有配对"),
    ],
)
def test_every_mistake_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    text = complaint(tmp_path, old, new)
    assert said in text
    assert f"own-rule.yaml:{line}：" in text
    assert "写法示例" in text or "不认识的键" in text or "词表" in text


def test_a_file_saved_in_gbk_is_told_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "own-rule.yaml"
    path.write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(RuleError) as caught:
        load([path])
    assert "编码选“UTF-8”" in caught.value.say("zh")
    assert "YAML" not in caught.value.say("zh")


def test_missing_examples(tmp_path: Path) -> None:
    text = complaint(tmp_path, GOOD[GOOD.index("examples:") :], "")
    assert "缺少“examples”" in text
    assert 'fail: ["（一）«____年»底前完成。"' in text


def test_all_mistakes_of_all_files_at_once(tmp_path: Path) -> None:
    rule_file(tmp_path, GOOD.replace("severity: warning", "severity: bad").replace("why:", "wy:"))
    rule_file(tmp_path, "- a list\n", "second")
    (tmp_path / "third.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleError) as caught:
        load([tmp_path])
    said = caught.value.say("en")
    assert said.startswith(f"{said.split(' ')[0]} problems in rule files:")
    for name in ("own-rule.yaml:3:", "own-rule.yaml:6:", "second.yaml:1:", "third.yaml:1:"):
        assert name in said
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [{"pack": "defualt"}, {"select": ("tpyo",)}, {"ignore": ("nothing-*",)}, {"paths": ("nowhere.yaml",)}],
)
def test_unknown_names_are_usage_errors(arguments: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        load(**arguments)  # type: ignore[arg-type]


def test_select_and_ignore() -> None:
    assert {rule.id for rule in load(select=("numbering-*",)).rules} == {
        "numbering-gap",
        "numbering-repeat",
        "numbering-disorder",
    }
    assert {rule.kind for rule in load(select=("coverage",)).rules} == {"coverage"}
    assert "typo" not in {rule.id for rule in load(ignore=("typo",)).rules}
    assert [rule.id for rule in load(select=("typo", "qita"), ignore=("qita",)).rules] == ["typo"]


def test_pack_file_sets_severity(tmp_path: Path) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text(
        "id: mine\ntitle: {zh: 我的, en: Mine}\nselect: [typo, wording]\nignore: [qita]\nseverity: {typo: info}\n",
        encoding="utf-8",
    )
    ruleset = load(pack=str(pack))
    assert ruleset.rule("typo").severity == "info"
    assert {rule.kind for rule in ruleset.rules} == {"wording"}
    assert "qita" not in {rule.id for rule in ruleset.rules}


def test_the_default_pack() -> None:
    ruleset = load(strict=True)
    assert "default" in packs()
    assert len(ruleset.rules) >= 45
    kinds = {rule.kind for rule in ruleset.rules}
    assert kinds >= {"coverage", "measure", "structure", "wording"}
    for rule in ruleset.rules:
        assert rule.title.en and rule.message.en and rule.why.en and rule.fix.en
        assert shipped_folder() in rule.origin.parents


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="numbering-gap"):
        load().rule("numbering-gpa")


def test_a_rule_about_a_theme_rests_on_what_the_theme_rests_on() -> None:
    ruleset = load()
    assert ruleset.rule("aspects-funding").basis == ruleset.vocabulary.theme("funding").basis


def test_a_theme_that_does_not_exist(tmp_path: Path) -> None:
    text = complaint(tmp_path, "kind: wording", "kind: coverage")
    assert "check 里要有 theme、phrases 之一" in text
    rule = GOOD.replace("kind: wording", "kind: coverage").replace("patterns: ['坏词']", "theme: teacher")
    with pytest.raises(RuleError) as caught:
        load([rule_file(tmp_path, rule)])
    assert "own-rule.yaml:8：没有主题“teacher”，是不是想写“teachers”？" in caught.value.say("zh")


def test_measure_check_is_read(tmp_path: Path) -> None:
    text = GOOD.replace("kind: wording", "kind: measure").replace(
        "{patterns: ['坏词']}", "{lacks: owner, phrases: ['坏词'], share: 0.5}"
    )
    text = text.replace("check:", "summary: {zh: 共几处, en: several}\ncheck:")
    check = load([rule_file(tmp_path, text)]).rule("own-rule").check
    assert check == MeasureCheck(lacks=("owner",), phrases=("坏词",), share=0.5)


def test_a_rule_about_a_theme_calls_it_by_its_name() -> None:
    from planlint.model.rule import CoverageCheck

    ruleset = load()
    for rule in ruleset.rules:
        if isinstance(rule.check, CoverageCheck):
            name = ruleset.vocabulary.theme(rule.check.theme).name
            assert f"“{name.zh}”" in rule.title.zh
            assert f"“{name.en}”" in rule.title.en


def test_a_rule_of_ones_own_may_speak_chinese_alone(tmp_path: Path) -> None:
    text = GOOD.replace("title: {zh: 标题, en: Title}", "title: 标题")
    text = text.replace("why: {zh: 原因。, en: Reason.}", "why: {zh: 原因。}")
    rule = load([rule_file(tmp_path, text)]).rule("own-rule")
    assert (rule.title.zh, rule.title.say("en")) == ("标题", "标题")
    assert rule.why.say("en") == "原因。"


def test_shipped_files_speak_both() -> None:
    for rule in load(strict=True).rules:
        for said in (rule.title, rule.message, rule.why, rule.fix, rule.summary):
            assert said is None or (said.zh and said.en), rule.id


def test_words_may_stand_in_the_rule_itself(tmp_path: Path) -> None:
    words = "{words: [typos, {term: 甲词, instead: 乙词, unless: 甲词典}]}"
    check = load([rule_file(tmp_path, GOOD.replace("{patterns: ['坏词']}", words))]).rule("own-rule").check
    assert isinstance(check, WordingCheck)
    assert (check.words[-1].term, check.words[-1].instead, check.words[-1].unless) == (
        "甲词",
        "乙词",
        ("甲词典",),
    )
    assert len(check.words) > 1
