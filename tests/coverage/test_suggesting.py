"""Which packs suit a document: told by its title and by whose plan it is, and rather not than wrongly."""

from __future__ import annotations

import pytest

from planlint.coverage import suggest
from planlint.model.report import Suggestion
from planlint.outline import build
from planlint.readers import read_string

BUREAUS = """
一、主要任务
（一）加强教师培训。县教育局、县财政局每年培训教师500人次，各学校落实。
（二）改善办学条件。县教育局2026年新建学校5所。
（三）加强督导。县教育局每学期督导各学校一次。
"""
OFFICES = """
一、工作措施
（一）抓好教学。我校教务处每周检查一次教案。
（二）抓好德育。德育处每月评比班级，班主任负责。
（三）抓好后勤。总务处保障教学。
"""
NURSERY = """
一、工作措施
（一）抓好保教。我园每周开展教研，教师轮流主持。
（二）抓好卫生。我园保健室每天晨检，家长监督。
（三）抓好队伍。本园教师每学期培训。
"""
FIRMS = """
一、主要任务
（一）支持企业上市。市金融办2026年安排资金3000万元。
（二）优化营商环境。市政务服务局每月公布一次。
"""


def suggested(title: str, body: str = BUREAUS) -> Suggestion | None:
    return suggest(build(read_string(title + "\n" + body)))


def packs(title: str, body: str = BUREAUS) -> tuple[str, ...]:
    found = suggested(title, body)
    return found.packs if found else ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青禾县义务教育优质均衡发展三年行动计划", "compulsory-education"),
        ("青禾县城乡义务教育一体化改革实施意见", "compulsory-education"),
        ("青禾县第四期学前教育行动计划（2026—2028年）", "preschool"),
        ("青禾县城镇小区配套幼儿园治理方案", "preschool"),
        ("松川市现代职业教育体系建设规划", "vocational"),
        ("松川市高等职业教育提质行动计划", "vocational"),
        ("松川省推进高等教育强省建设意见", "higher-education"),
        ("青禾县中小学智慧校园建设实施方案", "digital"),
        ("松川市人工智能赋能教育教学行动方案", "digital"),
    ],
)
def test_the_title_tells_the_pack(title: str, expected: str) -> None:
    assert packs(title) == (expected,)


@pytest.mark.parametrize(
    "title",
    [
        "青禾县教育高质量发展三年行动计划",
        "青禾县教育局2026年工作要点",
        "青禾县中小学校、幼儿园安全专项整治行动方案",
        "青禾县义务教育阶段学校作业管理实施意见",
        "青禾县义务教育教师队伍建设方案",
        "松川市促进高校毕业生就业若干措施",
        "松川市大学生创业三年行动计划",
        "松川大学城发展规划",
        "青禾县老年大学建设方案",
        "松川市普通高中高质量发展行动方案",
        "青禾县学前教育条例",
        "青禾县职业教育工作总结报告",
        "国家职业教育改革实施方案",
        "教育部等部门关于加快推进教育数字化的意见",
    ],
)
def test_no_suggestion_is_better_than_a_wrong_one(title: str) -> None:
    assert packs(title) == ()


@pytest.mark.parametrize(
    "title",
    ["松川市数字政府建设实施方案", "松川市人工智能产业发展规划", "松川市企业上市行动方案"],
)
def test_plans_that_are_not_about_education_get_none(title: str) -> None:
    assert packs(title, FIRMS) == ()


def test_the_plan_of_a_school() -> None:
    found = suggested("望江中学校园安全工作方案", OFFICES)
    assert found is not None
    assert found.packs == ("school",)
    assert found.why.zh == "标题是一所中学的方案"


def test_the_same_title_with_bureaus_acting_is_no_plan_of_a_school() -> None:
    assert packs("青禾县中学校园安全工作方案") == ()


def test_a_school_may_go_digital() -> None:
    assert packs("望江县第一小学智慧校园建设方案", OFFICES) == ("school", "digital")


def test_a_school_is_not_asked_for_the_balance_of_a_county() -> None:
    assert packs("望江小学义务教育优质均衡创建工作方案", OFFICES) == ()


@pytest.mark.parametrize("title", ["青苗幼儿园2026年春季学期工作计划", "我园2026年园务工作计划"])
def test_a_kindergarten(title: str) -> None:
    assert packs(title, NURSERY) == ("preschool",)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("松川大学“十五五”事业发展规划", "higher-education"),
        ("松川科技学院2026年工作要点", "higher-education"),
        ("松川职业技术学院质量提升行动计划", "vocational"),
    ],
)
def test_colleges_are_no_schools(title: str, expected: str) -> None:
    assert packs(title, OFFICES) == (expected,)
    assert packs(title, FIRMS) == (expected,)


@pytest.mark.parametrize("title", ["松川师范学院附属小学2026年工作计划", "松川大学附属中学校园安全工作方案"])
def test_the_school_of_a_college_is_a_school(title: str) -> None:
    assert packs(title, OFFICES) == ("school",)


@pytest.mark.parametrize("title", ["青禾职业中学2026年工作计划", "青禾县职业教育中心2026年工作计划"])
def test_a_school_of_trade_is_both(title: str) -> None:
    assert packs(title, OFFICES) == ("school", "vocational")


def test_two_subjects_in_one_title() -> None:
    assert packs("松川市职业教育数字化和智慧校园建设方案") == ("vocational", "digital")


def test_the_plan_that_a_notice_carries_is_judged_not_the_notice() -> None:
    notice = (
        "青禾县人民政府办公室关于印发《青禾县学前教育发展规划》的通知\n各乡镇人民政府：\n现印发给你们。\n"
    )
    assert packs(notice + "青禾县学前教育发展规划") == ("preschool",)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("松川省学前教育发展规划", "省级"),
        ("松川市学前教育发展规划", "市级"),
        ("松川市青禾区学前教育发展规划", "县级"),
        ("学前教育发展规划", "县级"),
    ],
)
def test_the_level_is_said(title: str, level: str) -> None:
    found = suggested(title)
    assert found is not None
    assert level in found.why.zh


def test_both_languages_say_why() -> None:
    found = suggested("青禾县教育数字化行动计划")
    assert found is not None
    assert found.why.zh == "标题写的是教育数字化，是县级方案"
    assert found.why.en == "the title is about education going digital; it is a plan of a county"
