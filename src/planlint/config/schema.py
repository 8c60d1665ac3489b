"""From a configuration file's data to a ``ConfigFile``: every error reported."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any, get_args

from planlint.config.files import ConfigFile, Override
from planlint.config.reading import Lines, read_config
from planlint.config.statements import Statement
from planlint.errors import ConfigError
from planlint.language.expressions import expression
from planlint.model.levels import AUTO, FAIL_ON
from planlint.model.text import SEVERITIES, Language, Text
from planlint.model.waiver import Waiver
from planlint.rules.fields import Fields, Place, choice, commas, mapping, several, sketched, string, strings
from planlint.rules.pack_files import read_levels
from planlint.rules.problems import Problems, Subject, nearest

_NONE: tuple[str, ...] = ()
_NO_PATHS: tuple[Path, ...] = ()
_NO_OVERRIDES: tuple[Override, ...] = ()
_NO_WAIVERS: tuple[Waiver, ...] = ()

CONFIG_FILES = Subject(
    Text("配置文件", "the configuration"),
    ConfigError,
    Text(
        "\n改正后可用 planlint config 查看；暂时不用它：加 --no-config。",
        "\nSee what holds with planlint config; do without it with --no-config.",
    ),
    {
        "packs": "packs: [default, official-format]",
        "rules": "rules: [本局规则]    # 文件或文件夹，相对于本文件",
        "select": "select: [typo, numbering-*]",
        "ignore": "ignore: [half-width-punctuation, wording]",
        "severity": "severity: {typo: error, wording: info, long-heading: off}",
        "fail-on": "fail-on: warning    # error, warning, info, never",
        "min-severity": "min-severity: warning    # error, warning, info",
        "language": "language: zh    # zh, en",
        "exclude": "exclude: [旧稿/**, 参考资料]",
        "overrides": "overrides:\n  - paths: [学校/**]\n    packs: [school]",
        "paths": "paths: [学校/**]",
        "waivers": "waivers:\n  - rule: long-heading\n    document: 青溪县三年行动计划.docx\n"
        "    reason: 标题与上级文件一致\n    until: 2026-12-31",
        "rule": "rule: long-heading",
        "reason": "reason: 标题与上级文件一致",
        "until": "until: 2026-12-31",
        "baseline": "baseline: planlint-baseline.json",
    },
)


def read_file(path: Path) -> ConfigFile:
    """The file at an absolute path. Raises ``ConfigError`` with everything wrong in it."""
    problems = Problems(subject=CONFIG_FILES)
    source, lines = read_config(path, problems)
    problems.fail()
    file = read_settings(Place(source, problems), source.data, lines)
    problems.fail()
    return file


def read_settings(place: Place, data: Any, lines: Lines) -> ConfigFile:
    """The settings in one file's data; what is wrong is reported at ``place``."""
    fields = _stated(mapping(place, data))
    file = ConfigFile(
        place.source,
        _statement(fields, lines, "file"),
        fields.may("overrides", lambda at, value: _overrides(at, value, lines), _NO_OVERRIDES),
        fields.may("language", choice(get_args(Language)), None),
        fields.may("exclude", strings, _NONE),
        fields.may("waivers", lambda at, value: _waivers(at, value, lines), _NO_WAIVERS),
        fields.may("baseline", _path, None),
    )
    fields.done()
    return file


def _stated(fields: Fields) -> Fields:
    """Without keys that stand empty: what is left when every item below them has been taken out."""
    empty = [key for key, value in fields.data.items() if value is None and key in CONFIG_FILES.samples]
    fields.data = {key: value for key, value in fields.data.items() if key not in empty}
    return fields


def _statement(fields: Fields, lines: Lines, by: Any, detail: str = "") -> Statement:
    """The keys that may stand at the top and in an override alike."""
    place = fields.place
    return Statement(
        by,
        fields.may("packs", _packs, None),
        fields.may("rules", _rules, _NO_PATHS),
        fields.may("select", strings, _NONE),
        fields.may("ignore", strings, _NONE),
        fields.may("severity", read_levels, ()),
        fields.may("fail-on", choice(FAIL_ON), None),
        fields.may("min-severity", choice(SEVERITIES), None),
        place.source.path,
        detail,
        {key: lines.of(*place.keys, key) for key in fields.data},
    )


def _overrides(place: Place, value: Any, lines: Lines) -> tuple[Override, ...]:
    def read(at: Place, item: Any) -> Override:
        fields = _stated(mapping(at, item))
        globs = fields.need("paths", strings, _NONE)
        statement = _statement(fields, lines, "override", ", ".join(globs))
        for key in _WHOLE:
            if key in fields.data:
                fields.asked.append(key)
                at.at(key).wrong(
                    f"“{key}”管整次检查，不能写在 overrides 里，请移到最外层",
                    f"'{key}' is for the whole run: move it out of overrides",
                    " ",
                )
        fields.done()
        return Override(globs, statement)

    return several(read)(place, value) or ()


_WHOLE = ("language", "exclude", "waivers", "baseline", "overrides")


def _waivers(place: Place, value: Any, lines: Lines) -> tuple[Waiver, ...]:
    def read(at: Place, item: Any) -> Waiver:
        fields = mapping(at, item)
        waiver = Waiver(
            fields.need("rule", string, ""),
            fields.may("document", string, ""),
            fields.may("text", string, ""),
            fields.may("fingerprint", string, ""),
            fields.need("reason", string, ""),
            fields.may("until", _day, None),
            at.source.path,
            lines.of(*at.keys),
        )
        fields.done()
        return waiver

    return several(read)(place, value) or ()


def _day(place: Place, value: Any) -> date | None:
    """A day as people write it: 2027-06-30, 2027-6-30, 2027年6月30日."""
    form = r"^\s*(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?\s*$"
    if sketched(value, type="string", pattern=form):
        return None
    parts = expression(form).match(value) if isinstance(value, str) else None
    if parts is None:
        place.wrong(
            f"“{value}”不是日期，请写成 2027-06-30 的样子", f"'{value}' is no date such as 2027-06-30"
        )
        return None
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        place.wrong(f"没有 {value} 这一天", f"there is no such day as {value}")
        return None


def _packs(place: Place, value: Any) -> tuple[str, ...] | None:
    from planlint.rules.loader import packs

    shipped = packs()

    def read(at: Place, item: Any) -> str | None:
        name = string(at, item)
        if name is None or name in shipped or name == AUTO:
            return name
        path = _absolute(at, name)
        if path.is_file():
            return str(path)
        hint = commas(name) or nearest(name, list(shipped))
        at.wrong(f"没有规则包“{name}”{hint.zh}", f"there is no pack '{name}'{hint.en}")
        return None

    return several(read)(place, value)


def _rules(place: Place, value: Any) -> tuple[Path, ...] | None:
    def read(at: Place, item: Any) -> Path | None:
        name = string(at, item)
        path = _absolute(at, name) if name else None
        if path is None or path.exists():
            return path
        at.wrong(f"找不到规则文件或文件夹“{name}”", f"no such rule file or folder: '{name}'")
        return None

    return several(read)(place, value)


def _path(place: Place, value: Any) -> Path | None:
    name = string(place, value)
    return _absolute(place, name) if name else None


def _absolute(place: Place, name: str) -> Path:
    """A path as written, from the folder of the file; ``\\`` is read as ``/`` on every system."""
    return Path(os.path.normpath(place.source.path.parent / name.replace("\\", "/")))
