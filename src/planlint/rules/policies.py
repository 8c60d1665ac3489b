"""Read and validate the policy documents of ``vocab/policies``, when a rule that needs them runs."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

from planlint.model.policy import Policy, Status
from planlint.model.records import dataclass
from planlint.model.text import Text
from planlint.rules.fields import Place, bilingual, choice, mapping, several, string
from planlint.rules.problems import Problems
from planlint.rules.shipped import shipped_folder
from planlint.rules.source import files, read_all
from planlint.rules.words import named_as_file

_NONE: tuple[Policy, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyTable:
    """The shipped policies and those in the folders given. Called, it reads them."""

    folders: tuple[Path, ...] = ()

    def __call__(self) -> tuple[Policy, ...]:
        return load_policies(*self.folders)


@cache
def load_policies(*folders: Path) -> tuple[Policy, ...]:
    """The shipped policies and those of the folders, which replace earlier ones of the same title.

    Raises ``RuleError`` with every problem of every file.
    """
    problems = Problems()
    found: dict[str, Policy] = {}
    all_of_them = dict.fromkeys((shipped_folder() / "vocab" / "policies", *folders))
    for source in read_all([path for folder in all_of_them for path in files(folder)], keep=True):
        if source.problem:
            problems.at(source.path, source.line, source.problem)
            continue
        for policy in read_policies(Place(source, problems), source.data):
            found[policy.title] = policy
    problems.fail()
    return tuple(found.values())


def policy_folder(rules: Path) -> Path | None:
    """``vocab/policies`` in a folder of rules, or next to it."""
    both = (rules / "vocab" / "policies", rules.parent / "vocab" / "policies")
    return next((folder for folder in both if folder.is_dir()), None)


def read_policies(place: Place, data: Any) -> tuple[Policy, ...]:
    """The policies in one file's data; what is wrong is reported at ``place``."""
    fields = mapping(place, data)
    name = fields.need("id", string, "")
    if name:
        named_as_file(place, name)
    fields.may("title", bilingual, Text(""))
    # One source and status speaks for the rows that have none of their own.
    status: Status = fields.may("status", choice(get_args(Status)), "seen")
    source = fields.may("source", string, "")

    def read(row: Place, value: Any) -> Policy:
        return _policy(row, value, status, source)

    policies = fields.need("policies", several(read), _NONE)
    fields.done()
    return policies


def _policy(place: Place, value: Any, status: Status, source: str) -> Policy:
    fields = mapping(place, value)
    policy = Policy(
        title=fields.need("title", string, ""),
        number=fields.may("number", _number, ""),
        status=fields.may("status", choice(get_args(Status)), status),
        source=fields.may("source", string, source),
        repealed=fields.may("repealed", _date, None),
        by=fields.may("by", string, ""),
        by_number=fields.may("by_number", _number, ""),
    )
    fields.done()
    if not policy.source:
        place.wrong(
            "要写明 source：标题、文号是在哪里看到的",
            "'source' must say where title and number were read",
            "source: 教育部网站 2018-08-27",
        )
    if policy.repealed and not policy.by:
        place.wrong(
            "写了 repealed 就要写 by：由哪份文件替代", "'repealed' needs 'by'", "by: 党政机关公文处理工作条例"
        )
    if not policy.number and not policy.repealed:
        place.wrong("number 和 repealed 至少要有一个", "one of 'number' and 'repealed' is needed",
                    "number: 国办发〔2018〕82号")  # fmt: skip
    return policy


def _number(place: Place, value: Any) -> str | None:
    import re

    text = string(place, value)
    if text is not None and not re.fullmatch(
        r"[^\s〔〕]{1,12}〔(?:19|20)\d\d〕[1-9]\d*号|[^\s〔〕]*令第\d+号", text
    ):
        place.wrong(
            f"“{text}”不是规范的文号", f"'{text}' is no document number", "number: 国办发〔2018〕82号"
        )
        return None
    return text


def _date(place: Place, value: Any) -> date | None:
    text = string(place, value)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        place.wrong("日期要写成年-月-日", "a date is written year-month-day", 'repealed: "2021-01-01"')
        return None
