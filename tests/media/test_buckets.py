"""Photos in buckets: uploads, renditions, downloads and the sweep work as they do in folders."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from media.buckets import NOT_INSTALLED, Bucket
from media.models import Original, Photo, originals_storage
from media.storage import folders
from media.sweep import orphans
from media.withdrawing import restore_photo, withdraw_photo
from newsroom import checks
from newsroom.storages import storages
from tests import given
from tests.media import made, stores
from tests.media.developed import a_photo_with_renditions, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def endpoint(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    given.an_outlet()
    with stores.a_store() as address:
        stores.use_buckets(settings, monkeypatch, endpoint=address)
        yield address


def test_originals_and_renditions_lie_in_buckets_of_their_own(endpoint: str) -> None:
    photo = a_photo_with_renditions(made.a_jpeg(500, 400))

    assert stores.names_in(endpoint, stores.ORIGINALS) == [str(photo.original.file)]
    assert stores.names_in(endpoint, stores.PHOTOS) == sorted(str(row.file) for row in photo.renditions.all())
    assert {opened(row).size for row in photo.renditions.all()} == {(320, 256), (464, 371)}


def test_files_say_what_they_are_and_no_access_list_is_set(endpoint: str) -> None:
    photo = a_photo_with_renditions(made.a_jpeg(320))
    client, name = stores.client(endpoint), str(photo.renditions.get(format="avif").file)

    shown = client.head_object(Bucket=stores.PHOTOS, Key=name)
    private = client.head_object(Bucket=stores.ORIGINALS, Key=str(photo.original.file))
    grants = client.get_object_acl(Bucket=stores.ORIGINALS, Key=str(photo.original.file))["Grants"]

    assert (shown["ContentType"], shown["CacheControl"]) == ("image/avif", "public, max-age=31536000, immutable")
    assert private["ContentType"] == "application/octet-stream" and "CacheControl" not in private
    assert [grant["Grantee"]["Type"] for grant in grants] == ["CanonicalUser"]


def test_readers_get_a_rendition_from_the_site_until_its_photo_is_withdrawn(endpoint: str, client: Client) -> None:
    photo = a_photo_with_renditions(made.a_jpeg(320))
    row = photo.renditions.get(format="webp")

    response = client.get(row.file.url)

    assert row.file.url == f"/photos/{row.file}"
    assert (response.status_code, len(response.getvalue())) == (200, row.bytes)
    assert (response["Content-Type"], response["Content-Length"]) == ("image/webp", str(row.bytes))
    withdraw_photo(photo, by=None, reason="Wrong place")
    assert client.get(row.file.url).status_code == 410
    restore_photo(photo, by=None, reason="It was the right place")
    assert len(client.get(row.file.url).getvalue()) == row.bytes
    assert client.get(f"/photos/{photo.public_id}/999-0123456789ab.jpg").status_code == 404


def test_the_original_comes_down_whole_and_has_no_address(endpoint: str, admin_client: Client) -> None:
    content = made.a_jpeg(1800, 1500)
    photo = a_photo_with_renditions(content, alt_text="A boat")

    response = admin_client.get(f"/desk/media/photo/{photo.pk}/original/")

    assert response.getvalue() == content and response["Content-Disposition"].startswith("attachment")
    with pytest.raises(ValueError, match="no address"):
        _ = photo.original.file.url


def test_an_upload_whose_rows_fail_leaves_no_file(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Original.objects, "create", fail)

    with pytest.raises(RuntimeError):
        a_photo_with_renditions(made.a_jpeg(320))

    assert stores.names_in(endpoint, stores.ORIGINALS) == [] and not Photo.objects.exists()


def test_the_sweep_removes_what_no_row_speaks_of_and_keeps_the_rest(endpoint: str) -> None:
    photo = a_photo_with_renditions(made.a_jpeg(320))
    left_behind = originals_storage().save("ab/left-behind.jpg", ContentFile(b"x"))
    replaced = default_storage.save("someone/320-0123456789ab.jpg", ContentFile(b"x"))
    later = timezone.now() + timedelta(days=31)

    assert [name for _, name in orphans(at=later)] == [left_behind, replaced]
    for storage, name in list(orphans(at=later)):
        storage.delete(name)

    assert stores.names_in(endpoint, stores.ORIGINALS) == [str(photo.original.file)]
    assert len(stores.names_in(endpoint, stores.PHOTOS)) == 3
    out = StringIO()
    call_command("sweep_media", stdout=out)
    assert out.getvalue() == "0 files removed.\n"


def test_a_bucket_of_many_files_is_gone_through_page_by_page(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.buckets._FILES_A_PAGE", 4)
    client = stores.client(endpoint)
    for number in range(15):
        client.put_object(Bucket=stores.PHOTOS, Key=f"photo-{number % 4}/{number}.jpg", Body=b"x")

    found = [name for _, files in folders(default_storage) for name in files]

    assert len(found) == len(set(found)) == 15


def test_without_the_extra_the_check_and_the_first_use_say_what_to_install(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "storages.backends.s3", None)
    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    settings.STORAGES = _two_buckets("photos", "originals")

    assert "newsroom.E024" in {found.id for found in checks.settings_are_safe_together(None)}
    with pytest.raises(ImproperlyConfigured, match="Install requirements/s3.txt"):
        Bucket(bucket="photos").exists("a.jpg")
    assert "take the names of the buckets out" in NOT_INSTALLED


def test_one_bucket_for_both_is_refused_by_the_check(settings: Any) -> None:
    settings.STORAGES = _two_buckets("photos", "photos")

    assert "newsroom.E023" in {found.id for found in checks.settings_are_safe_together(None)}
    settings.STORAGES = _two_buckets("photos", "originals")
    assert not {found.id for found in checks.settings_are_safe_together(None)} & {"newsroom.E023", "newsroom.E024"}


def _two_buckets(photos: str, originals: str) -> dict[str, dict[str, Any]]:
    from django.conf import settings

    return storages(
        photos_bucket=photos, photos_url="/photos/", originals_bucket=originals,
        originals_folder=settings.VAR_DIR / "originals", endpoint="", region="",
    )  # fmt: skip
