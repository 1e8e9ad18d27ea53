"""What the check makes of a browser test that fails once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FAIL_ONCE = """
import pathlib, pytest
@pytest.mark.parametrize("name", {names})
def test_late(name):
    tried = pathlib.Path(name)
    before = tried.exists()
    tried.touch()
    assert before
"""


@pytest.fixture
def passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bool]:
    """Whether the check passes where this is the only file of tests."""
    monkeypatch.syspath_prepend(ROOT / "deploy")
    import unsteady

    monkeypatch.setattr(unsteady, "unsteady", [])
    (tmp_path / "pytest.ini").write_text("[pytest]")

    alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    def suite(_engine: str, *arguments: str) -> Callable[[], bool]:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "xdist.plugin", *arguments]
        return lambda: subprocess.run(command, cwd=tmp_path, capture_output=True, env=alone).returncode == 0

    def run(tests: str) -> bool:
        (tmp_path / "test_it.py").write_text(tests)
        return unsteady.twice(suite, "sqlite", spread=("-n", "2"), marker="not slow", kept=tmp_path / "kept")()

    return run


def test_a_test_that_passes_alone_is_named_as_unsteady(
    passes: Callable[[str], bool], capsys: pytest.CaptureFixture[str]
) -> None:
    import unsteady

    assert passes(FAIL_ONCE.format(names=["boat"]))

    unsteady.say_what_was_unsteady()
    assert "UNSTEADY: test_it.py::test_late[boat] failed beside others and passed alone." in capsys.readouterr().out


def test_a_test_that_fails_twice_has_failed(passes: Callable[[str], bool]) -> None:
    assert not passes("def test_wrong(): assert False")


def test_many_that_fail_together_are_not_tried_again(passes: Callable[[str], bool]) -> None:
    assert not passes(FAIL_ONCE.format(names=["boat", "mole", "port", "quay"]))
