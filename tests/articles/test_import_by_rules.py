"""`import_story --by-rules`: what the rules of the sources would fill in is told, and filled in where it is asked for."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from time_machine import travel

from media.models import Licence, Photo, Source
from tests import given

pytestmark = pytest.mark.django_db

PAGE = """News / Orlec

Forest board stops felling above Tarn after the second slide

The forest line above Tarn on Monday. (Photo by TASS news agency)

Felling above the village of Tarn stopped on Monday after a second slide in a week closed the hill road for two hours.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    given.an_outlet()
    path = tmp_path / "tarn.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def imported(*files: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_story", *map(str, files), stdout=out, **options)
    return out.getvalue()


def rules_of_tass() -> None:
    licence = Licence.objects.create(key="agency", name="Editorial, one outlet", uses=["web", "social"])
    Source.objects.filter(name="TASS").update(default_licence=licence, rights_days=30)


def test_what_the_rules_of_the_sources_would_fill_in_is_told_and_not_done(file: Path) -> None:
    rules_of_tass()

    told = imported(file)

    assert "The rules of the sources would fill in:" in told
    assert "The forest line above Tarn on Monday.: TASS, by its other name “TASS news agency”: licence" in told
    assert "“Editorial, one outlet”, covers web and social media; rights until" in told
    assert "State agency: check place names and claims." in told
    assert not Photo.objects.exclude(licence=None).exists()


def test_by_rules_fills_it_in_with_the_reason_and_tells_it(file: Path) -> None:
    rules_of_tass()

    told = imported(file, by_rules=True)

    photo = Photo.objects.get(source__name="TASS")
    assert "The rules of the sources fill in:" in told
    assert str(photo.licence) == "Editorial, one outlet" and photo.rights_until
    filled = photo.credit_changes.filter(why="By the rules of TASS").values_list("field", flat=True)
    assert set(filled) == {"licence", "rights_until"}
    assert "fill in:" not in imported(file, by_rules=True)


def test_what_comes_in_late_in_the_evening_came_on_the_outlets_day(file: Path) -> None:
    rules_of_tass()

    with travel(datetime(2026, 6, 1, 22, 30, tzinfo=UTC)):
        imported(file, by_rules=True)

    assert Photo.objects.get(source__name="TASS").rights_until == date(2026, 7, 2)


def test_a_dry_run_by_rules_writes_nothing(file: Path) -> None:
    rules_of_tass()

    told = imported(file, by_rules=True, dry_run=True)

    assert "The rules of the sources would fill in:" in told and not Photo.objects.exists()
