"""The pages for people say what is true of the code: every variable, command, dependency and folder has its line."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
OURS = {"articles", "delivery", "media", "newsroom", "outlet"}
PICTURES = ROOT / "docs" / "screenshots"
PICTURE = re.compile(r"""(?:!\[[^\]]*\]\(|<img src=")([^)"]+)[)"]""")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def page(name: str) -> str:
    return (ROOT / name).read_text()


def test_every_variable_that_settings_read_is_told_to_operators() -> None:
    read = set(re.findall(r'\benv\(\s*"([A-Z0-9_]+)"', page("newsroom/settings.py")))
    told = page("docs/operators.md")

    assert read
    assert [name for name in sorted(read) if f"| `{name}` |" not in told] == []


def test_no_variable_is_told_that_settings_do_not_read() -> None:
    read = set(re.findall(r'\benv\(\s*"([A-Z0-9_]+)"', page("newsroom/settings.py")))
    told = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", page("docs/operators.md"), re.MULTILINE))

    assert told - read == set()


def test_every_command_is_told_to_operators() -> None:
    ours = [name for name, app in get_commands().items() if app in OURS]
    told = page("docs/operators.md")

    assert [name for name in sorted(ours) if f"| `{name}" not in told] == []


def test_every_dependency_says_why_it_is_here() -> None:
    project = tomllib.loads(page("pyproject.toml"))
    extras = [line for lines in project["project"]["optional-dependencies"].values() for line in lines]
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"] + extras
    told = page("docs/dependencies.md")

    names = [re.split(r"[<>=~! ]", line)[0] for line in asked]
    assert [name for name in names if not re.search(rf"^\|[^|]*{re.escape(name)}[^|]*\|", told, re.MULTILINE)] == []


def test_every_folder_of_the_product_has_its_line() -> None:
    told = page("docs/where-does-it-go.md")

    folders = {app.label for app in apps.get_app_configs() if app.label in OURS} | {
        "deploy",
        "docs",
        "requirements",
        "tests",
    }
    assert [name for name in sorted(folders) if f"`{name}/" not in told] == []
    named = re.findall(r"`([a-z_]+/[a-z_/]*)`", told)
    assert [name for name in named if name != "var/" and not (ROOT / name).exists()] == []


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in pages
        for link in LINK.findall(path.read_text())
        if not (path.parent / link).exists()
    ]

    assert broken == []


def test_every_picture_that_a_page_shows_is_there_and_small() -> None:
    shown = {
        (path.parent / name).resolve()
        for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for name in PICTURE.findall(path.read_text())
    }
    kept = set(PICTURES.iterdir())

    assert {str(name) for name in shown - kept} == set()
    assert {name.name for name in kept - shown} == set(), "No page shows these: drop them, or show them."
    assert [path.name for path in kept if path.stat().st_size > 250_000] == []
    assert sum(path.stat().st_size for path in kept) <= 5_000_000


def test_the_tour_is_the_walk_that_the_pictures_are_taken_on() -> None:
    told = re.findall(r"screenshots/(tour-[\w-]+)\.webp", page("docs/tour.md"))
    taken = re.findall(r'"(tour-[\w-]+)"', page("tests/browser/tour.py") + page("tests/browser/screenshots.py"))

    assert sorted(told) == sorted(taken)


def test_the_readme_names_every_page() -> None:
    told = page("README.md")

    assert [path.name for path in (ROOT / "docs").glob("*.md") if f"docs/{path.name}" not in told] == []
