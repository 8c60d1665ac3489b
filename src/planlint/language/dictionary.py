"""jieba's dictionary, from a cache that belongs to planlint and to one user, as much of it as a text needs.

jieba keeps its own in a file of a fixed name in the shared temporary folder and never checks it: another user
can plant one, and a second user's run fails to write it and says so. Ours lies in the user's cache
folder, named after the file it is made of (see ``wordlist`` and ``cachefile``), and whatever is wrong with it
is answered by building it anew. All words of one first character are unpacked together when a text
has that character: the whole takes 0.4 s and 80 MiB.
"""

from __future__ import annotations

import marshal
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planlint.language import cachefile
from planlint.language.folders import cache_folder
from planlint.language.wordlist import mark_of, word_list

if TYPE_CHECKING:
    import jieba


class Dictionary:
    """Frequencies of words, 0 for what only begins a word, and the ``total`` of all.

    ``known`` holds those of the characters that were asked for.
    """

    def __init__(self, packed: dict[str, bytes], total: int) -> None:
        self.total = total
        self.known: dict[str, int] = {}
        self._packed = packed

    def ready(self, text: str) -> None:
        """Unpack all words that may stand in ``text``."""
        for first in self._packed.keys() & set(text):
            self.known.update(marshal.loads(self._packed.pop(first)))


class Tokenizer:
    """jieba's tokenizer without its guesses at unknown words."""

    def __init__(self, tokenizer: jieba.Tokenizer, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._tokenizer = tokenizer
        tokenizer.FREQ, tokenizer.total = dictionary.known, dictionary.total
        tokenizer.initialized = True

    def cut(self, text: str) -> list[str]:
        """The words of a text, which joined are the text again."""
        self._dictionary.ready(text)
        return list(self._tokenizer.cut(text, HMM=False))

    def cut_for_search(self, text: str) -> list[str]:
        """The words of a text and the shorter words within each."""
        self._dictionary.ready(text)
        return list(self._tokenizer.cut_for_search(text, HMM=False))


def load_tokenizer() -> Tokenizer:
    """A tokenizer with jieba's standard dictionary, without a word on the terminal."""
    file = word_list()
    if file is None:
        raise FileNotFoundError("dict.txt of jieba")
    return Tokenizer(_import_jieba().Tokenizer(), dictionary(file, cache_folder()))


def _import_jieba() -> Any:
    """Import jieba without pkg_resources, which it would use only to open its dictionary (and which
    takes 100 ms and warns), and without the warnings of its unescaped patterns."""
    missing = object()
    before = sys.modules.get("pkg_resources", missing)
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if before is missing:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = before  # type: ignore[assignment]
    jieba.setLogLevel("ERROR")
    return jieba


def dictionary(words: Path, folder: Path | None) -> Dictionary:
    """The dictionary of a word list in jieba's format, from the cache in ``folder`` or built for it."""
    file = folder / f"jieba-{mark_of(words)}-{sys.implementation.cache_tag}.bin" if folder else None
    content = cachefile.read(file) if file else None
    if content is None:
        content = _build(words)
        if file:
            cachefile.write(file, content)
    packed, total = marshal.loads(content)
    return Dictionary(packed, total)


def _build(words: Path) -> bytes:
    """The words by their first character, each of these packed apart from the others, and the total."""
    by_first: dict[str, dict[str, int]] = {}
    with words.open("rb") as file:
        frequencies, total = _import_jieba().Tokenizer.gen_pfdict(file)
    for word, frequency in frequencies.items():
        by_first.setdefault(word[0], {})[word] = frequency
    return marshal.dumps(({first: marshal.dumps(those) for first, those in by_first.items()}, total))
