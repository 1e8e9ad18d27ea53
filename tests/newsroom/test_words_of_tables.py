"""The words of the desk's plain tables: acts, hours, facts and empty places as a person says them, not as code writes them."""

from datetime import UTC, datetime

import pytest

from articles.publishing import schedule, set_embargo, set_two_people
from tests import given
from tests.articles.desk_people import at_the_desk, page_of
from tests.newsroom.test_desk_tables import somebody

pytestmark = pytest.mark.django_db


EVENING = datetime(2027, 5, 3, 15, 0, tzinfo=UTC)


def test_the_table_of_acts_and_a_storys_own_log_say_what_was_done_and_when_in_the_same_words() -> None:
    given.an_outlet()
    story, editor = given.a_story(), given.an_editor()
    set_two_people(story, needed=True, by=editor)
    set_embargo(story, until=EVENING, by=editor)
    schedule(story, due_at=EVENING, by=editor)

    table = somebody("Administrator").get("/desk/articles/act/").content.decode()
    log = at_the_desk(editor).get(page_of(story, "history")).content.decode()

    for html in (table, log):
        assert "Two people needed" in html and "Embargo" in html and "Scheduled" in html
        assert "until 18:00 on 3 May 2027, EEST" in html
        assert "to go out at 18:00 on 3 May 2027, EEST" in html
        assert "two_people" not in html.replace('value="two_people"', "").replace("verb=two_people", "")
        assert "2027-05-03T" not in html


def test_acts_are_narrowed_by_what_was_done() -> None:
    given.an_outlet()
    story = given.a_live_story().working_copy
    set_two_people(story, needed=True, by=given.an_editor())
    client = somebody("Administrator")

    html = client.get("/desk/articles/act/", {"verb": "two_people"}).content.decode()

    assert '<td class="field-what">Two people needed</td>' in html
    assert '<td class="field-what">Published</td>' not in html
    assert client.get("/desk/articles/act/", {"verb": "nonsense"}).status_code == 200


def test_the_list_of_all_tables_calls_tags_tags() -> None:
    given.an_outlet()

    html = at_the_desk(given.an_editor()).get("/desk/tables/").content.decode()

    assert '<h2 class="block-head">Tags</h2>' in html
    assert "Taggit" not in html


@pytest.mark.parametrize(
    ("table", "words"),
    [("articles/section", "in the navigation"), ("auth/user", "active"), ("media/source", "checked")],
)
def test_a_list_says_in_words_what_is_so(table: str, words: str) -> None:
    given.an_outlet()
    given.a_section("News")
    given.a_source()

    html = at_the_desk(given.an_editor()).get(f"/desk/{table}/").content.decode()

    assert f">{words}</td>" in html
    assert "icon-yes" not in html


def test_a_place_with_nothing_in_it_can_be_left_out_on_a_phone() -> None:
    given.an_outlet()
    given.a_contributor(title="")

    html = at_the_desk(given.an_editor()).get("/desk/articles/contributor/").content.decode()

    assert '<td class="field-title"><span class="is-empty">–</span></td>' in html


def test_a_section_within_no_other_says_so_in_words() -> None:
    given.an_outlet()

    html = somebody("Publisher").get("/desk/articles/section/add/").content.decode()

    assert '<option value="" selected>Nothing: a section of its own</option>' in html
    assert "---------" not in html
