"""A site that is restored from its database and its originals alone has its pictures again."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client

from media.models import Rendition
from tests import given
from tests.media import made
from tests.media.developed import a_photo_with_renditions

pytestmark = pytest.mark.django_db


def lost() -> list[str]:
    return [row.file.name for row in Rendition.objects.all() if not default_storage.exists(row.file.name)]


def test_what_readers_get_is_made_again_from_the_originals(client: Client, capsys: Any) -> None:
    given.an_outlet()
    a_photo_with_renditions(made.a_jpeg(500))
    for row in Rendition.objects.all():
        default_storage.delete(row.file.name)
    assert client.get(Rendition.objects.earliest("pk").file.url).status_code == 404

    call_command("renew_renditions")
    call_command("worker", "--once")

    assert Rendition.objects.count() == 6 and lost() == []
    assert "All photos are owed their renditions" in capsys.readouterr().out
