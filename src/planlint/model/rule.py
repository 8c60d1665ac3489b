"""A rule as data, after its file has been validated. ``planlint.rules`` reads the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from planlint.model.basis import Basis as Basis
from planlint.model.coverage import ProfileId
from planlint.model.outline import Kind, Role
from planlint.model.policy import Policy
from planlint.model.records import dataclass
from planlint.model.text import Severity, Text

RuleKind = Literal[
    "coverage", "measure", "target", "structure", "reference", "consistency", "wording", "format"
]
Genre = Literal["plan", "opinion", "notice", "report", "regulation", "other"]
"""What a document is, told by the last word of its title; ``other`` when that does not say."""

Place = Literal["text", "title", "heading", "label"]
"""Where in the units wording is looked for."""

Part = Literal["title", "level1", "level2", "level3", "level4", "body", "front", "closing", "other"]
"""What text a format rule looks at; ``level1`` are headings numbered 一、, then （一）, 1. and （1）."""

Need = Literal["owner", "deadline", "quantity", "funding"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule looks: units of these kinds, in sections of these roles, in documents of these genres.

    ``plans`` are the kinds of plan it is meant for (of an area, of one school …), ``titles`` patterns
    of which one must match the title. An empty field means everywhere.
    """

    kinds: tuple[Kind, ...] = ()
    roles: tuple[Role, ...] = ()
    genres: tuple[Genre, ...] = ()
    plans: tuple[ProfileId, ...] = ()
    titles: tuple[str, ...] = ()


