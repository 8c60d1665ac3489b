"""Levels, aspects, homes, priorities and what kind of plan it is."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.coverage import cover, tag
from planlint.coverage.quoting import clause_around
from planlint.model.coverage import Coverage, ThemeCoverage
from planlint.model.outline import Outline
from tests.conftest import SHARED
from tests.coverage.plans import plan, vocabulary, with_evidence

TITLE = "柳溪县义务教育优质均衡发展实施方案"
TEACHERS = "2026年8月底前补充教师120名。责任单位：县教育局"


def covered(outline: Outline) -> Coverage:
    return cover(tag(outline, vocabulary()), vocabulary())


def theme(coverage: Coverage, id: str) -> ThemeCoverage:
    return next(theme for theme in coverage.themes if theme.id == id)


def one(text: str, head: str = "（一） 加强教师队伍建设") -> Outline:
    return plan(TITLE, ("tasks", "一、 重点任务", ""), ("measure", head, text))


class TestLevels:
    def test_committed_is_owner_and_date_or_figure(self) -> None:
        outline = with_evidence(one(TEACHERS), 2, owner="县教育局", deadline="2026年8月底前")
        assert theme(covered(outline), "teachers").level == "committed"

    def test_an_owner_alone_commits_nobody(self) -> None:
        outline = with_evidence(one(TEACHERS), 2, owner="县教育局")
        assert theme(covered(outline), "teachers").level == "addressed"

    def test_a_date_for_another_plan_does_not_bind(self) -> None:
        text = "补充教师，2026年6月底前制定教师补充工作方案。责任单位：县教育局"
        outline = with_evidence(one(text), 2, owner="县教育局", deadline="2026年6月底前")
        assert theme(covered(outline), "teachers").level == "addressed"

    def test_a_figure_striven_for_does_not_bind(self) -> None:
        text = "补充教师，力争补充120名。责任单位：县教育局"
        outline = with_evidence(one(text), 2, owner="县教育局", quantity="120名")
        assert theme(covered(outline), "teachers").level == "addressed"

    def test_a_goal_only_mentions(self) -> None:
        outline = plan(TITLE, ("goals", "一、 目标", ""), ("goal", "1.", "教师队伍结构更加合理。"))
        found = theme(covered(outline), "teachers")
        assert found.level == "mentioned"
        assert found.mentions[0].text == "教师队伍结构更加合理"

    def test_places_that_only_name_it_are_all_counted(self) -> None:
        goals = [("goal", f"{number}.", f"教师队伍结构更加合理之{number}。") for number in range(1, 9)]
        found = theme(covered(plan(TITLE, ("goals", "一、 目标", ""), *goals)), "teachers")
        assert (len(found.mentions), found.places) == (5, 8)

    def test_a_problem_only_mentions(self) -> None:
        outline = one("目前存在教师队伍数量不足的问题。", "1.")
        assert theme(covered(outline), "teachers").level == "mentioned"

    def test_what_no_word_names_is_absent(self) -> None:
        assert theme(covered(one(TEACHERS)), "safety").level == "absent"


class TestAspects:
    def test_acted_on_and_missing(self) -> None:
        found = theme(covered(one("每年招聘教师，组织全员培训，落实津贴。")), "teachers")
        assert {a.id for a in found.aspects if not a.missing} == {"supply", "training", "pay"}
        assert {"rotation", "ethics", "titles"} <= {a.id for a in found.missing}

    def test_a_quote_stands_where_it_says(self) -> None:
        outline = one("每年招聘教师，组织全员培训。")
        found = theme(covered(outline), "teachers")
        for quote in (*found.quotes, *(q for a in found.aspects for q in a.quotes)):
            block = outline.document.blocks[quote.location.block]
            span = quote.location.span
            assert block.text[span.start : span.end] == quote.text
            assert quote.location.path[-1] == "（一）加强教师队伍建设"

    def test_an_aspect_of_a_theme_not_acted_on_is_missing(self) -> None:
        outline = plan(TITLE, ("goals", "一、 目标", ""), ("goal", "1.", "教师全员培训更有实效。"))
        assert all(aspect.missing for aspect in theme(covered(outline), "teachers").aspects)

    def test_four_themes_have_six_aspects_and_the_others_three(self) -> None:
        for known in vocabulary().themes:
            least = 6 if known.id in ("fairness", "teachers", "informatization", "funding") else 3
            assert len(known.aspects) >= least, known.id


class TestHomes:
    outline = plan(
        TITLE,
        ("general", "一、 总体要求", ""),
        ("tasks", "二、 重点任务", ""),
        ("measure", "（一） 加强教师队伍建设", "补充教师。"),
        ("measure", "（二） 改善办学条件", "改造校舍。"),
        ("safeguards", "三、 保障措施", ""),
        ("measure", "（一） 加强组织领导", "成立领导小组。"),
    )

    def test_an_absent_theme_goes_where_its_role_is(self) -> None:
        coverage = covered(self.outline)
        assert theme(coverage, "informatization").home.zh == "写在“二、重点任务”的“（二）改善办学条件”之后"
        assert theme(coverage, "funding").home.zh == "写在“三、保障措施”的“（一）加强组织领导”之后"

    def test_a_theme_with_measures_stays_beside_them(self) -> None:
        found = theme(covered(self.outline), "teachers")
        assert found.home.zh == "写在“二、重点任务”的“（一）加强教师队伍建设”之后"
        assert found.home_unit == 3

    def test_a_plan_without_safeguards_gets_a_section(self) -> None:
        found = theme(covered(one("补充教师。")), "governance")
        assert "另起一节“保障措施”" in found.home.zh
        assert "Safeguards" in found.home.en

    def test_a_plan_without_sections(self) -> None:
        outline = plan(TITLE, ("measure", "1. 补充教师", "每年招聘。"))
        assert theme(covered(outline), "aid").home.zh == "写在“1.补充教师”之后"
        assert theme(covered(plan(TITLE)), "aid").home_unit is None


class TestPriorities:
    def test_at_most_five_each_with_something_to_write(self) -> None:
        found = covered(one("补充教师。")).priorities
        assert 3 <= len(found) <= 5
        assert all(item.what.zh and item.todo.zh and item.what.en and item.todo.en for item in found)

    def test_the_weightiest_comes_first(self) -> None:
        found = covered(one("补充教师。")).priorities  # a title that says 均衡 mentions fairness
        assert [item.theme for item in found][:3] == ["funding", "", "fairness"]

    def test_a_plan_without_measures_hears_that_first(self) -> None:
        outline = plan(TITLE, ("goals", "一、 目标", ""), ("goal", "1.", "办学水平更高。"))
        assert "没有一条能执行的措施" in covered(outline).priorities[0].what.zh

    def test_a_theme_only_mentioned_is_quoted(self) -> None:
        outline = plan(
            TITLE,
            ("general", "一、 总体要求", ""),
            ("principle", "1.", "推进教育数字化。"),
            ("tasks", "二、 重点任务", ""),
            ("measure", "（一） 加强教师队伍建设", "补充教师。"),
        )
        found = theme(covered(outline), "informatization")
        assert found.level == "mentioned"
        assert found.mentions[0].text == "推进教育数字化"

    def test_expected_themes_only(self) -> None:
        themes = {item.theme for item in covered(one("补充教师。")).priorities}
        assert not themes & {"higher", "private", "vocational", "preschool", "special"}


class TestProfile:
    def expected(self, outline: Outline) -> tuple[str, set[str]]:
        coverage = covered(outline)
        return coverage.profile.id, {t.id for t in coverage.themes if t.expected}

    def test_a_county_s_plan_of_compulsory_education(self) -> None:
        kind, ids = self.expected(one("补充教师。"))
        assert kind == "area"
        assert {"fairness", "teachers", "funding", "safety", "aid"} <= ids
        assert not ids & {"higher", "private", "vocational", "preschool", "special"}

    def test_a_plan_of_all_education_answers_what_a_county_runs(self) -> None:
        outline = plan(
            "柳溪县“十四五”教育事业发展规划", ("tasks", "一、 任务", ""), ("measure", "1.", "补充教师。")
        )
        kind, ids = self.expected(outline)
        assert kind == "area"
        assert {"preschool", "vocational", "special"} <= ids
        assert not ids & {"higher", "private"}

    def test_one_school_s_plan(self) -> None:
        outline = plan(
            "柳溪县第二小学教学质量提升方案",
            ("tasks", "一、 任务", ""),
            ("measure", "1.", "我校每学期开展教研活动四次，提升课堂教学质量。"),
        )
        kind, ids = self.expected(outline)
        assert kind == "school"
        assert "curriculum" in ids
        assert not ids & {"conditions", "aid", "fairness"}
        assert covered(outline).profile.note.zh

    @pytest.mark.parametrize(
        ("title", "text", "kind"),
        [
            ("柳岸中学作业管理工作方案", "教务处每月抽查作业一次，年级组每周公示。", "school"),
            ("柳岸中学作业管理工作方案", "县教育局每月抽查作业一次。", "topic"),
            ("柳溪县中学作业管理工作方案", "各校教务处每月抽查作业一次。", "topic"),
            ("作业管理工作方案", "县教育局每月抽查作业一次。", "topic"),
            ("柳溪县特殊教育发展提升行动方案", "县教育局安排送教上门。", "topic"),
            ("柳溪县学前教育高质量发展行动计划", "县教育局新增园位。", "topic"),
            ("柳溪县教育发展提升行动方案", "县教育局补充教师。", "area"),
            ("柳溪县2026年教育重点工作分工方案", "县教育局补充教师。", "area"),
        ],
    )
    def test_kinds_of_plan(self, title: str, text: str, kind: str) -> None:
        outline = plan(title, ("tasks", "一、 任务", ""), ("measure", "1.", text))
        assert covered(outline).profile.id == kind

    def test_a_plan_for_special_schools_need_not_answer_everything(self) -> None:
        outline = plan(
            "柳溪县特殊教育发展提升行动方案",
            ("tasks", "一、 任务", ""),
            ("measure", "1.", "安排残疾儿童随班就读。"),
        )
        _, ids = self.expected(outline)
        assert ids == {"special", "teachers", "funding", "evaluation", "governance"}

    def test_a_plan_for_buildings_need_not_speak_of_teachers(self) -> None:
        outline = plan(
            "柳溪县学校校舍建设方案", ("tasks", "一、 任务", ""), ("measure", "1.", "加固校舍十栋。")
        )
        coverage = covered(outline)
        assert "teachers" not in {t.id for t in coverage.themes if t.expected}
        assert [a.id for a in theme(coverage, "conditions").aspects] == ["standard"]

    def test_a_school_is_told_what_a_school_can_do(self) -> None:
        outline = plan(
            "柳岸小学教育教学质量提升方案",
            ("tasks", "一、 任务", ""),
            ("measure", "1.", "我校教务处每月检查备课，每名教师每学期听课二十节。"),
        )
        coverage = covered(outline)
        teachers = theme(coverage, "teachers")
        assert "处室" in teachers.advice.zh
        assert not {"supply", "pay", "titles"} & {a.id for a in teachers.aspects}
        assert "督导室" not in "".join(a.advice.zh for a in theme(coverage, "evaluation").aspects)

    def test_a_plan_on_one_subject(self) -> None:
        outline = plan(
            "柳溪县加强学校美育工作方案", ("tasks", "一、 任务", ""), ("measure", "1.", "开足美育课程。")
        )
        kind, ids = self.expected(outline)
        assert kind == "topic"
        assert "teachers" in ids
        assert not ids & {"safety", "aid", "conditions"}

    def test_a_plan_that_is_not_about_education_says_so(self) -> None:
        outline = plan(
            "柳溪县促进工业投资若干措施",
            ("tasks", "一、 任务", ""),
            ("measure", "1.", "简化审批手续，减轻企业负担。"),
        )
        kind, ids = self.expected(outline)
        assert kind == "other"
        assert ids == {"governance", "funding", "evaluation"}
        assert "不是教育" in covered(outline).profile.note.zh


def test_completeness_counts_measures() -> None:
    outline = plan(
        TITLE,
        ("tasks", "一、 任务", ""),
        ("measure", "1.", "县教育局补充教师。"),
        ("measure", "2.", "改造校舍。"),
    )
    whole = covered(with_evidence(outline, 2, owner="县教育局")).completeness
    assert whole.measures == 2
    assert whole.counts == {"owner": 1, "deadline": 0, "quantity": 0, "funding": 0}
    assert whole.lacking["owner"] == (3,)


def test_an_outline_not_tagged_by_us_is_read_anew() -> None:
    outline = tag(one("补充教师。"), vocabulary())
    tag(one("改造校舍。"), vocabulary())
    assert theme(cover(outline, vocabulary()), "teachers").level == "addressed"


@given(st.text(alphabet="甲乙，。、；丙：\n", min_size=1, max_size=80), st.data())
def test_a_quoted_clause_holds_its_cue(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low = data.draw(st.integers(0, start))
    span = clause_around(text, start, end, low)
    assert low <= span.start <= start
    assert end <= span.end <= len(text)


def test_levels_of_the_seed_plans() -> None:
    path = SHARED / "domain" / "seed_themes.tsv"
    if not path.exists():
        pytest.skip("the labelled plans are not beside this repository")
    from tests.coverage.gold import labelled

    want: dict[str, dict[str, str]] = defaultdict(dict)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            want[row["doc"]][row["theme"]] = row["status"]
    allowed = {"A": {"addressed"}, "A-": {"addressed", "mentioned"}, "M": {"mentioned"}, "N": {"absent"}}
    right = sum(
        found.level in allowed[want[outline.document.source][found.id]]
        for outline, _ in labelled("D*.tsv")
        for found in covered(outline).themes
    )
    assert right >= 172, right
