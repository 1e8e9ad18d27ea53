"""The photo desk in plain form: queues, whole pictures, a credit that is computed, a ledger that tells, upload."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.desk.models import Article
from delivery.models import Change
from media.describing import save_photo
from media.models import CreditChange, Photo
from tests import given
from tests.media.made import a_jpeg, upload

pytestmark = pytest.mark.django_db

WALL = "/desk/media/photo/"


def at_the_photo_desk(role: str = "Photo desk") -> Client:
    user = User.objects.create_user(role.lower(), is_staff=True, first_name="Teodor", last_name="Anker")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def form_of(photo: Photo, **changes: object) -> dict[str, object]:
    values: dict[str, object] = {
        name: getattr(photo, name)
        for name in (
            "title",
            "alt_text",
            "creator",
            "via",
            "credit_override",
            "copyright_notice",
            "description",
            "place",
        )
    }
    values |= {"source": photo.source_id or "", "licence": photo.licence_id or "", "rights_until": "", "taken_at": ""}
    return {**values, "focal_x": photo.focal_x, "focal_y": photo.focal_y, "why": "", "_continue": 1, **changes}


def test_queues_count_what_pictures_lack() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    given.a_photo("Complete")
    given.a_photo("Nobody's", creator="", source="")
    given.a_photo("Unseen", alt_text="")
    given.a_photo("To come", status=Photo.Status.AWAITED)
    given.a_story(lead=given.a_photo("Used", rights_until=date(2020, 1, 1)))

    response = client.get(WALL)

    counts = {line.word: line.count for line in response.context["side"].work if line.count != "0"}
    assert counts == {
        "No credit": "1",
        "No alt text": "1",
        "Awaits its file": "1",
        "Rights ended": "1",
        "Never used": "4",
    }
    assert [cell.title for cell in client.get(WALL + "?queue=no-credit").context["cells"]] == ["Nobody's"]
    assert "No credit" in response.content.decode()
    assert "Harbour Press" in response.content.decode()


def test_the_wall_takes_as_many_queries_for_many_pictures_as_for_few(django_assert_max_num_queries: object) -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    for number in range(12):
        given.a_photo(f"Photo {number}", source=f"Agency {number}")
    client.get(WALL)

    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(WALL)


def test_a_credit_changed_on_the_desk_is_in_the_ledger_and_in_the_log() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo(creator="A. Haddad")

    response = client.post(
        f"{WALL}{photo.pk}/change/",
        form_of(photo, creator="Amal Haddad", why="The agency's note of 23 November names her."),
        follow=True,
    )

    photo.refresh_from_db()
    assert photo.creator == "Amal Haddad"
    change = CreditChange.objects.get(photo=photo)
    assert (change.field, change.old, change.new) == ("creator", "A. Haddad", "Amal Haddad")
    assert f"photo:{photo.pk}" in Change.objects.order_by("-pk")[0].keys.split()
    html = response.content.decode()
    assert "The agency&#x27;s note of 23 November names her." in html
    assert re.search(r"<del>A\. Haddad</del>", html)


def test_other_words_move_the_log_and_leave_the_ledger_alone() -> None:
    photo = given.a_photo(alt_text="")
    before = Change.objects.count()

    photo.alt_text = "Gantry cranes against a red sky"
    assert save_photo(photo, by=None) == []
    assert Change.objects.count() == before + 1
    assert save_photo(photo, by=None) == []

    assert Change.objects.count() == before + 1
    assert not CreditChange.objects.exists()


def test_a_photos_page_says_where_it_stands_and_leaves_out_what_one_may_not_see() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo()
    given.a_live_story("The wheat is in, the buyers are not", lead=photo)
    given.a_story("A secret draft", lead=photo)
    Article.objects.filter(pk=given.a_story("In review", lead=photo).pk).update(status=Article.Status.IN_REVIEW)

    for page in ("change", "inspect"):
        html = client.get(f"{WALL}{photo.pk}/{page}/").content.decode()
        assert "The wheat is in, the buyers are not" in html and "In review" in html
        assert "A secret draft" not in html


def test_a_saved_photo_is_told_in_the_desks_own_words_on_its_page() -> None:
    given.an_outlet()
    photo = given.a_photo("Berth nine")

    html = at_the_photo_desk().post(f"{WALL}{photo.pk}/change/", form_of(photo, place="Karsand"), follow=True)

    assert html.redirect_chain == [(f"{WALL}{photo.pk}/change/", 302)]
    assert "“Berth nine” is saved." in html.content.decode()


def test_the_computed_credit_is_no_field() -> None:
    given.an_outlet()
    client = at_the_photo_desk()

    html = client.get(f"{WALL}{given.a_photo().pk}/change/").content.decode()

    assert 'Harbour Press <span class="slash">/</span> Amal Haddad' in html.replace("  ", " ")
    assert "Computed from creator and source, never typed" in html


def test_the_inspector_saves_its_few_fields_and_leads_back_to_the_wall() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo(creator="A. Haddad", description="Stays as it is.")
    address = f"{WALL}{photo.pk}/inspect/"
    typed = {"creator": "Amal Haddad", "source": photo.source_id, "alt_text": "Cranes", "why": "The agency's note"}

    response = client.post(address, {**typed, "wall": f"{WALL}?queue=no-alt"})

    assert response["Location"] == f"{WALL}?queue=no-alt"
    photo.refresh_from_db()
    assert (photo.creator, photo.alt_text, photo.description) == ("Amal Haddad", "Cranes", "Stays as it is.")
    assert CreditChange.objects.filter(photo=photo, field="creator", why="The agency's note").count() == 1
    assert client.post(address, {**typed, "wall": "https://elsewhere.example.org/"})["Location"] == WALL
    html = client.post(address, {**typed, "rights_until": "never", "wall": f"{WALL}?queue=no-alt"}).content.decode()
    assert html.count("Not saved. What is wrong stands beside its field.") == 1
    assert f'name="wall" value="{WALL}?queue=no-alt"' in html


def test_what_is_saved_at_the_side_of_the_wall_is_answered_with_the_side_and_its_cell() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo("Berth nine", creator="A. Haddad")
    typed = {"creator": "Lena Aho", "source": photo.source_id, "alt_text": "Cranes", "only": "inspector"}

    saved = client.post(f"{WALL}{photo.pk}/inspect/", {**typed, "wall": f"{WALL}?queue=no-alt"})
    refused = client.post(f"{WALL}{photo.pk}/inspect/", {**typed, "rights_until": "never"})

    html = saved.content.decode()
    assert "“Berth nine” is saved." in html and 'Harbour Press <span class="slash">/</span> Lena Aho' in html
    assert html.count("data-cell=") == 1 and f'name="wall" value="{WALL}?queue=no-alt"' in html
    assert refused.status_code == 422
    assert "data-cell=" not in refused.content.decode() and "errorlist" in refused.content.decode()


def test_a_picture_saved_beside_the_wall_says_which_queue_no_longer_has_it() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo("Berth nine", alt_text="")
    typed = {"creator": "Lena Aho", "source": photo.source_id, "only": "inspector", "wall": f"{WALL}?queue=no-alt"}

    still = client.post(f"{WALL}{photo.pk}/inspect/", {**typed, "alt_text": ""}).content.decode()
    done = client.post(f"{WALL}{photo.pk}/inspect/", {**typed, "alt_text": "Cranes"}).content.decode()
    elsewhere = client.post(f"{WALL}{photo.pk}/inspect/", {**typed, "wall": WALL}).content.decode()
    moved = {**typed, "initial-source": photo.source_id, "source": "", "wall": f"{WALL}?source={photo.source_id}"}
    of_source = client.post(f"{WALL}{photo.pk}/inspect/", moved).content.decode()

    assert "done here" not in still and "no longer" not in still
    assert done.count("done here") == 1 and "no alt</span>" not in done
    assert "“Berth nine” is saved. It is no longer in “No alt text”." in done
    assert "done here" not in elsewhere
    assert "done here" in of_source and "no longer in “Harbour Press”" in of_source


def test_the_history_of_a_photo_tells_of_a_save_beside_the_wall_too() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo()
    typed = {"creator": photo.creator, "source": photo.source_id, "alt_text": "Cranes at dusk"}

    before = client.get(f"{WALL}{photo.pk}/history/").content.decode()
    client.post(f"{WALL}{photo.pk}/inspect/", typed)
    after = client.get(f"{WALL}{photo.pk}/history/").content.decode()

    assert "No save of it is noted here yet." in before
    assert "Alt text" in after and "Teodor Anker" in after


def test_a_page_opened_before_another_saved_takes_nothing_back() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo(creator="A. Haddad", alt_text="Cranes")
    html = client.get(f"{WALL}{photo.pk}/change/").content.decode()
    opened = dict(re.findall(r'type="hidden" name="(initial-[a-z_]+)" value="([^"]*)"', html))
    Photo.objects.filter(pk=photo.pk).update(alt_text="Gantry cranes, mended by another")

    client.post(f"{WALL}{photo.pk}/change/", {**form_of(photo, creator="Amal Haddad"), **opened, "alt_text": "Cranes"})

    photo.refresh_from_db()
    assert (photo.creator, photo.alt_text) == ("Amal Haddad", "Gantry cranes, mended by another")


def test_saving_touches_only_what_was_typed_over() -> None:
    photo = given.a_photo("As it was")
    stale = Photo.objects.get(pk=photo.pk)
    Photo.objects.filter(pk=photo.pk).update(title="Mended meanwhile")

    stale.place = "Karsand"
    save_photo(stale, by=None, fields=["place"])

    photo.refresh_from_db()
    assert (photo.title, photo.place) == ("Mended meanwhile", "Karsand")


def test_several_files_are_taken_in_or_refused_one_by_one() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    files = [upload(a_jpeg(), name="boat.jpg"), upload(b"<svg onload=alert(1)>", name="evil.svg")]

    response = client.post(WALL + "add/", {"pictures": files})

    html = response.content.decode()
    assert "1 file was not taken in" in html and "evil.svg" in html
    assert "This is a file of the kind SVG." in html
    assert "1 picture is in the library" in html
    assert Photo.objects.count() == 1


def test_an_awaited_photo_gets_its_file_and_keeps_its_words() -> None:
    given.an_outlet()
    client = at_the_photo_desk()
    photo = given.a_photo("The ladder of the Ostara", status=Photo.Status.AWAITED, width=None, height=None)

    response = client.post(f"{WALL}{photo.pk}/file/", {"file": upload(a_jpeg())}, follow=True)

    photo.refresh_from_db()
    assert photo.status == Photo.Status.READY
    assert photo.title == "The ladder of the Ostara"
    assert "The file is here." in response.content.decode()


def test_a_reporter_sees_the_wall_and_changes_no_credit() -> None:
    given.an_outlet()
    client = at_the_photo_desk("Reporter")
    photo = given.a_photo(creator="A. Haddad")

    assert client.get(WALL).status_code == 200
    assert client.post(f"{WALL}{photo.pk}/change/", form_of(photo, creator="Me")).status_code == 403
    assert client.post(f"{WALL}{photo.pk}/inspect/", {"creator": "Me"}).status_code == 403
    assert client.post(f"{WALL}{photo.pk}/file/", {"file": upload(a_jpeg())}).status_code == 403
    assert client.get(f"{WALL}{photo.pk}/original/").status_code == 404
    assert client.get(f"{WALL}{photo.pk}/delete/").status_code == 403

    photo.refresh_from_db()
    assert photo.creator == "A. Haddad"
