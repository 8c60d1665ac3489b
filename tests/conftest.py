"""What all tests share: the real material beside the repository, and golden files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of what is tested; where time matters a test measures it.
settings.register_profile("planlint", deadline=None)
settings.load_profile("planlint")

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Real documents and their labels; tests that need them skip where the folder is absent."""

UPDATE = "--update-goldens"
SLOW = "--slow"


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read nor write the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(UPDATE, action="store_true", help="rewrite golden files instead of comparing with them")
    parser.addoption(SLOW, action="store_true", help="also run what installs planlint over the network")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption(SLOW):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason=f"slow: needs the network; runs with {SLOW}"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """``golden(path, text)`` holds ``text`` against the file, or rewrites it under ``--update-goldens``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption(UPDATE):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"{path.name} is missing: run pytest {UPDATE} and read what it writes"
        assert text == path.read_text(encoding="utf-8")

    return compare


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that rewrites golden files proves nothing: it must not pass for one that does."""
    if session.config.getoption(UPDATE) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption(UPDATE):
        terminalreporter.write_line(
            f"golden files were rewritten, so this run counts as failed; read the changes and run without {UPDATE}"
        )
