"""Markup comes from this package alone; everything else is text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from planlint.reporters.markup import Html, join, tag, text


class Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(), st.text())
def test_whatever_words_hold_they_stay_words(inside: str, attribute: str) -> None:
    found = Read()
    found.feed(tag("p", inside, title=attribute))
    found.close()
    assert [name for name, _ in found.tags] == ["p"]
    assert set(found.tags[0][1]) == {"title"}
    found.words.encode("utf-8")


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("p", "<b>", Html("<i>x</i>"), None, ["&", Html("<hr>")]) == "<p>&lt;b&gt;<i>x</i>&amp;<hr></p>"
    assert join(["a", Html("<b>")]) == "a<b>"


def test_attributes() -> None:
    made = tag("input", class_="a", data_x='"<', aria_label="l", hidden=True, title=None, open=False)
    assert made == '<input class="a" data-x="&quot;&lt;" aria-label="l" hidden>'


def test_characters_that_are_none_are_left_out() -> None:
    assert text("甲\x00乙\x0b\ud800\u202e丙\n\t") == "甲乙丙\n\t"
