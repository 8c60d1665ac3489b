"""YAML as a person would write it: Chinese unescaped, quotes only where they are needed."""

from __future__ import annotations

from typing import Any

WIDTH = 100
"""Characters of a line up to which a mapping stands on one line."""


def scalar(text: str) -> str:
    """One value on one line; in quotes where YAML would read something else."""
    import yaml

    if text and not any(mark in text for mark in "\n\r\t\x85\u2028\u2029") and text.isprintable():
        for form in (text, "'" + text.replace("'", "''") + "'"):
            if _reads_as(form, text):
                return form
    shown: str = yaml.safe_dump(text, allow_unicode=True, width=1 << 30, default_style='"')
    return shown.rstrip("\n")


def _reads_as(form: str, text: str) -> bool:
    """Whether YAML reads the form as the text, on its own and inside brackets."""
    import yaml

    try:
        return bool(
            yaml.safe_load(f"- {form}    # c\n- [{form}, {{a: {form}}}]") == [text, [text, {"a": text}]]
        )
    except yaml.YAMLError:
        return False


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else scalar(value)


def entry(key: str, value: Any, comment: str = "", indent: int = 0) -> list[str]:
    """``key: value``, over several lines where one would be too long."""
    lead, remark = " " * indent, f"    # {comment}" if comment else ""
    line = f"{lead}{key}: {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, dict | list):
        return [line + remark]
    lines = [f"{lead}{key}:{remark}"]
    if isinstance(value, dict):
        for name, each in value.items():
            lines += entry(name, each, indent=indent + 2)
    else:
        for each in value:
            lines += [f"{lead}  - {flow(each)}"]
    return lines


def item(text: str, indent: int) -> list[str]:
    """One text of a list; as a block where it has several lines."""
    lead = " " * indent
    lines = text.split("\n")
    # A block cannot hold what begins with a space or ends in one, nor characters that are not printed.
    plain = all(line and line == line.strip() and line.isprintable() for line in lines)
    if len(lines) == 1 or not plain:
        return [f"{lead}- {scalar(text)}"]
    return [f"{lead}- |-", *(f"{lead}  {line}" for line in lines)]
