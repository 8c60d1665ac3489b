"""Where the shipped rules are."""

from __future__ import annotations

from pathlib import Path


def shipped_folder() -> Path:
    """The folder of shipped rules: in an installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"
