"""Everything wrong with rule files, collected before anything fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path

from planlint.errors import PlanlintError, RuleError
from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.rules.source import Keys, Source, line_of


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file; ``example`` shows how to write it right."""

    path: Path
    line: int
    what: Text
    example: str = ""

    def say(self) -> Text:
        place = f"{self.path}:{self.line}"
        shown = "".join(f"\n      {line}" for line in self.example.strip().splitlines())
        zh = f"{place}：{self.what.zh}" + (f"\n    写法示例：{shown}" if shown else "")
        en = f"{place}: {self.what.en}" + (f"\n    for example:{shown}" if shown else "")
        return Text(zh, en)


@dataclass(frozen=True, slots=True)
class Subject:
    """What kind of file is read: what it is called, what to do when it is wrong, samples of its keys."""

    name: Text
    error: type[PlanlintError]
    todo: Text
    samples: Mapping[str, str] = field(default_factory=dict)


RULE_FILES = Subject(
    Text("规则文件", "rule files"),
    RuleError,
    Text("\n改正后可用 planlint rules test 检验。", "\nCheck with planlint rules test when mended."),
)


@dataclass(slots=True)
class Problems:
    """Collects problems over many files of one kind."""

    found: list[Problem] = field(default_factory=list)
    subject: Subject = RULE_FILES

    def add(self, source: Source, keys: Keys, what: Text, example: str = "") -> None:
        self.found.append(Problem(source.path, line_of(source, keys), what, example))

    def at(self, path: Path, line: int, what: Text, example: str = "") -> None:
        self.found.append(Problem(path, line, what, example))

    def fail(self) -> None:
        """Raise the subject's error with everything found, or return when nothing was."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda problem: (str(problem.path), problem.line))
        said = [problem.say() for problem in ordered]
        count = len(said)
        name = self.subject.name
        raise self.subject.error(
            Text(
                f"{name.zh}有 {count} 处错误：\n" + "\n".join(text.zh for text in said),
                f"{count} problem{'s' if count > 1 else ''} in {name.en}:\n"
                + "\n".join(text.en for text in said),
            ),
            self.subject.todo,
        )


def close(word: str, known: Sequence[str]) -> str:
    """The known word that this one looks like; empty when none does."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def nearest(word: str, known: tuple[str, ...] | list[str]) -> Text:
    """“did you mean …?”, or the whole list when it is short, as the end of a sentence."""
    if near := close(word, known):
        return Text(f"，是不是想写“{near}”？", f"; did you mean '{near}'?")
    listed = sorted(known)
    if 0 < len(listed) <= 16:
        return Text(f"，可用的有：{'、'.join(listed)}", f"; known: {', '.join(listed)}")
    return Text("", "")
