"""The words by which themes are recognised, after their files have been validated.

A *term* is written as people write it: plain words, ``…`` for up to twelve characters within the
same clause, lists and all (``缩小…差距``) and ``（甲|乙）`` with half- or full-width brackets for
either word.
``planlint.language.lexicon`` finds terms; ``planlint.rules.vocabulary`` reads the files.
"""

from __future__ import annotations

from typing import Literal

from planlint.model.basis import Basis
from planlint.model.coverage import ProfileId, Slot
from planlint.model.outline import Role
from planlint.model.records import dataclass
from planlint.model.text import Text

Scope = Literal["common", "general", "stage"]
SCOPES: tuple[Scope, ...] = ("common", "general", "stage")


@dataclass(frozen=True, slots=True)
class AspectTerms:
    """A part of a theme. ``cues`` count inside measures that act on the theme.

    ``plans`` are the kinds of plan that are expected to act on it besides plans of an area and
    those whose title is about it; ``advice_in`` what to write in these, where that differs.
    """

    id: str
    name: Text
    cues: tuple[str, ...]
    advice: Text
    basis: tuple[Basis, ...] = ()
    plans: tuple[ProfileId, ...] = ()
    advice_in: tuple[tuple[ProfileId, Text], ...] = ()

    def advice_for(self, kind: ProfileId) -> Text:
        return dict(self.advice_in).get(kind, self.advice)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a theme's measures belong: sections of these roles, headings with these words."""

    roles: tuple[Role, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme and its words.

    ``strong`` cues speak for the theme wherever they stand. ``weak`` cues (培训, 平台, 投入) count only
    when a ``context`` word stands in the same sentence or the unit's heading; ``heads`` name the theme
    where they stand in a heading (教师提升行动) and say nothing elsewhere. A cue that
    overlaps one of the ``masks`` is a look-alike and is not seen at all (确保教育 holds no 保教).
    A measure that fills ``slot`` acts on the theme by that alone (who names a payer acts on funding).
    ``scope`` is ``stage`` for the kinds of school that only some plans cover (preschool, higher,
    private …), ``common`` for what plans outside education do as well (funding, governance …), and
    ``general`` for the other themes of education. A ``steady`` theme counts the same however often
    the plan speaks of it; the others count less where they stand in most measures.
    """

    id: str
    name: Text
    scope: Scope
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    context: tuple[str, ...]
    masks: tuple[str, ...]
    aspects: tuple[AspectTerms, ...]
    advice: Text
    home: Home
    basis: tuple[Basis, ...]
    steady: bool = False
    heads: tuple[str, ...] = ()
    slot: Slot | None = None
    advice_in: tuple[tuple[ProfileId, Text], ...] = ()

    def advice_for(self, kind: ProfileId) -> Text:
        """What to write in a plan of that kind."""
        return dict(self.advice_in).get(kind, self.advice)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All themes, in the order in which reports show them.

    Compared by identity: what is compiled from it is kept by it, and hashing all words each time
    would cost more than finding them.
    """

    themes: tuple[Theme, ...]

    def theme(self, id: str) -> Theme:
        """The theme of that id; ``KeyError`` when there is none."""
        for theme in self.themes:
            if theme.id == id:
                return theme
        raise KeyError(id)
