"""Writes Word documents: what changed between two versions as tracked changes."""

from planlint.word_output.redline import Redline, redline

__all__ = ["Redline", "redline"]