Values = tuple[tuple[str, str | float | bool], ...]
"""Names and what they stand for."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How an example is set on paper, where it departs from the layout that GB/T 9704 asks for.

    ``page`` is in millimetres; ``look`` says of lines (``2``, ``2-4``, ``all``) or of the words themselves
    how they look; ``number`` how the page number does, ``None`` for a document without.
    """

    page: Values = ()
    look: tuple[tuple[str, Values], ...] = ()
    number: Values | None = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A small plan, one paragraph a line; ``«»`` in a failing one marks the exact span found.

    A failing example without marks is one whose finding concerns the document as a whole. With a
    ``setting`` it is read as a Word file; those of format rules are so even without one.
    """

    text: str
    fails: bool
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A term of a word list, what to write instead, and look-alikes that contain it."""

    term: str
    instead: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageCheck:
    """Reports a theme below ``level``; with ``aspects``, a theme that leaves out at least that many.

    Only of plans that are expected to act on the theme: not every plan is about universities. The
    rule rests on what the theme rests on, besides its own basis.

    With ``phrases`` it reports a plan in which no measure says one of them (with the level
    ``mentioned``: nothing at all says one). A phrase that overlaps a match of ``unless`` is a
    look-alike. ``when`` are the words that make the point due (校车): only plans whose measures say one
    are asked, and the first place is reported. The scope says which plans are asked at all; the theme, if
    any, where the point would belong.
    """

    theme: str = ""
    level: Literal["mentioned", "addressed", "committed"] = "addressed"
    aspects: int = 0
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureCheck:
    """Reports measures by the slots they fill and by what they say.

    A measure is reported when it ``lacks`` every slot named and ``fills`` all of those, and says one
    of ``phrases`` (anything, without phrases), or when the named ``test`` says so. A phrase that
    overlaps a match of ``unless`` is a look-alike; a measure that says one of ``spare`` is left alone.
    ``sentence`` narrows the slots from the measure to the sentence of the phrase. ``share`` is the
    part of the measures asked from which one finding stands for all (0: always single findings),
    ``limit`` the most characters of a measure that is asked (of a test: what the test says).
    """

    lacks: tuple[Need, ...] = ()
    fills: tuple[Need, ...] = ()
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    sentence: bool = False
    test: str = ""
    limit: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class StructureCheck:
    """Runs the named ``test`` over the outline; ``roles`` and ``limit`` are what some tests need.

    ``headings`` are patterns for the test ``section``: a heading that says one of them will do as well.
    """

    test: str
    roles: tuple[Role, ...] = ()
    limit: int = 0
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingCheck:
    """Reports ``words``, matches of ``patterns`` (group 1 where there is one) or what ``test`` finds.

    Nothing that overlaps a match of ``unless`` counts. ``negated`` leaves out what a prohibition forbids,
    ``quoted`` what stands in book-title or quotation marks. ``once`` makes one finding a document,
    from ``least`` occurrences on. ``since`` leaves documents dated before that year alone.
    """

    words: tuple[Word, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    test: str = ""
    place: Place = "text"
    negated: bool = False
    quoted: bool = False
    once: bool = False
    least: int = 1
    since: int = 0


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """Holds the figures of a plan against the indicators they name, by the named ``test``.

    ``indicator`` is the id of the one that the rule is about; empty for all. Nothing that overlaps a
    match of ``unless`` counts.
    """

    test: str
    indicator: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """Runs the named ``test`` over what the plan cites: documents, attachments, articles, abbreviations.

    ``policies`` reads the policy documents known, when the test asks for them.
    """

    test: str
    policies: Callable[[], tuple[Policy, ...]] = tuple


@dataclass(frozen=True, slots=True)
class ConsistencyCheck:
    """Runs the named ``test`` over facts of the plan that must agree with each other."""

    test: str


@dataclass(frozen=True, slots=True)
class FormatCheck:
    """Runs the named ``test`` over how a .docx looks: page, fonts, lines.

    What the other fields hold depends on the test. ``parts`` are those that are looked at, ``fonts`` names of
    which a font's own must hold one (the first is the one to recommend), ``size`` is in points,
    ``page`` holds width, height, top, bottom, left and right in millimetres, ``tolerance`` too; ``lines`` are
    bounds of lines a page or, for line spacing, of points from line to line, ``characters`` of
    characters a line; ``limit`` counts characters or paragraphs.
    """

    test: str
    parts: tuple[Part, ...] = ()
    fonts: tuple[str, ...] = ()
    size: float = 0.0
    align: Literal["left", "center", "right", "justify"] = "left"
    page: tuple[tuple[str, float], ...] = ()
    tolerance: float = 1.0
    lines: tuple[float, float] = (0.0, 0.0)
    characters: tuple[float, float] = (0.0, 0.0)
    limit: int = 0


Check = (
    CoverageCheck
    | MeasureCheck
    | TargetCheck
    | StructureCheck
    | ReferenceCheck
    | ConsistencyCheck
    | WordingCheck
    | FormatCheck
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``summary`` replaces ``message`` where one finding stands for many places."""

    id: str
    kind: RuleKind
    severity: Severity
    title: Text
    message: Text
    summary: Text | None
    why: Text
    fix: Text
    basis: tuple[Basis, ...]
    scope: Scope
    check: Check
    examples: tuple[Example, ...]
    origin: Path


COMMON_PLACEHOLDERS = ("quote", "heading", "count", "total", "list")
"""What every message may say: the words found, the unit they stand in, and, in a summary, how many."""

PLACEHOLDERS: dict[RuleKind, tuple[str, ...]] = {
    "coverage": ("theme", "level", "aspects", "advice", "home", "share"),
    "measure": ("other", "date", "share"),
    "target": ("indicator", "stage", "value", "standard", "year", "due", "other", "source"),
    "structure": ("label", "expected", "following", "found", "other"),
    "reference": ("title", "number", "expected", "other", "found", "date"),
    "consistency": ("expected", "found", "other", "date"),
    "wording": ("instead",),
    "format": ("found", "expected", "places", "share"),
}

TESTS: dict[RuleKind, tuple[str, ...]] = {
    "coverage": (),
    "measure": ("duplicate", "bare", "long"),
    "target": ("standard", "restates", "late", "no-value", "contradiction"),
    "structure": (
        "section",
        "schedule",
        "first-mark",
        "no-measures",
        "unnumbered",
        "gap",
        "repeat",
        "disorder",
        "collision",
        "mixed-marks",
        "single-item",
        "level-skip",
        "count",
        "duplicate-heading",
        "empty-section",
        "no-title",
        "title-repeated",
        "glued-heading",
        "long-heading",
        "heading-end",
    ),
    "reference": (
        "brackets",
        "serial",
        "number-and-title",
        "repealed",
        "expired",
        "without-number",
        "without-title",
        "two-numbers",
        "two-titles",
        "attachment-absent",
        "attachment-unlisted",
        "attachment-unannounced",
        "article-absent",
        "table-absent",
        "short-early",
        "short-twice",
        "short-unused",
        "short-unexplained",
        "title-marks",
        "inner-marks",
    ),
    "consistency": (
        "past",
        "period",
        "title-year",
        "backwards",
        "parts",
        "shares",
        "rate",
        "total-row",
        "own-title",
        "two-names",
        "two-owners",
        "two-deadlines",
    ),
    "wording": ("pairs", "repetition"),
    "format": (
        "paper",
        "margins",
        "landscape",
        "density",
        "font",
        "size",
        "mixed-fonts",
        "mixed-sizes",
        "table-fonts",
        "latin-fonts",
        "bold",
        "colour",
        "align",
        "title-tail",
        "line-spacing",
        "mixed-spacing",
        "apart",
        "indent",
        "typed-indent",
        "empty",
        "number-missing",
        "number-form",
        "number-look",
        "number-place",
        "date-place",
        "attachment-note",
    ),
}
"""The tests that a rule of each kind may name; ``planlint.checks`` holds the functions."""
