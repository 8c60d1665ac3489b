"""Find, read and select rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planlint.errors import UsageError
from planlint.model.rule import CoverageCheck, Rule, Word
from planlint.model.text import SEVERITIES, Severity, Text
from planlint.rules.fields import SAMPLES, Place, bilingual, choice, mapping, string, strings
from planlint.rules.problems import Problems, nearest
from planlint.rules.schema import KINDS, read_rule
from planlint.rules.shipped import shipped_folder
from planlint.rules.source import Source, files, read, read_all
from planlint.rules.words import read_words

if TYPE_CHECKING:
    from planlint.model.vocabulary import Vocabulary

KIND_FOLDERS = (
    "coverage",
    "measures",
    "targets",
    "structure",
    "references",
    "consistency",
    "wording",
    "format",
)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules chosen, in the order of their ids, and the vocabulary they rest on."""

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    pack: str = "default"

    def rule(self, name: str) -> Rule:
        """The rule of that id. Raises ``UsageError`` with the nearest id when there is none."""
        for rule in self.rules:
            if rule.id == name:
                return rule
        hint = nearest(name, [rule.id for rule in self.rules])
        raise UsageError(
            Text(f"没有规则“{name}”{hint.zh}", f"There is no rule '{name}'{hint.en}"),
            Text("\n用 planlint rules list 查看全部规则。", "\nSee all of them with planlint rules list."),
        )


@dataclass(frozen=True, slots=True)
class Pack:
    """Which rules (ids, ids with ``*``, or kinds) and at which severity."""

    id: str
    title: Text
    select: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()


def load(
    paths: Iterable[str | Path] = (),
    pack: str = "default",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    *,
    strict: bool = False,
) -> RuleSet:
    """The rules of a pack and of the user's own files or folders.

    ``pack`` is the name of a shipped pack or the path of a pack file; ``paths`` add rules, which
    replace shipped ones of the same id; ``select`` and ``ignore`` take ids, ids with ``*`` and
    kinds. Patterns of shipped rules are compiled when they run, all others (and, when ``strict``,
    those too) at once. Raises ``RuleError`` with every problem found, ``UsageError`` for a name
    that means nothing.
    """
    from planlint.rules.vocabulary import load_vocabulary

    folder = shipped_folder()
    problems = Problems()
    given = [Path(path) for path in paths]
    pack_file = _pack_file(folder, pack)
    vocab = _word_files([folder, *given])
    shipped_files = _shipped_files(folder)
    # One reading of all files, for their parsed form is kept as one.
    sources = {source.path: source for source in read_all([pack_file, *vocab, *shipped_files])}
    lists = {
        source.path.stem: read_words(Place(source, problems), source.data)
        for source in _readable((sources[path] for path in vocab), problems)
    }
    chosen = _read_pack(sources[pack_file], problems)
    shipped = _rules((sources[path] for path in shipped_files), lists, problems, strict=strict)
    own = _rules(read_all(_given_files(given)), lists, problems, strict=True)
    problems.fail()
    vocabulary = load_vocabulary(folder / "vocab" / "themes")
    shipped, own = _on_themes(shipped, vocabulary, problems), _on_themes(own, vocabulary, problems)
    problems.fail()
    kept = _apply(chosen, shipped)
    rules = {rule.id: rule for rule in (*kept, *own)}
    known = {rule.id: rule for rule in (*shipped, *own)}
    if select:
        rules = {rule.id: rules.get(rule.id, rule) for rule in _chosen(select, known.values())}
    for rule in _chosen(ignore, known.values()):
        rules.pop(rule.id, None)
    ordered = tuple(sorted(rules.values(), key=lambda rule: (KINDS.index(rule.kind), rule.id)))
    return RuleSet(ordered, vocabulary, chosen.id)


def packs() -> tuple[str, ...]:
    """The names of the shipped packs."""
    return tuple(path.stem for path in files(shipped_folder() / "packs"))


def _shipped_files(folder: Path) -> list[Path]:
    return [path for kind in KIND_FOLDERS for path in files(folder / kind)]


