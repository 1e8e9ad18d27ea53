"""Commands that take long say how far they are, to people and not to pipes."""

import io
from collections.abc import Iterator

from delivery.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_count_rate_and_time() -> None:
    terminal = Terminal()

    done = list(progress(iter("abcd"), total=4, label="Stories", stream=terminal))

    assert done == ["a", "b", "c", "d"]
    last = terminal.getvalue().rpartition("\r")[2]
    assert "Stories  [########################]  4/4  " in last
    assert "/s  0:00" in last
    assert last.endswith("\n")


def test_a_pipe_sees_nothing() -> None:
    pipe = io.StringIO()

    assert list(progress(range(3), total=3, label="Stories", stream=pipe)) == [0, 1, 2]
    assert pipe.getvalue() == ""


def test_without_a_total_the_count_is_shown_alone() -> None:
    terminal = Terminal()

    list(progress(range(3), total=None, label="Lines", stream=terminal))

    assert "Lines  0  " in terminal.getvalue()
    assert "[" not in terminal.getvalue().replace("\x1b[K", "")


def test_the_line_is_closed_when_the_work_fails() -> None:
    terminal = Terminal()

    def work() -> Iterator[int]:
        yield 1
        raise ValueError

    try:
        list(progress(work(), total=2, label="Stories", stream=terminal))
    except ValueError:
        pass

    assert terminal.getvalue().endswith("\n")
