"""A photo is withdrawn: it is gone from every page, list, feed and file at once, the desk says where, and it comes back."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from articles.desk.models import Article, Caption
from articles.publishing.not_ready import NotReady
from articles.publishing.publish import publish
from delivery.models import Change
from media.models import CreditChange, Photo, Rendition
from media.withdrawing import NoReason, restore_photo, withdraw_photo
from tests import given

pytestmark = pytest.mark.django_db

WHY = "The agency killed it at 16:10."


def somebody(role: str) -> Client:
    user = User.objects.create_user(role.lower(), is_staff=True, first_name="Teodor", last_name="Anker")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def keys_of_the_newest_change() -> set[str]:
    return set(Change.objects.order_by("-pk")[0].keys.split())


def test_a_withdrawn_photo_is_in_the_ledger_and_in_the_log_once() -> None:
    photo, editor = given.a_photo(), given.an_editor()

    assert len(withdraw_photo(photo, by=editor, reason=WHY)) == 1
    before = Change.objects.count()
    assert withdraw_photo(photo, by=editor, reason="Again") == []

    row = CreditChange.objects.get(photo=photo)
    assert (row.field, row.old, row.new, row.why, row.by) == ("status", "ready", "withdrawn", WHY, editor)
    assert keys_of_the_newest_change() == {f"photo:{photo.pk}"}
    assert Change.objects.count() == before and photo.status == Photo.Status.WITHDRAWN


def test_nothing_is_withdrawn_or_restored_without_a_reason() -> None:
    photo = given.a_photo()

    with pytest.raises(NoReason, match="Say why"):
        withdraw_photo(photo, by=None, reason=" ")

    photo.refresh_from_db()
    assert photo.status == Photo.Status.READY and not Change.objects.filter(keys=f"photo:{photo.pk}").exists()


def test_a_restored_photo_is_what_it_was_before() -> None:
    ready, awaited = given.a_photo(), given.a_photo(status=Photo.Status.AWAITED)

    for photo in (ready, awaited):
        withdraw_photo(photo, by=None, reason=WHY)
        restore_photo(photo, by=None, reason="It may stand after all.")
        assert restore_photo(photo, by=None, reason="Again") == []

    assert (ready.status, awaited.status) == (Photo.Status.READY, Photo.Status.AWAITED)


PAGES = ("/", "/news/levant/", "/archive/", "/tags/ports/", "/people/dunja-kovac/", "/feeds/all.xml", "/search/?q=port")


def everything(reader: Any, address: str) -> dict[str, str]:
    pages = (address, *PAGES, "/feeds/news/levant.xml")
    found = {page: reader.get(page) for page in pages}
    return {page: response.content.decode() for page, response in found.items() if response.status_code == 200}


def test_a_withdrawn_photo_is_gone_from_every_page_and_stands_there_again_once_restored(reader: Any) -> None:
    given.an_outlet()
    lead, inside = given.a_photo("Lead"), given.a_photo("Inside")
    dunja = given.a_contributor("Dunja Kovac", portrait=lead)
    edition = given.a_live_story(lead=lead, photos=[inside], tags=["ports"], by=[dunja])
    address = edition.get_absolute_url()
    before = everything(reader, address)
    shown = {page for page, html in before.items() if lead.public_id in html}
    assert {address, "/", "/news/levant/", "/people/dunja-kovac/"} <= shown
    assert "creditText" in before[address] and lead.public_id in before[address]

    withdraw_photo(lead, by=None, reason=WHY)
    withdraw_photo(inside, by=None, reason=WHY)

    after = everything(reader, address)
    assert set(after) == set(before)
    assert [page for page, html in after.items() if lead.public_id in html or inside.public_id in html] == []
    assert "creditText" not in after[address] and "The container berths at Karsand" not in after[address]

    restore_photo(lead, by=None, reason="It may stand after all.")
    assert {page for page, html in everything(reader, address).items() if lead.public_id in html} == shown


def test_every_page_that_shows_a_photo_was_made_from_it(reader: Any) -> None:
    given.an_outlet()
    lead = given.a_photo()
    dunja = given.a_contributor("Dunja Kovac", portrait=given.a_photo("Portrait"))
    address = given.a_live_story(lead=lead, photos=[given.a_photo()], tags=["ports"], by=[dunja]).get_absolute_url()
    shown = 0

    for page in (address, *PAGES, "/feeds/news/levant.xml"):
        response = reader.get(page)
        for photo in Photo.objects.all():
            if photo.public_id in response.content.decode():
                shown += 1
                assert f"photo:{photo.pk}" in response["Surrogate-Key"].split(), page
    assert shown >= 10


def test_its_files_answer_gone_and_come_back(client: Client) -> None:
    photo = given.a_photo()
    name = default_storage.save(f"{photo.public_id}/320-0123456789ab.jpg", ContentFile(b"\xff\xd8\xff"))
    Rendition.objects.filter(photo=photo, width=320, format="jpeg").update(file=name)
    address = default_storage.url(name)

    withdraw_photo(photo, by=None, reason=WHY)
    assert client.get(address).status_code == 410

    restore_photo(photo, by=None, reason="It may stand after all.")
    assert client.get(address).getvalue() == b"\xff\xd8\xff"


def test_no_story_goes_out_with_a_withdrawn_photo() -> None:
    given.an_outlet()
    story = given.a_story(lead=given.a_photo())
    withdraw_photo(Photo.objects.get(), by=None, reason=WHY)

    with pytest.raises(NotReady, match="It has been withdrawn and may not be shown"):
        publish(story, by=given.an_editor())


def test_the_desk_withdraws_with_a_reason_and_reports_every_place() -> None:
    given.an_outlet()
    client, photo = somebody("Photo desk"), given.a_photo()
    edition = given.a_live_story("The wheat is in", lead=photo)
    Caption.objects.filter(article=edition.working_copy_id).delete()
    draft = given.a_story("Who owns the hill road", lead=photo)
    Article.objects.filter(pk=draft.pk).update(status=Article.Status.IN_REVIEW)
    page = f"/desk/media/photo/{photo.pk}/"

    assert "Withdraw…" in client.get(f"{page}change/").content.decode()
    refused = client.post(f"{page}withdraw/", {"reason": ""}).content.decode()
    assert "Say why" in refused and "Words(" not in refused
    html = client.post(f"{page}withdraw/", {"reason": WHY}, follow=True).content.decode()

    said = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Public, and now without it 4" in said and "Home page" in said and WHY in said and "Teodor Anker" in said
    assert "The wheat is in" in said and "no longer in the draft" in said
    assert "Drafts that cannot go out with it 1" in said and "Who owns the hill road" in said
    assert edition.get_absolute_url() in html
    assert "Restore…" in client.get(f"{page}change/").content.decode()
    client.post(f"{page}restore/", {"reason": "It may stand."})
    photo.refresh_from_db()
    assert photo.status == Photo.Status.READY


@pytest.mark.parametrize("role", ["Reporter", "Editor"])
def test_who_may_not_withdraw_is_not_offered_it(role: str) -> None:
    given.an_outlet()
    client, photo = somebody(role), given.a_photo()
    page = f"/desk/media/photo/{photo.pk}/"

    assert "Withdraw…" not in client.get(f"{page}change/").content.decode()
    assert [client.post(f"{page}{act}/", {"reason": WHY}).status_code for act in ("withdraw", "restore")] == [403, 403]
    photo.refresh_from_db()
    assert photo.status == Photo.Status.READY