def _given_files(given: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            found += [f for f in files(path) if not {"vocab", "packs"} & set(f.relative_to(path).parts[:-1])]
        elif path.is_file():
            found.append(path)
        else:
            raise UsageError(
                Text(f"找不到规则文件或文件夹：{path}", f"No such rule file or folder: {path}"),
                Text("\n请检查 --rules 后面的路径。", "\nCheck the path after --rules."),
            )
    return found


def _word_files(folders: Iterable[Path]) -> list[Path]:
    return [
        path for folder in folders if folder.is_dir() for path in sorted((folder / "vocab").glob("*.yaml"))
    ]


def _rules(
    sources: Iterable[Source], lists: dict[str, tuple[Word, ...]], problems: Problems, *, strict: bool
) -> list[Rule]:
    found: dict[str, Rule] = {}
    for source in _readable(sources, problems):
        rule = read_rule(Place(source, problems), source.data, lists, strict=strict)
        if rule is None:
            continue
        if rule.id in found:
            problems.at(
                source.path,
                1,
                Text(
                    f"规则“{rule.id}”在 {found[rule.id].origin} 里已经有了",
                    f"rule '{rule.id}' is already in {found[rule.id].origin}",
                ),
            )
        found[rule.id] = rule
    return list(found.values())


def _on_themes(rules: list[Rule], vocabulary: Vocabulary, problems: Problems) -> list[Rule]:
    """The rules, those about a theme resting on what the theme rests on."""
    themes = {theme.id: theme for theme in vocabulary.themes}
    found = []
    for rule in rules:
        if isinstance(rule.check, CoverageCheck) and rule.check.theme:
            theme = themes.get(rule.check.theme)
            if theme is None:
                hint = nearest(rule.check.theme, list(themes))
                what = Text(
                    f"没有主题“{rule.check.theme}”{hint.zh}",
                    f"there is no theme '{rule.check.theme}'{hint.en}",
                )
                problems.add(read(rule.origin), ("check", "theme"), what, SAMPLES["theme"])
                continue
            if not rule.check.phrases:
                rule = replace(rule, basis=(*rule.basis, *(b for b in theme.basis if b not in rule.basis)))
        found.append(rule)
    return found


def _readable(sources: Iterable[Source], problems: Problems) -> list[Source]:
    """The files that are YAML; the others are problems."""
    good = []
    for source in sources:
        if not source.problem:
            good.append(source)
            continue
        yaml = source.problem.en.startswith("not valid YAML")
        example = "title: {zh: 中文写在这里, en: English here}    # 冒号后要有空格，缩进用空格"
        problems.at(source.path, source.line, source.problem, example if yaml else "")
    return good


def _pack_file(folder: Path, name: str) -> Path:
    for path in (folder / "packs" / f"{name}.yaml", Path(name)):
        if path.is_file():
            return path
    hint = nearest(name, [path.stem for path in files(folder / "packs")])
    raise UsageError(Text(f"没有规则包“{name}”{hint.zh}", f"There is no pack '{name}'{hint.en}"))


def _read_pack(source: Source, problems: Problems) -> Pack:
    if not _readable([source], problems):
        return Pack(source.path.stem, Text(""))
    fields = mapping(Place(source, problems), source.data)
    pack = Pack(
        fields.need("id", string, source.path.stem),
        fields.need("title", bilingual, Text("")),
        fields.may("select", strings, ("*",)),
        fields.may("ignore", strings, ()),
        fields.may("severity", _severities, ()),
    )
    fields.done()
    return pack


def _severities(place: Place, value: Any) -> tuple[tuple[str, Severity], ...]:
    fields = mapping(place, value)
    return tuple((name, fields.need(name, choice(SEVERITIES), "info")) for name in fields.data)


def _apply(pack: Pack, rules: Sequence[Rule]) -> list[Rule]:
    names = {rule.id for rule in _chosen(pack.select, rules)} - {r.id for r in _chosen(pack.ignore, rules)}
    severity = dict(pack.severity)
    _chosen(tuple(severity), rules)
    return [
        replace(rule, severity=severity[rule.id]) if rule.id in severity else rule
        for rule in rules
        if rule.id in names
    ]


def _chosen(names: Sequence[str], rules: Iterable[Rule]) -> list[Rule]:
    """The rules that ``names`` mean. Raises ``UsageError`` for a name that means none."""
    rules = list(rules)
    found: dict[str, Rule] = {}
    for name in names:
        hits = [rule for rule in rules if rule.kind == name or fnmatchcase(rule.id, name)]
        if not hits:
            hint = nearest(name, [rule.id for rule in rules])
            raise UsageError(
                Text(f"没有规则“{name}”{hint.zh}", f"There is no rule '{name}'{hint.en}"),
                Text("\n用 planlint rules list 查看全部规则。", "\nSee them all with planlint rules list."),
            )
        found.update((rule.id, rule) for rule in hits)
    return list(found.values())
