"""Find, read and select rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planlint.errors import UsageError
from planlint.model.rule import Rule, Word
from planlint.model.text import SEVERITIES, Severity, Text
from planlint.rules.fields import Place, bilingual, choice, mapping, several, string
from planlint.rules.problems import Problems, nearest
from planlint.rules.schema import KINDS, read_rule, read_words
from planlint.rules.source import Source, files, read

if TYPE_CHECKING:
    from planlint.model.vocabulary import Vocabulary

KIND_FOLDERS = ("coverage", "measures", "structure", "wording")


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


def shipped_folder() -> Path:
    """The folder of shipped rules: in an installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


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
    lists = _word_lists([folder, *given], problems)
    chosen = _read_pack(folder, pack, problems)
    shipped = _rules(_shipped_files(folder), lists, problems, strict=strict)
    own = _rules(_given_files(given), lists, problems, strict=True)
    problems.fail()
    kept = _apply(chosen, shipped)
    rules = {rule.id: rule for rule in (*kept, *own)}
    known = {rule.id: rule for rule in (*shipped, *own)}
    if select:
        rules = {rule.id: rules.get(rule.id, rule) for rule in _chosen(select, known.values())}
    for rule in _chosen(ignore, known.values()):
        rules.pop(rule.id, None)
    ordered = tuple(sorted(rules.values(), key=lambda rule: (KINDS.index(rule.kind), rule.id)))
    return RuleSet(ordered, load_vocabulary(folder / "vocab" / "themes"), chosen.id)


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


def _word_lists(folders: Iterable[Path], problems: Problems) -> dict[str, tuple[Word, ...]]:
    lists: dict[str, tuple[Word, ...]] = {}
    for folder in folders:
        for path in sorted((folder / "vocab").glob("*.yaml")) if folder.is_dir() else ():
            source = _readable(path, problems)
            if source:
                lists[path.stem] = read_words(Place(source, problems), source.data)
    return lists


def _rules(
    paths: Iterable[Path], lists: dict[str, tuple[Word, ...]], problems: Problems, *, strict: bool
) -> list[Rule]:
    found: dict[str, Rule] = {}
    for path in paths:
        source = _readable(path, problems)
        rule = read_rule(Place(source, problems), source.data, lists, strict=strict) if source else None
        if rule is None:
            continue
        if rule.id in found:
            problems.at(
                path,
                1,
                Text(
                    f"规则“{rule.id}”在 {found[rule.id].origin} 里已经有了",
                    f"rule '{rule.id}' is already in {found[rule.id].origin}",
                ),
            )
        found[rule.id] = rule
    return list(found.values())


def _readable(path: Path, problems: Problems) -> Source | None:
    source = read(path)
    if not source.problem:
        return source
    problems.at(
        path,
        source.line,
        Text(f"不是有效的 YAML（{source.problem}）", f"not valid YAML ({source.problem})"),
        "title: {zh: 中文写在这里, en: English here}    # 冒号后要有空格，缩进用空格",
    )
    return None


def _read_pack(folder: Path, name: str, problems: Problems) -> Pack:
    path = folder / "packs" / f"{name}.yaml"
    if not path.is_file():
        path = Path(name)
    if not path.is_file():
        known = [p.stem for p in files(folder / "packs")]
        hint = nearest(name, known)
        raise UsageError(Text(f"没有规则包“{name}”{hint.zh}", f"There is no pack '{name}'{hint.en}"))
    source = _readable(path, problems)
    if source is None:
        return Pack(name, Text(name))
    fields = mapping(Place(source, problems), source.data)
    pack = Pack(
        fields.need("id", string, path.stem),
        fields.need("title", bilingual, Text("")),
        fields.may("select", several(string), ("*",)),
        fields.may("ignore", several(string), ()),
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
