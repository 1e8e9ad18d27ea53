"""The plain tables of the desk: sections, people, outlet and ledgers, each saved through the door that is its own."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from taggit.models import Tag

from articles.desk.admin.sections import is_used
from articles.reader.models import Contributor, Edition, OldAddress, Section
from delivery.models import Change
from outlet.models import Outlet
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk

pytestmark = pytest.mark.django_db


def somebody(role: str) -> Client:
    user = User.objects.create_user(role.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def outlet_form(outlet: Outlet, **changes: object) -> dict[str, object]:
    names = (
        "name", "wordmark", "tagline", "description", "language", "time_zone", "place", "accent", "accent_dark",
        "credit_form", "breaking", "breaking_path",
    )  # fmt: skip
    rows = {f"{rows}-{part}": 0 for rows in ("addresses", "channels") for part in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {**{name: getattr(outlet, name) for name in names}, **rows, **changes}


def test_a_renamed_section_moves_its_stories_and_its_old_address_leads_on() -> None:
    given.an_outlet()
    edition = given.a_live_story(section=given.a_section("News", "Levant"))
    section = Section.objects.get(path="news/levant")
    client = somebody("Publisher")

    values = {"name": "East", "slug": "east", "parent": section.parent_id, "position": 0, "in_navigation": "on"}
    client.post(f"/desk/articles/section/{section.pk}/change/", values)

    assert Edition.objects.get(pk=edition.pk).path.startswith("news/east/")
    assert OldAddress.objects.filter(path="news/levant", section=section).exists()


def test_a_section_cannot_stand_below_itself_or_share_an_address() -> None:
    given.an_outlet()
    news, levant = given.a_section("News"), given.a_section("News", "Levant")
    client = somebody("Publisher")
    values = {"name": "News", "slug": "news", "parent": levant.pk, "position": 0}

    html = client.post(f"/desk/articles/section/{news.pk}/change/", values).content.decode()
    assert "A section cannot stand below itself. Choose another place." in html

    values = {"name": "Levante", "slug": "levant", "parent": news.pk, "position": 0}
    html = client.post("/desk/articles/section/add/", values).content.decode()
    assert "There is a section at this address already. Choose another slug." in html


def test_a_section_in_use_cannot_be_deleted() -> None:
    given.an_outlet()
    used, free = given.a_section("News"), given.a_section("Sport")
    given.a_story(section=used)
    client = somebody("Administrator")

    assert is_used(used) and not is_used(free)
    assert client.get(f"/desk/articles/section/{used.pk}/delete/").status_code == 403
    client.post(f"/desk/articles/section/{free.pk}/delete/", {"post": "yes"})

    assert list(Section.objects.values_list("name", flat=True)) == ["News"]


def test_a_contributors_new_name_stands_over_live_stories() -> None:
    given.an_outlet()
    edition = given.a_live_story()
    dunja = Contributor.objects.get(name="Dunja Kovac")
    client = somebody("Editor")

    values = {"name": "Dunja Kovac-Reis", "kind": "person", "title": "", "bio": "", "portrait": "", "slug": ""}
    client.post(f"/desk/articles/contributor/{dunja.pk}/change/", values)

    edition.refresh_from_db()
    assert edition.bylines[0]["name"] == "Dunja Kovac-Reis"
    assert OldAddress.objects.filter(path="people/dunja-kovac", contributor=dunja).exists()


def test_an_accent_that_cannot_be_read_is_refused_with_the_way_out() -> None:
    outlet = given.an_outlet()
    client = somebody("Administrator")
    address = f"/desk/outlet/outlet/{outlet.pk}/change/"

    html = client.post(address, outlet_form(outlet, accent="#ffcc00")).content.decode()

    assert "#ffcc00 has a contrast of 1.3 : 1 on #f3f4f6; text needs 4.5 : 1. Choose a darker one." in html
    assert Outlet.objects.get().accent == "#0a5c63"


def test_saving_the_outlet_renews_the_masthead_and_tells_the_log() -> None:
    outlet = given.an_outlet()
    client = somebody("Administrator")
    before = Change.objects.count()

    response = client.post(f"/desk/outlet/outlet/{outlet.pk}/change/", outlet_form(outlet, name="The Meridian Daily"))

    assert response.status_code == 302
    assert Outlet.objects.get().name == "The Meridian Daily"
    assert Change.objects.count() == before + 1
    assert Change.objects.order_by("-pk")[0].keys == "masthead"


def test_the_ledgers_can_be_read_and_not_changed() -> None:
    given.an_outlet()
    story = given.a_live_story().working_copy
    client = somebody("Administrator")
    act = story.acts.get()

    for table in ("articles/act", "articles/revision", "articles/scheduledact", "delivery/change", "delivery/worker"):
        assert client.get(f"/desk/{table}/").status_code == 200
        assert client.get(f"/desk/{table}/add/").status_code == 403
    page = f"/desk/articles/act/{act.pk}"
    assert client.get(f"{page}/change/").status_code == 200
    assert client.post(f"{page}/change/", {"verb": "retract"}).status_code == 403
    assert client.post(f"{page}/delete/", {"post": "yes"}).status_code == 403


def test_the_ledgers_leave_out_drafts_that_one_may_not_read() -> None:
    given.an_outlet()
    given.a_story("A secret draft")
    client = somebody("Reporter")

    for table in ("act", "revision", "scheduledact"):
        assert "A secret draft" not in client.get(f"/desk/articles/{table}/").content.decode()


def test_an_administrator_by_role_can_neither_become_nor_touch_who_may_do_everything() -> None:
    given.an_outlet()
    client = somebody("Administrator")
    me, above = User.objects.get(username="administrator"), given.an_editor()
    values = {"username": me.username, "is_active": "on", "is_staff": "on", "groups": [me.groups.get().pk]}

    assert client.post(f"/desk/auth/user/{me.pk}/change/", {**values, "is_superuser": "on"}).status_code == 302
    assert client.post(f"/desk/auth/user/{above.pk}/change/", {**values, "username": "taken"}).status_code == 403
    assert client.post(f"/desk/auth/user/{above.pk}/password/", {"password1": "x" * 12}).status_code == 403
    assert client.get(f"/desk/auth/user/{me.pk}/delete/").status_code == 403

    me.refresh_from_db()
    above.refresh_from_db()
    assert not me.is_superuser and above.username == "petra"


def test_what_does_not_exist_and_what_is_not_ones_own_answer_in_the_desks_frame() -> None:
    given.an_outlet()
    client = somebody("Reporter")

    missing, forbidden = client.get("/desk/nothing/"), client.get("/desk/auth/user/")

    assert missing.status_code == 404 and "There is no such page" in missing.content.decode()
    assert forbidden.status_code == 403 and "This page is not yours to open" in forbidden.content.decode()
    assert "New story" in missing.content.decode()


def test_the_login_page_is_the_outlets_own_and_logging_out_is_a_post() -> None:
    given.an_outlet()

    html = Client().get("/desk/", follow=True).content.decode()
    assert 'The<span class="slash">/</span>Meridian' in html and "The desk" in html

    client = somebody("Reporter")
    assert client.get("/desk/logout/").status_code == 405
    assert "You are logged out." in client.post("/desk/logout/").content.decode()


def test_nobody_merges_tags_or_reads_what_drafts_are_tagged_through_the_table_of_tags() -> None:
    given.a_story("Nobody knows this yet", tags=["harbour"])
    reporter = at_the_desk(a_reporter(permissions=("view_article", "view_tag")))
    tag = Tag.objects.get()

    page = reporter.get(reverse("admin:taggit_tag_change", args=[tag.pk])).content.decode()

    assert "Nobody knows this yet" not in page
    assert "tagged items" not in page.lower()
    assert reporter.get("/desk/taggit/tag/merge-tags/").status_code != 200
