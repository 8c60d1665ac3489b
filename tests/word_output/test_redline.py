"""Redlines of small documents, one case each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from planlint.errors import UnreadableError
from planlint.readers import read_bytes
from tests.word_output.making import docx, p, r, table
from tests.word_output.proving import AUTHOR, made, proved, sound
from tests.word_output.settling import W, main, settled

LINE = "县教育局牵头制定实施细则，各乡镇中心学校配合做好排查工作，每学期末报告进展情况。"
OTHER = "县财政局统筹安排学前教育资金，按季度拨付到园，年底前完成绩效评价。"
THIRD = "县人民政府教育督导室每年开展一次专项督导，督导结果向社会公布。"


def marked(data: bytes, tag: str) -> list[str]:
    """The texts of the revisions of a kind, paragraph marks left out."""
    found = ("".join(e.itertext()) for e in main(data).iter(W + tag))
    return [text for text in found if text]


def marks(data: bytes, tag: str) -> int:
    return len(main(data).findall(f".//{W}pPr/{W}rPr/{W}{tag}"))


def test_a_figure_goes_and_comes_whole() -> None:
    data = proved(docx(p("巩固率达到96.5%以上。")), docx(p("巩固率达到93.5%以上。"))).data
    assert (marked(data, "del"), marked(data, "ins")) == (["96.5%"], ["93.5%"])


def test_a_date_and_a_chinese_word_go_whole() -> None:
    data = proved(docx(p("2027年8月底前提高普惠率。")), docx(p("2028年8月底前提升普惠率。"))).data
    assert marked(data, "del") == ["2027年8月", "提高"]
    assert marked(data, "ins") == ["2028年8月", "提升"]


def test_what_is_written_in_chinese_numerals_goes_whole() -> None:
    data = proved(
        docx(p("第十五条规定，自二〇二六年八月起")), docx(p("第十三条规定，自二〇二七年八月起"))
    ).data
    assert marked(data, "del") == ["第十五条", "二〇二六年八月"]
    assert marked(data, "ins") == ["第十三条", "二〇二七年八月"]


def test_a_mark_that_stays_between_two_rewritten_clauses_is_no_island() -> None:
    old = docx(p("县教育局负责统筹规划、综合协调工作。"))
    new = docx(p("县教育局负责经费安排使用、绩效考核工作。"))
    assert marked(proved(old, new).data, "del") == ["统筹规划、综合协调"]


def test_names_put_into_a_list_are_put_between_its_marks() -> None:
    data = proved(docx(p("由甲县、乙县负责。")), docx(p("由甲县、丙县、乙县、丁县负责。"))).data
    assert marked(data, "ins") == ["、丙县", "、丁县"] and marked(data, "del") == []


def test_an_owner_goes_with_the_mark_before_it() -> None:
    old, new = "（责任单位：县教育局、县发展改革局、县财政局）", "（责任单位：县教育局、县财政局）"
    assert marked(proved(docx(p(old)), docx(p(new))).data, "del") == ["、县发展改革局"]


def test_nothing_to_mark_is_the_new_document_itself() -> None:
    new = docx(p(LINE) + p("", own="<w:jc w:val='center'/>"))
    assert made(docx(p(r(LINE[:5], "<w:b/>"), LINE[5:]) + p("")), new).data == new


def test_the_same_input_gives_the_same_bytes() -> None:
    old, new = docx(p(LINE) + p(OTHER)), docx(p(OTHER) + p(LINE + "并公示。"))
    assert made(old, new).data == made(old, new).data


def test_author_and_date_are_the_given_ones() -> None:
    change = main(made(docx(p("一")), docx(p("二"))).data).find(f".//{W}ins")
    assert (change.get(W + "author"), change.get(W + "date")) == (AUTHOR, "2026-03-01T09:30:00Z")


def test_paragraphs_that_come_and_go() -> None:
    data = proved(docx(p(LINE) + p(OTHER) + p("")), docx(p(THIRD) + p(LINE) + p(""))).data
    assert (marks(data, "ins"), marks(data, "del")) == (1, 1)


@pytest.mark.parametrize("turned", [False, True])
def test_the_last_paragraph_comes_or_goes_with_the_mark_before_it(turned: bool) -> None:
    """The last mark of a document cannot be deleted."""
    pair = [docx(p(LINE)), docx(p(LINE) + p(OTHER) + p(THIRD))]
    data = proved(*(pair[::-1] if turned else pair)).data
    last = main(data).findall(f".//{W}p")[-1]
    assert last.find(f"{W}pPr/{W}rPr") is None or not len(last.find(f"{W}pPr/{W}rPr"))


def test_the_last_paragraph_is_another() -> None:
    proved(docx(p(LINE) + p(OTHER)), docx(p(LINE) + p(THIRD) + p("附件")))
    proved(docx(p(LINE) + table(["一", "二"]) + p(OTHER)), docx(p(LINE)))


@pytest.mark.parametrize("turned", [False, True])
def test_a_split_is_one_mark(turned: bool) -> None:
    pair = [docx(p(LINE + OTHER) + p("")), docx(p(LINE) + p(OTHER) + p(""))]
    data = proved(*(pair[::-1] if turned else pair)).data
    assert marked(data, "ins") == marked(data, "del") == []
    assert (marks(data, "ins"), marks(data, "del")) == ((0, 1) if turned else (1, 0))


def test_a_merge_inside_of_a_link_is_written_without_cutting_it() -> None:
    new = p(f'<w:hyperlink w:anchor="x">{r(LINE + OTHER)}</w:hyperlink>')
    proved(docx(p(LINE) + p(OTHER) + p("")), docx(new + p("")))


def test_a_move() -> None:
    found = proved(docx(p(LINE) + p(OTHER) + p(THIRD) + p("")), docx(p(OTHER) + p(THIRD) + p(LINE) + p("")))
    assert found.moves == 1 and marked(found.data, "moveTo") == marked(found.data, "moveFrom") == [LINE]


def test_paragraphs_that_move_together_are_one_move() -> None:
    rest = "".join(p(f"第{n}项任务由县教育局第{n}科室负责落实并报告。") for n in range(9))
    data = proved(
        docx(p(LINE) + p(OTHER) + rest),
        docx(rest.replace("</w:p>", "</w:p>" + p(LINE) + p(OTHER), 8).replace(p(LINE) + p(OTHER), "", 7)),
    ).data
    assert len(main(data).findall(f".//{W}moveToRangeStart")) == 1


def test_a_move_with_changes() -> None:
    changed = LINE.replace("每学期末", "每季度末")
    found = proved(
        docx(p(LINE) + p(OTHER) + p(THIRD) + p("")), docx(p(OTHER) + p(THIRD) + p(changed) + p(""))
    )
    assert found.moves == 1 and marked(found.data, "moveFrom") == [LINE]
    assert marked(found.data, "ins")[0].startswith("季度")


def test_without_moves() -> None:
    found = proved(docx(p(LINE) + p(OTHER) + p("")), docx(p(OTHER) + p(LINE) + p("")), moves=False)
    assert found.moves == 0 and not marked(found.data, "moveTo")


def test_rows_and_cells() -> None:
    old = table(
        ["任务", "单位"],
        ["新建幼儿园5所", "县教育局"],
        ["改造食堂8个", "县教育局"],
        ["配备校医12名", "县卫生健康局"],
    )
    new = table(
        ["任务", "单位"],
        ["新建幼儿园4所", "县教育局"],
        ["配备校医12名", "县卫生健康局"],
        ["更新校车6辆", "县公安局"],
    )
    data = proved(docx(old + p("")), docx(new + p(""))).data
    rows = main(data).findall(f".//{W}tr")
    assert [(r.find(f"{W}trPr/{W}ins") is not None, r.find(f"{W}trPr/{W}del") is not None) for r in rows] == [
        (False, False),
        (False, False),
        (False, True),
        (False, False),
        (True, False),
    ]


def test_merged_cells_survive() -> None:
    old = table(["+学位", "新建5所"], ["|", "改建2所"], ["+师资", "招聘60名"], ["|", "培训90名"])
    new = table(["+学位", "新建4所"], ["|", "改建2所"], ["|", "扩建1所"], ["+师资", "培训90名"])
    data = proved(docx(old + p("")), docx(new + p(""))).data
    assert len(main(data).findall(f".//{W}vMerge")) >= 4


def test_tables_that_come_and_go_and_columns_that_do() -> None:
    one, two = table(["一", "二"], ["三", "四"]), table(["一", "二", "三"], ["四", "五", "六"])
    proved(docx(p(LINE) + one + p("")), docx(p(LINE) + p("")))
    proved(docx(p(LINE) + p("")), docx(p(LINE) + one + p("")))
    proved(docx(one + p("")), docx(two + p("")))


def test_cells_that_gain_paragraphs() -> None:
    old = table(["牵头：县教育局", "一"])
    new = old.replace(p("牵头：县教育局"), p("牵头：县教育局") + p("配合：各学校"))
    proved(docx(old + p("")), docx(new + p("")))
    proved(docx(new + p("")), docx(old + p("")))


def test_links_bookmarks_fields_and_controls_survive() -> None:
    def body(figure: str, link: str) -> str:
        return p(
            '<w:bookmarkStart w:id="7" w:name="目标"/>',
            f"到2027年达到{figure}，",
            '<w:bookmarkEnd w:id="7"/>',
            f'<w:hyperlink w:anchor="目标">{r(link)}</w:hyperlink>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "3",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            f"<w:sdt><w:sdtPr><w:tag w:val='t'/></w:sdtPr><w:sdtContent>{r('由县教育局负责')}</w:sdtContent></w:sdt>",
        )

    data = proved(docx(body("80%", "见附件一") + p("")), docx(body("85%", "见附件二") + p(""))).data
    root = main(data)
    for tag in ("bookmarkStart", "bookmarkEnd", "hyperlink", "instrText", "sdtPr"):
        assert len(list(root.iter(W + tag))) == 1, tag
    assert next(root.iter(W + "bookmarkStart")).get(W + "id") == "7"
    assert not {e.get(W + "id") for e in root.iter(W + "ins", W + "del")} & {"7"}


def test_a_field_that_comes_comes_whole_and_one_that_goes_is_text() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{r("2027年")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = proved(docx(p("截至底前完成。")), docx(p("截至", field, "底前完成。"))).data
    assert all(e.getparent().getparent().tag == W + "ins" for e in main(data).iter(W + "fldChar"))
    data = proved(docx(p("截至", field, "底前完成。")), docx(p("截至底前完成。"))).data
    assert marked(data, "del") == ["2027年"] and not list(main(data).iter(W + "fldChar"))


def test_signs_and_spaces() -> None:
    old = p(
        "<w:r><w:t xml:space='preserve'> 甲 </w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>"
    )
    new = p("<w:r><w:t xml:space='preserve'>甲  </w:t><w:br/><w:t> 丙丁</w:t><w:cr/></w:r>")
    proved(docx(old), docx(new))
    proved(docx(new), docx(old))


def test_deleted_text_keeps_only_what_the_new_document_knows() -> None:
    styles = '<w:styles xmlns:w="{}"><w:style w:type="character" w:styleId="{}"><w:name w:val="强调"/></w:style></w:styles>'
    old = docx(
        p(r(LINE, '<w:rStyle w:val="s1"/><w:b/>'), own='<w:pStyle w:val="旧"/><w:jc w:val="center"/>')
        + p(""),
        {"styles.xml": styles.format(W[1:-1], "s1")},
    )
    for key in ("s1", "s2"):
        data = proved(old, docx(p(""), {"styles.xml": styles.format(W[1:-1], key)})).data
        gone = next(main(data).iter(W + "del", W + "delText"))
        gone = next(main(data).iter(W + "delText")).getparent().find(W + "rPr")
        assert [child.tag for child in gone] == [W + "rStyle", W + "b"][key == "s2" :]
        assert main(data).find(f".//{W}pStyle") is None and main(data).find(f".//{W}jc") is not None


def test_pictures_stay_and_lost_ones_are_told_of() -> None:
    picture = '<w:r><w:drawing><wp:inline><a:blip r:embed="r1"/></wp:inline></w:drawing></w:r>'
    one, other = {"image1.png": "one"}, {"image1.png": "other"}
    same = proved(docx(p("图", picture), one), docx(p("附图", picture), one))
    assert not same.warnings and main(same.data).find(f".//{W}ins//{W}drawing") is None
    new = proved(docx(p("图", picture), one), docx(p("图", picture), other))
    assert main(new.data).find(f".//{W}ins//{W}drawing") is not None
    assert "图片" in new.warnings[0].zh


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for itself, once for programs before 2010."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize("around", ["", LINE])
def test_text_boxes_are_marked_inside_in_both_of_their_forms(around: str) -> None:
    old = docx(p(around, box(p("县教育局内部资料"), p("2026年8月"))) + p(OTHER))
    new = docx(
        p(around.replace("每学期", "每年"), box(p("县教育局内部文件"), p("注意保存"), p("2026年8月")))
        + p(OTHER)
    )
    found = made(old, new)
    sound(found.data)
    assert not found.warnings
    inside = [
        e for e in main(found.data).iter(W + "ins") if any(True for _ in e.iterancestors(W + "txbxContent"))
    ]
    assert ["".join(e.itertext()) for e in inside if len(e)] == ["文件", "注意保存"] * 2
    for choice, wanted in (("accept", new), ("reject", old)):
        for one, other in zip(boxed(settled(found.data, choice)), boxed(main(wanted)), strict=True):
            assert one == other


def boxed(root: etree._Element) -> list[list[str]]:
    return [["".join(p.itertext()) for p in each] for each in root.iter(W + "txbxContent")]


def test_text_boxes_that_cannot_be_told_apart_are_told_of() -> None:
    picture = "<w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r>"
    one, two = picture.format(p("甲")), picture.format(p("乙"))
    found = made(docx(p("图", one, two)), docx(p("图", two)))
    assert any("文本框" in warning.zh or "图" in warning.zh for warning in found.warnings)


def test_headers_that_differ_are_told_of() -> None:
    def part(text: str) -> dict[str, str]:
        return {"header1.xml": f'<w:hdr xmlns:w="{W[1:-1]}">{p(text)}</w:hdr>'}

    assert "页眉" in made(docx(p("一"), part("甲")), docx(p("二"), part("乙"))).warnings[0].zh
    assert not made(docx(p("一"), part("甲")), docx(p("二"), part("甲"))).warnings


def noted(*notes: str) -> bytes:
    """A document with a reference to each of the notes."""
    inside = "".join(f'<w:footnote w:id="{at}">{p(text)}</w:footnote>' for at, text in enumerate(notes, 1))
    separator = f'<w:footnote w:type="separator" w:id="0">{p("")}</w:footnote>'
    part = f'<w:footnotes xmlns:w="{W[1:-1]}">{separator}{inside}</w:footnotes>'
    marks = [f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' for at in range(1, len(notes) + 1)]
    return docx(p(LINE, *marks), {"footnotes.xml": part})


def notes_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/footnotes.xml"))


def test_words_of_footnotes_are_marked_in_their_part() -> None:
    found = made(noted("见省政府2025年文件。", "同上"), noted("见省政府2026年文件。", "另见"))
    assert not found.warnings and found.data != noted("见省政府2026年文件。", "另见")
    root = notes_of(found.data)
    for tag, wanted in (("del", ["2025年", "同上"]), ("ins", ["2026年", "另见"])):
        assert ["".join(e.itertext()) for e in root.iter(W + tag)] == wanted


def test_a_footnote_that_came_leaves_its_part_alone_and_one_that_went_is_told_of() -> None:
    one, two = noted("见省政府文件。"), noted("见省政府文件。", "另见市政府的实施意见。")
    came, went = made(one, two), made(two, one)
    assert etree.tostring(notes_of(came.data)) == etree.tostring(notes_of(two)) and not came.warnings
    assert len(went.warnings) == 1 and "脚注" in went.warnings[0].zh


def test_changes_that_were_there_are_accepted_first() -> None:
    signed = 'w:id="3" w:author="甲" w:date="2020-01-01T00:00:00Z"'
    body = (
        f"<w:p><w:r><w:t>达到</w:t></w:r><w:del {signed}><w:r><w:delText>80%</w:delText></w:r></w:del>"
        f"<w:ins {signed}><w:r><w:t>85%</w:t></w:r></w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {signed}/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>{p('后半。')}"
    )
    found = made(docx(body), docx(p("达到90%") + p("前半，后半。")))
    assert (marked(found.data, "del"), marked(found.data, "ins")) == (["85%"], ["90%"])
    assert "全部接受" in found.warnings[0].zh
    found = made(docx(p("达到90%") + p("前半，后半。")), docx(body))
    assert "甲" not in {e.get(W + "author") for e in main(found.data).iter(W + "ins", W + "del")}
    assert [b.text for b in read_bytes(found.data).blocks] == ["达到85%", "前半，后半。"]


def test_strict_files_stay_strict() -> None:
    old, new = docx(p(LINE), strict=True), docx(p(LINE + "一") + p(OTHER), strict=True)
    data = proved(old, new).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read("word/document.xml")
    assert b"purl.oclc.org" in part and b"wordprocessingml/2006" not in part
    proved(docx(p(THIRD)), new)


def test_untouched_paragraphs_keep_their_bytes() -> None:
    odd = "<w:p  w:rsidR='00AB12CD' ><w:r><w:t>不变&#x7684;段落</w:t></w:r><!-- 注 --></w:p >"
    data = proved(docx(odd + p("一")), docx(odd + p("二"))).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert odd.encode() in package.read("word/document.xml")


def test_other_prefixes() -> None:
    def renamed(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
            for info in source.infolist():
                part = source.read(info)
                if info.filename == "word/document.xml":
                    root = etree.fromstring(part)
                    part = (
                        etree.tostring(root)
                        .replace(b"<w:", b"<x:")
                        .replace(b"</w:", b"</x:")
                        .replace(b" w:", b" x:")
                        .replace(b"xmlns:w=", b"xmlns:x=")
                    )
                target.writestr(info, part)
        return out.getvalue()

    proved(docx(p(LINE) + p(OTHER)), renamed(docx(p(LINE.replace("每学期", "每年")) + p(THIRD))))
    proved(renamed(docx(p(LINE) + p(OTHER))), docx(p(LINE.replace("每学期", "每年")) + p(THIRD)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"plain text"])
def test_what_is_no_word_document_is_refused(content: bytes, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.docx", tmp_path / "b.docx"
    good.write_bytes(docx(p(LINE)))
    bad.write_bytes(content)
    for pair in ((good, bad), (bad, good)):
        with pytest.raises(UnreadableError):
            made(*pair)  # type: ignore[arg-type]


def test_text_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("# 方案\n", "utf-8")
    with pytest.raises(UnreadableError, match="Word"):
        made(text, docx(p(LINE)))  # type: ignore[arg-type]
    with pytest.raises(UnreadableError):
        made(docx(p(LINE)), tmp_path / "missing.docx")  # type: ignore[arg-type]


def test_an_empty_paragraph_does_not_tear_its_neighbours_apart() -> None:
    """One that moved occurs once on both sides, and is no reason to call everything else moved."""
    rest = p(LINE) + p(OTHER) + p(THIRD)
    found = proved(docx(p("标题") + p("") + rest + p("附件")), docx(p("标题") + rest + p("") + p("附件")))
    assert (found.moves, marked(found.data, "ins"), marked(found.data, "del")) == (0, [], [])
