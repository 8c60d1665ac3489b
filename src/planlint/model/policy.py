"""A policy document that plans cite, as far as it is known."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planlint.model.records import dataclass

Status = Literal["seen", "cited"]
"""Where a row comes from: read in the source named, or cited alike in several official documents."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One document: its full title with the body that issued it, and its number where it has one.

    ``repealed`` is the first day on which it is no longer in force, ``by`` the title (and ``by_number``
    the number) of what stands in its place. ``source`` says where title, number and repeal were read.
    """

    title: str
    number: str = ""
    status: Status = "seen"
    source: str = ""
    repealed: date | None = None
    by: str = ""
    by_number: str = ""
