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

    def tested(_engine: str, *arguments: str) -> int:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "xdist.plugin", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, env=alone).returncode

    def run(tests: str) -> bool:
        (tmp_path / "test_it.py").write_text(tests)
        return unsteady.twice(tested, "sqlite", spread=("-n", "2"), marker="not slow", kept=tmp_path / "kept")()

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


@pytest.mark.parametrize("cut_off", ["raise RuntimeError", "pytest.exit('enough')"])
def test_a_run_that_did_not_reach_every_test_has_failed(
    passes: Callable[[str], bool], tmp_path: Path, cut_off: str
) -> None:
    report = f"import pytest\ndef pytest_runtest_logreport(report):\n    if report.failed: {cut_off}\n"
    (tmp_path / "conftest.py").write_text(report)
    right = "@pytest.mark.parametrize('n', range(30))\ndef test_right(n): pass\n"

    assert not passes(f"{FAIL_ONCE.format(names=['boat'])}{right}def test_wrong(): assert False")


def test_a_test_that_is_not_found_again_has_failed(passes: Callable[[str], bool]) -> None:
    names = "@pytest.mark.parametrize('name', [os.environ.get('PYTEST_XDIST_WORKER', 'alone')[:2]])"
    renamed = f"import os\n{names}\ndef test_wrong(name): assert name == 'alone'"

    assert not passes(f"{FAIL_ONCE.format(names=['boat'])}{renamed}")
