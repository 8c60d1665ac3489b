"""The baseline on disk: JSON with one finding a line, sorted, so that version control shows what changed.

``schemas/baseline.schema.json`` describes it.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planlint.errors import UsageError
from planlint.model.text import Text
from planlint.waivers.baseline import Baseline, Entry, Listed

SCHEMA = "urn:planlint:schema:baseline:1"
NAME = "planlint-baseline.json"
_FAMILY = SCHEMA.rpartition(":")[0]
_MOST = 64 * 1024 * 1024


def load(path: Path) -> Baseline:
    """The baseline at ``path``. Raises ``UsageError`` when it is missing, unreadable or no baseline."""
    try:
        if path.stat().st_size > _MOST:
            raise _damaged(path, Text("文件过大", "it is too large"))
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(
            Text(f"找不到基线文件 {path}。", f"There is no baseline file {path}. "),
            Text(
                "还没有基线的，先运行 planlint baseline write。", "Write it first: planlint baseline write."
            ),
        ) from error
    except UnicodeDecodeError as error:
        raise _damaged(path, Text("不是 UTF-8 编码", "it is not UTF-8")) from error
    except OSError as error:
        raise UsageError(
            Text(f"基线文件 {path} 打不开。", f"The baseline file {path} cannot be opened. "),
            Text("请检查路径和权限。", "Check the path and the permissions."),
        ) from error
    if "\n<<<<<<< " in text or text.startswith("<<<<<<< "):
        what = Text("里面有没有解决的合并冲突", "it holds an unresolved merge conflict")
        raise _damaged(path, what)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _damaged(
            path, Text(f"第 {line} 行不是合法的 JSON", f"line {line} is not valid JSON")
        ) from error
    return _baseline(path, data)


def _baseline(path: Path, data: Any) -> Baseline:
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        if isinstance(schema, str) and schema.startswith(_FAMILY + ":"):
            raise UsageError(
                Text(
                    f"基线文件 {path} 是另一版本的 planlint 写的（{schema}）。",
                    f"The baseline file {path} is of another version of planlint ({schema}). ",
                ),
                Text(
                    "请升级 planlint，或重新运行 planlint baseline write。",
                    "Upgrade planlint, or write it again: planlint baseline write.",
                ),
            )
        raise _damaged(path, Text("它不是 planlint 的基线文件", "it is no baseline of planlint"))
    try:
        return Baseline({key: _listed(value) for key, value in data["documents"].items()})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _damaged(path, Text("内容不全", "something is missing in it")) from error


def _listed(value: Any) -> Listed:
    return Listed(_string(value["title"]), tuple(_entry(each) for each in value["findings"]))


def _entry(value: Any) -> Entry:
    return Entry(*(_string(value[key]) for key in ("rule", "fingerprint", "context", "text")))


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _damaged(path: Path, what: Text) -> UsageError:
    return UsageError(
        Text(f"基线文件 {path} 读不了：{what.zh}。", f"The baseline file {path} cannot be read: {what.en}. "),
        Text(
            "请从版本库或备份恢复它，或者删去后重新运行 planlint baseline write。",
            "Restore it, or delete it and run planlint baseline write again.",
        ),
    )


def dump(baseline: Baseline) -> str:
    """The file's text: documents and findings sorted, one finding a line."""
    return "\n".join(_lines(baseline)) + "\n"


def _lines(baseline: Baseline) -> Iterator[str]:
    yield "{"
    yield f' "schema": {_json(SCHEMA)},'
    documents = sorted((key, listed) for key, listed in baseline.documents.items() if listed.entries)
    yield ' "documents": {' + ("" if documents else "}")
    for at, (key, listed) in enumerate(documents, 1):
        yield f"  {_json(key)}: {{"
        yield f'   "title": {_json(listed.title)},'
        yield '   "findings": ['
        rows = [
            {"rule": each.rule, "fingerprint": each.fingerprint, "context": each.context, "text": each.text}
            for each in sorted(listed.entries)
        ]
        yield ",\n".join(f"    {_json(row)}" for row in rows)
        yield "   ]"
        yield "  }" + ("," if at < len(documents) else "")
    if documents:
        yield " }"
    yield "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def key_of(document: Path, baseline: Path) -> str:
    """The name of a document in a baseline: its path from the baseline's folder, the same on every system."""
    try:
        relative = os.path.relpath(document, baseline.absolute().parent)
    except ValueError:  # another drive
        relative = str(document.absolute())
    return unicodedata.normalize("NFC", relative.replace("\\", "/") if os.name == "nt" else relative)


def document_at(key: str, baseline: Path) -> Path:
    """The path that a name in a baseline means."""
    return baseline.absolute().parent / key
