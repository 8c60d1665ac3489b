"""What editors are told of our files is what the readers take: of all shipped files, and of files gone wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from tools.schemas import FOLDER, MADE, schemas

from planlint.cli import main
from planlint.rules.fields import Place
from planlint.rules.problems import Problems
from planlint.rules.shipped import shipped_folder
from planlint.rules.source import Source, files
from planlint.rules.words import read_words

RULES = shipped_folder()
Data = dict[str, Any]


@cache
def validator(name: str) -> Draft7Validator:
    schema = json.loads((FOLDER / f"{name}-file.schema.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@cache
def lists() -> dict[str, Any]:
    return {
        path.stem: read_words(Place(Source(path, b"", None), Problems()), load(path))
        for path in sorted((RULES / "vocab").glob("*.yaml"))
    }


def _rule(place: Place, data: Any) -> None:
    from planlint.rules.schema import read_rule

    read_rule(place, data, lists(), strict=False)


def _indicator(place: Place, data: Any) -> None:
    from planlint.rules.indicators import read_indicator

    read_indicator(place, data)


def _policies(place: Place, data: Any) -> None:
    from planlint.rules.policies import read_policies

    read_policies(place, data)


def _pack(place: Place, data: Any) -> None:
    from planlint.rules.pack_files import read_pack

    read_pack(Source(place.source.path, b"", data), place.problems)


def _config(place: Place, data: Any) -> None:
    from planlint.config.reading import Lines
    from planlint.config.schema import read_settings

    read_settings(place, data, Lines({}))


READERS: dict[str, Callable[[Place, Any], object]] = {
    "rule": _rule,
    "words": read_words,
    "indicator": _indicator,
    "policies": _policies,
    "pack": _pack,
    "config": _config,
}
CONFIG = """\
packs: [default, official-format]
select: [typo, numbering-*]
ignore: wording
severity: {typo: error, long-heading: "off"}
fail-on: warning
min-severity: info
language: zh
exclude: [旧稿/**]
overrides:
  - paths: [学校/**]
    packs: [school]
    severity: {typo: info}
waivers:
  - rule: long-heading
    document: 计划.docx
    reason: 标题与上级文件一致
    until: "2026-12-31"
baseline: planlint-baseline.json
"""


def wrong(name: str, path: Path, data: Any) -> list[str]:
    """What the reader says of the data."""
    if name == "theme":
        from planlint.rules.vocabulary import _Problems, _read

        said = _Problems()
        _read(Source(path, b"", data), said)
        return [problem.zh for problem in said.found]
    problems = Problems()
    READERS[name](Place(Source(path, b"", data), problems), data)
    return [problem.what.zh for problem in problems.found]


def shipped() -> Iterator[tuple[str, Path, Any]]:
    folders = {"words": "", "theme": "themes", "indicator": "indicators", "policies": "policies"}
    for name, folder in folders.items():
        for path in sorted((RULES / "vocab" / folder).glob("*.yaml")):
            yield name, path, load(path)
    for path in files(RULES):
        if path.parent.name == "packs":
            yield "pack", path, load(path)
        elif "vocab" not in path.relative_to(RULES).parts:
            yield "rule", path, load(path)
    yield "config", Path("planlint.yaml"), yaml.safe_load(CONFIG)


ALL = list(shipped())


def test_every_shipped_file_is_valid() -> None:
    assert {name for name, _, _ in ALL} == set(MADE)
    for name, path, data in ALL:
        found = [
            f"{list(error.absolute_path)}: {error.message}" for error in validator(name).iter_errors(data)
        ]
        assert not found, f"{path}: {found[0]}"
        assert wrong(name, path, data) == [], path


@pytest.mark.parametrize("name", MADE)
def test_the_schemas_are_up_to_date(name: str) -> None:
    made = dict(schemas())[name]
    kept = (FOLDER / f"{name}-file.schema.json").read_text("utf-8")
    assert kept == made, "run python -m tools.schemas"


def test_every_key_has_a_type_and_a_description_in_chinese() -> None:
    for name in MADE:
        for keys, schema in properties(json.loads((FOLDER / f"{name}-file.schema.json").read_text("utf-8"))):
            place = f"{name}: {'.'.join(keys)}"
            assert set(schema) - {"description"} or keys[-1] == "steady", f"{place} takes anything"
            said = schema.get("description", "")
            assert any("\u4e00" <= char <= "\u9fff" for char in said), f"tools/schema_words.py lacks {place}"


def properties(schema: Any, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Data]]:
    if isinstance(schema, list):
        for each in schema:
            yield from properties(each, keys)
    if not isinstance(schema, dict):
        return
    for key, each in schema.items():
        if key == "properties":
            for name, below in each.items():
                if name not in STAGES and not (
                    {"advice_in", "look", "number"} & set(keys) or keys[-1:] == ("page",)
                ):
                    yield (*keys, name), below
                yield from properties(below, (*keys, name))
        elif key in ("anyOf", "allOf", "items", "then", "definitions"):
            yield from properties(each, keys)


STAGES = ("all", "primary", "junior", "nine-year", "senior", "preschool", "vocational", "higher", "special")

WRONG_VALUES: tuple[Any, ...] = (12, None, "", {"nothing": 1}, [None], True, [[]])


def shapes() -> Iterator[Any]:
    """One shipped file of every shape: the same keys all the way down."""
    seen = set()
    for name, path, data in ALL:
        shape = json.dumps([name, _shape(data)])
        if shape not in seen:
            seen.add(shape)
            yield pytest.param(name, path, data, id=f"{name}-{path.stem}")


def _shape(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _shape(data[key]) for key in sorted(data)}
    return type(data).__name__


@pytest.mark.parametrize(("name", "path", "data"), shapes())
def test_what_is_wrong_to_the_reader_is_wrong_to_the_schema(name: str, path: Path, data: Any) -> None:
    for keys, said, changed in mutations(data):
        valid = validator(name).is_valid(changed)
        problems = wrong(name, path, changed)
        if not valid:
            # A key of the configuration may stand empty, which editors need not be told.
            assert problems or (name, said) == ("config", "None"), f"only the schema refuses {said} of {keys}"
        elif problems and said not in LATER and keys[-1] not in NEEDED:
            pytest.fail(f"only the reader refuses {said} of {keys}: {problems[0]}")


LATER = ("delete",)
NEEDED = ("context",)
"""What is needed only beside another key (a summary where one finding stands for many) the reader alone knows."""


def mutations(data: Any) -> Iterator[tuple[tuple[Any, ...], str, Any]]:
    """The data with one thing wrong: a key too many, a key less, a value of another kind."""
    for keys, value in _places(data):
        if isinstance(value, dict):
            yield keys, "an unknown key", _with(data, (*keys, "nothing-known"), 1)
        if not keys:
            continue
        if isinstance(keys[-1], str):
            yield keys, "delete", _without(data, keys)
        for other in WRONG_VALUES:
            if type(other) is not type(value) or other == "":
                yield keys, repr(other), _with(data, keys, other)


def _places(data: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield keys, data
    below = data.items() if isinstance(data, dict) else enumerate(data[:1]) if isinstance(data, list) else ()
    for key, value in below:
        yield from _places(value, (*keys, key))


def _with(data: Any, keys: tuple[Any, ...], value: Any) -> Any:
    made = copy.deepcopy(data)
    at = made
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    return made


def _without(data: Any, keys: tuple[Any, ...]) -> Any:
    made = copy.deepcopy(data)
    at = made
    for key in keys[:-1]:
        at = at[key]
    del at[keys[-1]]
    return made


def test_the_command_prints_and_saves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "schema", "config"]) == 0
    assert json.loads(capsys.readouterr().out)["title"].endswith("planlint.yaml")
    assert main(["rules", "schema", "rule", "--output", "规则/rule.schema.json"]) == 0
    assert "已存到" in capsys.readouterr().out
    assert "wording" in (tmp_path / "规则" / "rule.schema.json").read_text("utf-8")
    assert main(["rules", "schema", "--path"]) == 0
    assert Path(capsys.readouterr().out.strip()) == FOLDER / "rule-file.schema.json"
