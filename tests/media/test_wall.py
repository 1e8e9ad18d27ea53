"""The wall of photos: its queues, its pages without numbers, and all of a queue at once."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.reader.models import Contributor
from media.admin.queue_lines import counted
from media.admin.queues import on_the_wall
from media.admin.wall_list import WallOfPhotos
from media.models import Lease, Licence, LookAlike, Original, Photo, Source
from tests import given
from tests.articles.desk_people import at_the_desk

pytestmark = pytest.mark.django_db

WALL = "/desk/media/photo/"
TOGETHER = WALL + "together/"


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def titles(client: Client, address: str) -> list[str]:
    return [cell.title for cell in client.get(WALL + address).context["cells"]]


def counts(client: Client) -> dict[str, Any]:
    side = client.get(WALL).context["side"]
    return {line.word: line.count for line in (*side.work, *side.library, *side.sources)}


def an_original(photo: Photo, *, by: User) -> Original:
    return Original.objects.create(photo=photo, name="a.jpg", sha256=f"{photo.pk:064x}", bytes=1, uploaded_by=by)


def test_rights_that_end_are_told_in_three_steps_and_those_that_ended_apart() -> None:
    client, today = the_desk(), given.today()
    for days in (-1, 0, 1, 7, 30, 31):
        given.a_photo(f"In {days}", rights_until=today + timedelta(days=days))

    found = counts(client)

    assert [found[word] for word in ("Rights end soon", "within 7 days", "within a day", "Rights ended")] == [
        "4", "3", "2", "1",
    ]  # fmt: skip
    assert titles(client, "?queue=rights-7") == ["In 7", "In 1", "In 0"]
    assert titles(client, "?queue=ended") == ["In -1"]


def test_what_is_held_denied_bound_or_warned_of_stands_in_one_queue() -> None:
    client, today = the_desk(), given.today()
    given.a_photo("Free")
    given.a_photo("Held", legal_hold=True)
    given.a_photo("Bound", licence=Licence.objects.create(key="front", name="F", conditions="Not on fronts."))
    given.a_photo("Not for the web", licence=Licence.objects.create(key="print", name="P", uses=["archive"]))
    Source.objects.create(name="State agency", warning="Check place names.")
    given.a_photo("Warned", source="State agency")
    for title, first, last in (("Denied", today, None), ("Over", today - timedelta(9), today - timedelta(1))):
        Lease.objects.create(photo=given.a_photo(title), first_day=first, last_day=last, reason="Asked for.")

    assert titles(client, "?queue=restricted") == ["Denied", "Warned", "Not for the web", "Bound", "Held"]
    assert counts(client)["Restricted or warned"] == "5"


def test_a_photo_is_used_by_a_story_a_portrait_a_fallback_and_a_page_that_readers_still_have() -> None:
    client = the_desk()
    given.a_photo("Nobody's")
    live = given.a_live_story(lead=given.a_photo("Only public")).working_copy
    live.captions.all().delete()
    type(live).objects.filter(pk=live.pk).update(version=live.version + 1)
    Contributor.objects.filter(pk=given.a_contributor().pk).update(portrait=given.a_photo("Portrait"))
    given.a_story("In the drawer", lead=given.a_photo("In a draft"), fallback_photo=given.a_photo("Fallback"))

    assert titles(client, "?queue=unused") == ["Nobody's"]
    assert counts(client)["Never used"] == "1"


def test_an_alt_text_that_is_the_files_name_counts_as_none() -> None:
    client = the_desk()
    given.a_photo("Named", alt_text="DSC_1", alt_is_file_name=True)
    given.a_photo("Described")

    html = client.get(WALL + "?queue=no-alt").content.decode()

    assert "Named" in html and "Described" not in html and "no alt" in html


def test_what_i_uploaded_today_is_a_queue_of_its_own() -> None:
    client = the_desk()
    mine, old, other = given.a_photo("Mine"), given.a_photo("Mine, old"), given.a_photo("Hers")
    for photo, name in ((mine, "petra"), (old, "petra"), (other, "dunja")):
        an_original(photo, by=given.an_editor(name))
    Original.objects.filter(photo=old).update(uploaded_at=timezone.now() - timedelta(days=3))

    assert titles(client, "?queue=today") == ["Mine"]
    assert titles(client, "?queue=mine") == ["Mine, old", "Mine"]
    found = counts(client)
    assert (found["Uploaded by me today"], found["Mine"]) == ("1", "2")


def test_a_photo_that_was_merged_hangs_nowhere() -> None:
    client = the_desk()
    left = given.a_photo("Left")
    gone = given.a_photo("Gone", status=Photo.Status.MERGED, merged_into=left, creator="", source="", legal_hold=True)
    an_original(gone, by=given.an_editor())

    html = client.get(WALL).content.decode()

    assert "Left" in html and "Gone" not in html
    assert all(not titles(client, f"?queue={key}") for key in ("no-credit", "restricted", "mine", "today"))
    found = counts(client)
    assert (found["All pictures"], found["Never used"], found["Mine"]) == ("1", "1", "0")


def test_the_queue_of_look_alikes_counts_pairs_and_leads_to_them() -> None:
    client = the_desk()
    LookAlike.objects.create(photo=given.a_photo("One"), other=given.a_photo("Two"), bits=2)
    given.a_photo("Three")

    line = next(line for line in client.get(WALL).context["side"].work if line.word == "Looks like another")

    assert (line.count, line.url) == ("1", WALL + "alike/")
    assert titles(client, "?queue=alike") == ["Two", "One"]


def test_a_count_stops_at_its_most_and_says_so() -> None:
    for number in range(3):
        given.a_photo(f"Photo {number}")
    photos = on_the_wall().values("pk")

    assert counted([([photos], 2), ([photos], 3), ([photos, photos], 10), ([], 5)]) == ["2+", "3", "3", "0"]


def test_the_next_pictures_follow_a_cursor_that_stands_whatever_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    client = the_desk()
    monkeypatch.setattr(WallOfPhotos, "list_per_page", 2)
    for number in range(5):
        given.a_photo(f"Photo {number}")

    first = client.get(WALL)
    given.a_photo("Photo 5")
    second = client.get(WALL + first.context["next_url"])
    third = client.get(WALL + second.context["next_url"])

    shown = [[cell.title for cell in page.context["cells"]] for page in (first, second, third)]
    assert shown == [["Photo 4", "Photo 3"], ["Photo 2", "Photo 1"], ["Photo 0"]]
    assert "More pictures" in second.content.decode() and "Back to the newest" in second.content.decode()
    assert third.context["next_url"] == ""
    assert titles(client, "?after=nonsense") == ["Photo 5", "Photo 4"]


def test_as_one_scrolls_only_cells_come(monkeypatch: pytest.MonkeyPatch) -> None:
    client = the_desk()
    monkeypatch.setattr(WallOfPhotos, "list_per_page", 1)
    for number in range(3):
        given.a_photo(f"Photo {number}", source="Agency & Co")
    source = Source.objects.get(name="Agency & Co").pk

    first = client.get(f"{WALL}?source={source}")
    html = client.get(f"{WALL}{first.context['next_url']}&only=cells").content.decode()

    assert "Photo 1" in html and "Photo 2" not in html
    assert "<html" not in html and f"source={source}" in html and "only=" not in html


def test_after_a_save_only_the_queues_come_with_their_counts(django_assert_max_num_queries: Any) -> None:
    client = the_desk()
    given.a_photo("Bare", creator="", source="", alt_text="")

    with django_assert_max_num_queries(20) as caught:
        html = client.get(WALL + "?queue=no-alt&only=queues").content.decode()

    assert "<html" not in html and "Bare" not in html
    assert (
        '<a href="?queue=no-alt" aria-current="true"><span>No alt text</span> <span class="queue-count">1</span>'
        in html
    )
    assert not [query for query in caught.captured_queries if "media_tagging" in query["sql"]]
    assert Client().get(WALL + "?only=queues").status_code == 302


def test_a_pictures_page_leads_back_to_the_wall_that_one_came_from() -> None:
    client = the_desk()
    photo = given.a_photo("Ferry & mole", alt_text="")
    wall = WALL + "?queue=no-alt&amp;q=ferry"

    cells = client.get(WALL + "?q=ferry&queue=no-alt").content.decode()
    (address,) = set(re.findall(rf'href="({WALL}{photo.pk}/change/[^"]*)"', cells))
    page = client.get(unescape(address))
    side = client.get(f"{WALL}{photo.pk}/inspect/", {"wall": WALL + "?q=ferry&queue=no-alt"}).content.decode()

    assert f'<a href="{wall}">Photos</a>' in page.content.decode()
    assert f'href="{address}"' in side
    values = {**page.context["adminform"].form.initial, "alt_text": "Cranes", "why": "", "source": photo.source_id}
    typed = {name: "" if value is None else value for name, value in values.items()}
    saved = client.post(unescape(address), typed)
    assert saved["Location"] == unescape(address)
    refused = client.post(unescape(address), {**typed, "focal_x": "left"}).content.decode()
    assert f'<a href="{wall}">Photos</a>' in refused


@pytest.mark.parametrize(
    "kept",
    ["", "//elsewhere.example.org/", "next=//elsewhere.example.org", "javascript:alert(1)", "after=7&only=cells", "\0"],
)
def test_a_pictures_page_leads_to_the_plain_wall_where_nothing_known_is_kept(kept: str) -> None:
    client = the_desk()

    html = client.get(f"{WALL}{given.a_photo().pk}/change/", {"_changelist_filters": kept}).content.decode()

    assert f'<a href="{WALL}">Photos</a>' in html
    assert "elsewhere.example.org" not in html and "javascript:" not in html


def test_no_page_of_the_wall_counts_everything_or_skips_rows(django_assert_max_num_queries: Any) -> None:
    client = the_desk()
    for number in range(3):
        given.a_photo(f"Photo {number}", source=f"Agency {number}")
    client.get(WALL)

    with django_assert_max_num_queries(30) as caught:
        client.get(WALL)

    assert not [query for query in caught.captured_queries if " OFFSET " in query["sql"]]
    photos = [q["sql"] for q in caught.captured_queries if 'FROM "media_photo"' in q["sql"] and "COUNT(" in q["sql"]]
    assert all("LIMIT 1001" in sql for sql in photos)


def test_all_of_a_queue_can_be_changed_together_after_it_was_shown() -> None:
    client = the_desk()
    bare = [given.a_photo(f"Bare {number}", creator="", source="") for number in range(2)]
    given.a_photo("Complete")

    wall = client.get(WALL + "?queue=no-credit").content.decode()
    page = client.get(TOGETHER + "?queue=no-credit")
    typed = {"photo": [row.photo.pk for row in page.context["rows"]], "creator": "Lena Aho", "why": "Her list."}
    shown = client.post(TOGETHER, {**typed, "act": "show"})

    assert f'href="{TOGETHER}?queue=no-credit"' in wall
    assert "All of “No credit”: 2 pictures." in page.content.decode()
    assert {row.photo for row in page.context["rows"]} == set(bare)
    assert shown.context["will_change"] == 2
    assert not Photo.objects.filter(creator="Lena Aho").exists()


def test_what_was_searched_for_stands_in_the_name_of_what_is_changed_together() -> None:
    client = the_desk()
    given.a_photo("Pilot boat", creator="", source="")
    given.a_photo("Berth nine", creator="", source="")

    wall = client.get(WALL + "?queue=no-credit&q=pilot").content.decode()
    page = client.get(TOGETHER + "?queue=no-credit&q=pilot").content.decode()

    assert 'No credit <span class="slash">/</span> pilot</h1>' in wall
    assert "All of “No credit / pilot”: 1 picture." in page


def test_a_queue_longer_than_one_act_says_how_far_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    client = the_desk()
    monkeypatch.setattr("media.admin.together_all.MOST_PHOTOS", 2)
    for number in range(3):
        given.a_photo(f"Bare {number}", creator="", source="")

    page = client.get(TOGETHER + "?queue=no-credit")

    said = "“No credit” has 3 pictures; the newest 2 are here. Do the rest after these."
    assert said in page.content.decode()
    assert [row.photo.title for row in page.context["rows"]] == ["Bare 2", "Bare 1"]
