"""The house's sizes. Above a stop, a file or function is split by noun; an exception is one line here, with its reason."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("articles", "delivery", "deploy", "media", "newsroom", "outlet")
MODULE_LINES = 300
FUNCTION_LINES = 40
TEST_LINES = 30
TEMPLATE_LINES = 60
CSS_LINES = 150
# Names that say nothing of what is inside.
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "manager", "managers", "service", "services", "data", "info"}
STUBS = re.compile(r"\b(?:TODO|FIXME|XXX)\b(?! \(#\d+\))|NotImplementedError|pytest\.mark\.skip\b|pragma: no cover")

EXCEPTIONS: dict[str, str] = {}


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a module with its length; what stands in a docstring is not counted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) and first.end_lineno:
                length -= first.end_lineno - first.lineno + 1
            yield f"{name_of(path)}:{node.name}", length


def too_long(sizes: Iterator[tuple[str, int]], *, stop: int) -> list[str]:
    return [f"{name}: {size} lines, stop {stop}" for name, size in sizes if size > stop and name not in EXCEPTIONS]


def none_of(faults: list[str]) -> None:
    assert not faults, "\n".join(["", *faults])


def test_no_module_is_longer_than_its_stop() -> None:
    sizes = ((name_of(path), lines_of(path)) for path in modules(*PRODUCT, "tests"))

    none_of(too_long(sizes, stop=MODULE_LINES))


def test_no_function_is_longer_than_its_stop() -> None:
    sizes = (sized for path in modules(*PRODUCT) for sized in functions(path))

    none_of(too_long(sizes, stop=FUNCTION_LINES))


def test_no_test_is_longer_than_its_stop() -> None:
    sizes = (sized for path in modules("tests") for sized in functions(path))

    none_of(too_long(sizes, stop=TEST_LINES))


def test_no_template_is_longer_than_its_stop() -> None:
    templates = (path for folder in ("templates", *PRODUCT) for path in sorted((ROOT / folder).rglob("*.html")))

    none_of(too_long(((name_of(path), lines_of(path)) for path in templates), stop=TEMPLATE_LINES))


def test_no_style_sheet_is_longer_than_its_stop() -> None:
    sheets = (path for folder in PRODUCT for path in sorted((ROOT / folder).rglob("*.css")))

    none_of(too_long(((name_of(path), lines_of(path)) for path in sheets), stop=CSS_LINES))


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in modules(*PRODUCT)
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]

    none_of(silent)


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [name_of(path) for path in modules(*PRODUCT, "tests") if path.stem in EMPTY_NAMES]

    none_of(empty)


def test_nothing_unfinished_is_left_in_the_code() -> None:
    files = [
        *modules(*PRODUCT),
        *(path for folder in ("templates", *PRODUCT) for path in (ROOT / folder).rglob("*.html")),
    ]
    marks = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if STUBS.search(line)
    ]

    none_of(marks)


def test_every_exception_is_still_needed() -> None:
    for name, reason in EXCEPTIONS.items():
        assert (ROOT / name.partition(":")[0]).exists(), f"{name} is gone; its exception ({reason}) can go too"
