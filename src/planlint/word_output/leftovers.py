"""What a redline does not show, said in a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from planlint.model.text import Text
from planlint.readers.word import names as n
from planlint.word_output.source import Source


def leftovers(old: Source, new: Source, lost: Mapping[str, int]) -> tuple[Text, ...]:
    """One sentence for everything that differs and is not marked; ``lost`` counts things by their kind."""
    return tuple(_sentences(old, new, lost))


def _sentences(old: Source, new: Source, lost: Mapping[str, int]) -> Iterator[Text]:
    for source, zh, en in ((old, "旧稿", "old"), (new, "新稿", "new")):
        if source.revised:
            yield Text(
                f"{zh}里原有的修订已按“全部接受”处理。",
                f"The tracked changes that the {en} document came with were taken as accepted.",
            )
    if any(_differ(old, new, kind) for kind in ("header", "footer")):
        yield _not_marked("页眉、页脚", "headers and footers")
    if lost.get("notes", 0) > lost.get("note", 0):
        yield _not_marked("部分脚注、尾注", "some footnotes and endnotes")
    if lost.get("box"):
        yield _not_marked("文本框", "text boxes")
    if pictures := lost.get("picture", 0):
        yield Text(
            f"旧稿有 {pictures} 处图片或图形在新稿里没有了，修订里不含旧图，拒绝修订也不会恢复。",
            f"{pictures} pictures or shapes of the old document are not in the new one; "
            "the redline leaves them out, and rejecting does not bring them back.",
        )
    if notes := lost.get("note", 0):
        yield Text(
            f"旧稿有 {notes} 处脚注或尾注在新稿里没有了，修订里不含这些注，拒绝修订也不会恢复。",
            f"{notes} footnotes or endnotes of the old document are not in the new one; "
            "the redline leaves them out, and rejecting does not bring them back.",
        )


def _not_marked(zh: str, en: str) -> Text:
    return Text(
        f"{zh}的文字有改动，没有标成修订，以新稿为准。",
        f"The text of {en} differs; it is not marked and is that of the new document.",
    )


def _differ(old: Source, new: Source, kind: str) -> bool:
    """Whether the parts of a kind have different texts; equal bytes are not looked into."""
    sums = [sorted(source.package.checksum(name) for name in source.parts(kind)) for source in (old, new)]
    return sums[0] != sums[1] and _texts(old, kind) != _texts(new, kind)


def _texts(source: Source, kind: str) -> list[str]:
    found = [_text(source.package.xml(name)) for name in source.parts(kind)]
    return sorted(text for text in found if text.strip())


def _text(root: etree._Element | None) -> str:
    return "" if root is None else "".join(each.text or "" for each in root.iter(n.TEXT))
