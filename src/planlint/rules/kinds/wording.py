"""The check of a wording rule, as its file writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from planlint.model.rule import TESTS, Word, WordingCheck
from planlint.model.rule import Place as Where
from planlint.rules.fields import Place, choice, flag, mapping, several, sketched, string, whole
from planlint.rules.kinds.parts import one_of, patterns
from planlint.rules.problems import nearest
from planlint.rules.words import NO_WORDS, WordLists, read_word


def reader(lists: WordLists, strict: bool) -> Callable[[Place, Any], WordingCheck]:
    def words_of(place: Place, value: Any) -> tuple[Word, ...]:
        """The name of a word list, or a word of the rule's own as a word list would have it."""
        if isinstance(value, dict) or sketched(value):
            word = read_word(place, value)
            if isinstance(value, dict):
                return word
        name = string(place, value) or ""
        if name and name not in lists:
            hint = nearest(name, list(lists))
            place.wrong(
                f"没有名为“{name}”的词表{hint.zh}；直接写要查的词，见示例",
                f"there is no word list '{name}'{hint.en}; words of the rule's own are written as shown",
                f"words: [{{term: {name}, instead: 新的写法}}]    # 或者词表的名称：words: outdated-terms",
            )
        return lists.get(name, ())

    def read(place: Place, value: Any) -> WordingCheck:
        fields = mapping(place, value)
        named = fields.may("words", several(words_of), NO_WORDS)
        check = WordingCheck(
            words=tuple(word for words in named for word in words),
            patterns=fields.may("patterns", patterns(strict), ()),
            unless=fields.may("unless", patterns(strict), ()),
            test=fields.may("test", choice(TESTS["wording"]), ""),
            place=fields.may("place", choice(get_args(Where)), "text"),
            negated=fields.may("negated", flag, False),
            quoted=fields.may("quoted", flag, False),
            once=fields.may("once", flag, False),
            least=fields.may("least", whole, 1),
            since=fields.may("since", whole, 0),
        )
        fields.done()
        one_of(place, fields, "words", "patterns", "test")
        return check

    return read
