"""Word list files: terms, what to write instead, and look-alikes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planlint.model.rule import Word
from planlint.model.text import Text
from planlint.rules.fields import Place, bilingual, mapping, several, sketched, string, strings

WordLists = Mapping[str, tuple[Word, ...]]
_NONE: tuple[str, ...] = ()
NO_WORDS: tuple[tuple[Word, ...], ...] = ()


def read_words(place: Place, data: Any) -> tuple[Word, ...]:
    """A word list file: ``id``, optional ``title``, and ``terms`` of ``{term, instead, unless}``."""
    fields = mapping(place, data)
    name = fields.need("id", string, place.source.path.stem)
    named_as_file(place, name)
    fields.may("title", bilingual, Text(""))
    groups = fields.need("terms", several(read_word), NO_WORDS)
    fields.done()
    return tuple(word for group in groups for word in group)


def named_as_file(place: Place, name: str) -> None:
    """Report an id that is not the file's name."""
    file = place.source.path
    if name != file.stem:
        place.at("id").wrong(
            f"id 要和文件名一样：文件里写的是“{name}”，文件名是“{file.name}”。"
            f"把 id 改成“{file.stem}”，或者把文件改名为“{name}{file.suffix}”",
            f"the id has to be the file's name: it is '{name}', the file '{file.name}'. "
            f"Write '{file.stem}', or rename the file to '{name}{file.suffix}'",
            f"id: {file.stem}",
        )


def read_word(place: Place, value: Any) -> tuple[Word, ...]:
    """``{term, instead, unless}``, or a term alone."""
    if not isinstance(value, dict):
        term = string(place, value)
        if not sketched(value):
            return (Word(term),) if term else ()
    fields = mapping(place, value)
    terms = fields.need("term", strings, _NONE)
    instead = fields.may("instead", string, "")
    unless = fields.may("unless", strings, _NONE)
    fields.done()
    return tuple(Word(term, instead, unless) for term in terms)
