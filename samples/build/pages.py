"""What stands around the body: page numbers, footnotes, comments, and pages cut into lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from body import SIZE_4, SONG, Look, Story
from parts import HEAD, IDS, NAMESPACES, Writer


def hard_wrapped(blocks: list[dict[str, Any]], width: int, rows: int) -> Iterator[dict[str, Any]]:
    """Cut paragraphs into lines of ``width`` characters, with a page number after every ``rows`` lines."""
    count, page = 0, 1
    for block in blocks:
        ((kind, text),) = block.items()
        if kind != "p":
            yield block
            count += 2
            continue
        text = "　　" + text
        while text:
            cut = width
            while cut < len(text) and text[cut] in "，。；：、）》”〕%":
                cut += 1
            yield {"line": text[:cut]}
            text = text[cut:]
            count += 1
            if count >= rows:
                yield {"pageno": f"— {page} —"}
                count, page = 0, page + 1
    yield {"pageno": f"— {page} —"}


def footer(writer: Writer, *, even: bool) -> str:
    """— n — in 四号 宋体: odd pages at the right with one character's room, even ones at the left."""
    look = Look(SONG, SIZE_4).xml()
    field_parts = (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}<w:t>{2 if even else 1}</w:t></w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    dash = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
    side = "left" if even else "right"
    place = f'<w:ind w:{side}Chars="100" w:{side}="320"/><w:jc w:val="{side}"/>'
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{IDS[writer].footer}"/>{place}</w:pPr>'
        f"{dash.format(look, '— ')}{field_parts}{dash.format(look, ' —')}</w:p></w:ftr>"
    )


def footnotes(story: Story) -> str:
    ids = story.ids
    rules = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{ids.note_text}"/></w:pPr><w:r><w:rPr>'
        f'<w:rStyle w:val="{ids.note_mark}"/></w:rPr><w:footnoteRef/></w:r>'
        f"{story.text(' ' + text, Look(SONG, 18))}</w:p></w:footnote>"
        for number, text in enumerate(story.footnotes, 1)
    )
    return f"{HEAD}<w:footnotes {NAMESPACES}>{rules}{notes}</w:footnotes>"


def comments(story: Story) -> str:
    ids = story.ids
    written = "".join(
        f'<w:comment w:id="{number}" w:author="{by}" w:date="{when}" w:initials="{by[0]}"><w:p><w:pPr>'
        f'<w:pStyle w:val="{ids.comment_text}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{ids.comment_mark}"/>'
        f"</w:rPr><w:annotationRef/></w:r>{story.text(says, Look(SONG, 21))}</w:p></w:comment>"
        for number, (by, when, says) in enumerate(story.comments)
    )
    return f"{HEAD}<w:comments {NAMESPACES}>{written}</w:comments>"
