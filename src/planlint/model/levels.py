"""How severe, what fails a run, and who states a setting: small, for every command imports it."""

from __future__ import annotations

from typing import Literal

from planlint.model.text import SEVERITIES

Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = (*SEVERITIES, "off")
"""Severities and, least of all, that a rule does not run."""

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = (*SEVERITIES, "never")

AUTO = "auto"
"""The pack that stands for those which a document's own kind and level suggest."""

StatedBy = Literal["default", "file", "override", "environment", "command"]
