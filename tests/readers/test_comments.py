"""Comments in the margin: what they say and which paragraphs they cover, and that the text stays the same."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from planlint.errors import UnreadableError
from planlint.model.document import Comment, Document
from planlint.readers import as_text, read, read_string
from planlint.readers.limits import LIMITS
from tests.readers.builder import deleted, ins, p, parts, r, t, tbl, tr, zipped
from tests.readers.conftest import Reader


def start(key: int = 0) -> str:
    return f'<w:commentRangeStart w:id="{key}"/>'


def end(key: int = 0) -> str:
    """The end of the range and, as Word writes it, the sign right after it."""
    return f'<w:commentRangeEnd w:id="{key}"/>' + sign(key)


def sign(key: int = 0) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:commentReference w:id="{key}"/></w:r>'


def said(*lines: str, key: int = 0, author: str = "张三", date: str = "2026-03-02T09:00:00Z") -> str:
    inner = "".join(p("<w:r><w:annotationRef/></w:r>", r(line)) for line in lines)
    return f'<w:comment w:id="{key}" w:author="{author}" w:date="{date}" w:initials="Z">{inner}</w:comment>'


def covered(document: Document, comment: Comment) -> list[str]:
    """The stretches of text that a comment covers, block by block."""
    found = []
    for index in comment.blocks:
        text = document.blocks[index].text
        first, last = index == comment.blocks[0], index == comment.blocks[-1]
        found.append(text[comment.start if first else 0 : comment.end if last else len(text)])
    return found


def test_a_comment_covers_its_words(reader: Reader) -> None:
    body = ["甲", p(r("前文"), start(), r("所"), r("评"), end(), r("后文"))]
    found = reader.body(*body, comments=said("改", "一改"))
    [comment] = found.comments
    assert (comment.author, comment.date) == ("张三", "2026-03-02T09:00:00Z")
    assert comment.text == "改\n一改"
    assert list(comment.blocks) == [1]
    assert covered(found, comment) == ["所评"]
    assert [block.text for block in found.blocks] == ["甲", "前文所评后文"]


def test_over_several_paragraphs_it_covers_all_of_them(reader: Reader) -> None:
    found = reader.body(
        p(r("一"), start(), r("二")),
        p("三"),
        tbl(tr("四")),
        p(r("五"), end(), r("六")),
        "七",
        comments=said("x"),
    )
    [comment] = found.comments
    assert covered(found, comment) == ["二", "三", "四", "五"]


def test_marks_between_paragraphs(reader: Reader) -> None:
    found = reader.body(
        "甲", start(), p("乙"), '<w:commentRangeEnd w:id="0"/>', p(r("丙"), sign()), comments=said("x")
    )
    [comment] = found.comments
    assert covered(found, comment) == ["乙"]


def test_a_range_that_ends_at_the_start_of_a_paragraph_does_not_cover_it(reader: Reader) -> None:
    found = reader.body(p(start(), r("甲")), p(end(), r("乙")), comments=said("x"))
    assert covered(found, found.comments[0]) == ["甲"]


def test_the_sign_alone_is_a_place(reader: Reader) -> None:
    found = reader.body("甲", p(r("乙"), sign(), r("丙")), comments=said("x"))
    assert list(found.comments[0].blocks) == [1]


def test_inside_a_link_a_change_a_control_and_a_field(reader: Reader) -> None:
    body = [
        p(f"<w:hyperlink>{start(0)}{r('甲')}{end(0)}</w:hyperlink>"),
        p(ins(start(1) + r("乙") + end(1))),
        p(f"<w:sdt><w:sdtContent>{start(2)}{r('丙')}{end(2)}</w:sdtContent></w:sdt>"),
        p(f"<w:fldSimple w:instr=' PAGE '>{start(3)}{r('丁')}{end(3)}</w:fldSimple>"),
    ]
    found = reader.body(*body, comments="".join(said("x", key=key) for key in range(4)))
    assert [covered(found, comment) for comment in found.comments] == [["甲"], ["乙"], ["丙"], ["丁"]]


def test_on_deleted_text_it_is_kept_with_the_place_that_is_left(reader: Reader) -> None:
    body = ["甲", p(start(), deleted("删"), end(), r("乙"))]
    [comment] = reader.body(*body, comments=said("x")).comments
    assert list(comment.blocks) == [1]
    [comment] = reader.body(*body, comments=said("x"), revisions="original").comments
    assert (comment.start, comment.end) == (0, 1)


def test_without_a_place_it_is_kept(reader: Reader) -> None:
    [comment] = reader.body("甲", comments=said("x")).comments
    assert (comment.text, list(comment.blocks)) == ("x", [])


def test_a_paragraph_whose_mark_is_deleted_runs_on(reader: Reader) -> None:
    gone = '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>'
    body = [p(start(), r("甲"), end(), ppr=gone), p(start(1), r("乙"), end(1))]
    found = reader.body(*body, comments=said("x") + said("y", key=1))
    assert [block.text for block in found.blocks] == ["甲乙"]
    assert [covered(found, comment) for comment in found.comments] == [["甲"], ["乙"]]


def test_in_a_note_and_in_a_text_box(reader: Reader) -> None:
    note = f'<w:footnote w:id="1">{p(start(0), r("注"), end(0))}</w:footnote>'
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(start(1), r('框'), end(1))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = p(r("甲"), '<w:r><w:footnoteReference w:id="1"/></w:r>', box)
    found = reader.body(body, footnotes=note, comments=said("x") + said("y", key=1))
    assert [covered(found, comment) for comment in found.comments] == [["注"], ["框"]]


def test_comments_are_not_text_and_change_nothing_else(reader: Reader) -> None:
    plain = ["甲", p(r("乙"), r("丙")), tbl(tr("丁"))]
    marked = ["甲", start(), p(r("乙"), start(1), r("丙"), end(), end(1)), tbl(tr("丁"))]
    without, with_ = reader.body(*plain), reader.body(*marked, comments=said("x") + said("y", key=1))
    assert with_.blocks == without.blocks
    assert as_text(with_) == as_text(without)


def test_a_resolved_comment_and_a_reply_are_comments(reader: Reader) -> None:
    body = p(start(), start(1), r("甲"), end(), end(1))
    files = parts(body, comments=said("问") + said("答", key=1))
    files["word/commentsExtended.xml"] = "<x/>"
    found = reader.data(zipped(files))
    assert [comment.text for comment in found.comments] == ["问", "答"]


def test_hostile_comments_are_held_to_the_limits(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    small = LIMITS._replace(text=100)
    monkeypatch.setattr("planlint.readers.word.story.LIMITS", small)
    with pytest.raises(UnreadableError):
        reader.body("甲", comments=said("长" * 200))


def test_many_long_ranges_take_no_room(reader: Reader) -> None:
    # Each of 500 comments covers 500 paragraphs: that must not be a quarter of a million of anything.
    body = [*(start(key) for key in range(500)), *["甲"] * 500, p(*(end(key) for key in range(500)))]
    found = reader.body(*body, comments="".join(said("x", key=key) for key in range(500)))
    assert all(len(comment.blocks) == 500 for comment in found.comments)


def test_as_python_docx_writes_them(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("前一段")
    first = document.add_paragraph("所评")
    second = document.add_paragraph("续评")
    document.add_comment([first.runs[0], second.runs[0]], text="看这里", author="李四")
    document.save(str(tmp_path / "a.docx"))
    found = read(tmp_path / "a.docx")
    [comment] = found.comments
    assert (comment.author, comment.text) == ("李四", "看这里")
    assert covered(found, comment) == ["所评", "续评"]


def test_as_libreoffice_writes_them(tmp_path: Path) -> None:
    """Saved again by LibreOffice, with its own parts and its own way to place the marks."""
    document = docx.Document()
    first = document.add_paragraph("甲乙")
    document.add_paragraph("丙丁")
    document.add_comment(first.runs, text="第一行\n第二行", author="王五")
    document.save(str(tmp_path / "a.docx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    try:
        subprocess.run(
            [*command, "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "a.docx")],
            check=True,
            capture_output=True,
            timeout=120,
        )
    except (FileNotFoundError, subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("LibreOffice is not there or does not start")
    again = tmp_path / "out" / "a.docx"
    assert "word/comments.xml" in zipfile.ZipFile(again).namelist()
    found = read(again)
    [comment] = found.comments
    assert (comment.author, comment.text) == ("王五", "第一行\n第二行")
    assert covered(found, comment) == ["甲乙"]


def test_remarks_in_a_text_file_are_no_text() -> None:
    found = read_string(
        "标题\n<!-- planlint: 忽略 a 原因 -->\n\n第一段\n  <!--Planlint：忽略 b 原因-->  \n第二段"
    )
    assert [block.text for block in found.blocks] == ["标题", "", "", "第一段", "", "第二段"]
    assert [block.paragraph for block in found.blocks] == [1, None, None, 2, None, 3]
    assert [(comment.text, list(comment.blocks)) for comment in found.comments] == [
        ("planlint: 忽略 a 原因", [3]),
        ("Planlint：忽略 b 原因", [5]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<!-- 待补充 -->",
        "<!-- planlint 说 -->",
        "正文 <!-- planlint: 忽略 a 原因 -->",
        "<!-- planlint: 忽略 a --> 正文 -->",
        "<!-->",
        "<!-- planlint: 忽略 a 原因",
    ],
)
def test_anything_else_stays_text(line: str) -> None:
    found = read_string(line)
    assert [block.text for block in found.blocks] == [line]
    assert found.comments == ()


def test_a_remark_after_the_last_line_has_no_place() -> None:
    [comment] = read_string("甲\n<!-- planlint: 忽略 a 原因 -->\n").comments
    assert list(comment.blocks) == []


def test_marks_in_a_hidden_run_and_unknown_ids(reader: Reader) -> None:
    body = p(start(7), r("甲"), end(7), f"<w:r><w:rPr><w:vanish/></w:rPr>{t('藏')}</w:r>")
    assert reader.body(body).comments == ()
    assert reader.texts(body, comments=said("x")) == ["甲"]
