"""Our ``dataclass`` makes what the standard's does."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from planlint.model.records import dataclass

MAKERS: list[Callable[..., Any]] = [dataclasses.dataclass, dataclass]


def classes(maker: Callable[..., Any], **how: bool) -> list[type]:
    @maker(**how)
    class None_:
        pass

    @maker(**how)
    class One:
        name: str

    @maker(**how)
    class Some:
        name: str
        number: int = 3
        many: list[int] = dataclasses.field(default_factory=list)
        told: int = dataclasses.field(default=0, compare=False, repr=False)

        @property
        def twice(self) -> int:
            return self.number * 2

    return [None_, One, Some]


FILLED: list[tuple[Any, ...]] = [(), ("a",), ("a", 4)]


@pytest.mark.parametrize("how", [{"frozen": True, "slots": True}, {"slots": True}, {"frozen": True}, {}])
def test_the_same_as_the_standard(how: dict[str, bool]) -> None:
    theirs, ours = (classes(maker, **how) for maker in MAKERS)
    for one, other, values in zip(theirs, ours, FILLED, strict=True):
        assert inspect.signature(one) == inspect.signature(other)
        assert [field.name for field in dataclasses.fields(one)] == [
            f.name for f in dataclasses.fields(other)
        ]
        first, second = one(*values), other(*values)
        assert repr(first).rpartition(".")[2] == repr(second).rpartition(".")[2]
        assert second == other(*values) and second != first
        assert hasattr(first, "__dict__") == hasattr(second, "__dict__")
        assert (one.__hash__ is None) == (other.__hash__ is None)
        assert copy.copy(second) == second and dataclasses.replace(second) == second


def test_what_is_compared() -> None:
    some = classes(dataclass, slots=True)[2]
    assert some("a") == some("a", told=5) and some("a") != some("b") and some("a") != "a"


def test_a_hash_is_that_of_the_fields() -> None:
    one = classes(dataclass, frozen=True, slots=True)[1]
    assert hash(one("a")) == hash(one("a")) and len({one("a"), one("a"), one("b")}) == 2


@dataclass(frozen=True, slots=True)
class Kept:
    name: str
    place: tuple[int, int] = (0, 0)

    def __hash__(self) -> int:
        return 7


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    name: str


def test_own_methods_stay() -> None:
    assert hash(Kept("a")) == 7
    assert Itself("a") != Itself("a")


def test_it_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Kept("a", (1, 2)))) == Kept("a", (1, 2))
