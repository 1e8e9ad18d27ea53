"""What the desk points at while a story is written: links that lead nowhere, and words that stand for words to come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.body import links
from articles.desk.admin.elsewhere import cut
from articles.desk.models import ScheduledAct
from articles.publishing import problems, schedule, withdraw
from articles.publishing.schedule import do_scheduled_act
from articles.reader.models import Edition, OldAddress
from tests import given
from tests.articles.desk_people import at_the_desk, page_of

pytestmark = pytest.mark.django_db


def told(body: str) -> list[str]:
    """The sentences about the links of a story with this text."""
    article = given.a_story("A story with links", body=body)
    return [problem.sentence for problem in problems(article) if problem.code == "dead_link"]


def to(href: str, words: str = "the talks") -> str:
    return f'<p>Of <a href="{href}">{words}</a> nothing is known.</p>'


def test_a_link_to_a_page_that_stands_is_nothing_to_tell() -> None:
    edition = given.a_live_story(tags=["Ports"])
    given.an_outlet()
    day = f"/{edition.dated_on:%Y/%m/%d}/"
    hrefs = [
        f"/{edition.path}/", f"/{edition.path}", f"/{edition.path}/#notes", f"/{edition.path}/changes/", "/", "/search/?q=port",
        f"https://meridian.example.org/{edition.path}/", "/news/levant/", "/tags/ports/", "/people/dunja-kovac/", day,
        "/feeds/news.xml", "#notes", "mailto:desk@meridian.example.org", "https://elsewhere.example.net/none/",
    ]  # fmt: skip

    assert told("".join(to(href) for href in hrefs)) == []


NOWHERE = [
    ("/news/levant/2020/01/02/none/", "there is nothing at /news/levant/2020/01/02/none/."),
    ("https://meridian.example.com/sport/", "there is nothing at /sport/."),
    ("/tags/none/", "there is nothing at /tags/none/."),
    ("/people/nobody/", "there is nothing at /people/nobody/."),
    ("/feeds/sport.xml", "there is nothing at /feeds/sport.xml."),
    ("www.example.net/port", "“www.example.net/port” has no https:// before it."),
]


@pytest.mark.parametrize(("href", "why"), NOWHERE)
def test_a_link_that_leads_nowhere_is_told_with_its_words(href: str, why: str) -> None:
    given.an_outlet()

    assert told(to(href, "the <em>talks</em>")) == [f"The link “the talks” leads nowhere: {why}"]


def test_a_link_to_the_desk_is_none_for_readers() -> None:
    assert told(to("/desk/articles/article/1/change/")) == [
        "The link “the talks” leads to the desk, where readers cannot go."
    ]


def test_a_link_to_an_address_that_leads_on_is_nothing_to_tell_but_one_to_a_withdrawn_story_is() -> None:
    edition = given.a_live_story()
    OldAddress.objects.create(path="news/levant/2025/03/04/before", edition=edition)
    gone = given.a_live_story("It did not stand")
    withdraw(gone.working_copy, by=given.an_editor(), reason="It did not stand")

    found = told(to("/news/levant/2025/03/04/before/") + to(f"/{gone.path}/"))

    assert found == [f"The link “the talks” leads to something that was withdrawn: /{gone.path}/."]


def test_a_draft_is_no_place_to_lead_to() -> None:
    draft = given.a_story("Not out yet")

    assert len(told(to(f"/news/levant/2026/01/02/{draft.slug}/"))) == 1


def test_many_links_cost_no_more_questions_than_one(django_assert_max_num_queries: object) -> None:
    given.an_outlet()
    many = given.a_story(body="".join(to(f"/news/levant/2020/01/02/none-{n}/") for n in range(40)))

    with django_assert_max_num_queries(9):  # type: ignore[operator]
        assert len([each for each in problems(many) if each.code == "dead_link"]) == 40


def test_a_link_that_breaks_holds_no_planned_story_up() -> None:
    article = given.a_story(body=to("/news/levant/2020/01/02/none/"))
    schedule(article, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())

    do_scheduled_act(ScheduledAct.objects.get())

    assert Edition.objects.filter(working_copy=article).exists()


def test_the_links_of_a_text_are_found_with_their_words() -> None:
    html = '<p><a href="/a/?x=1&amp;y=2" rel="noopener">one <em>and</em> two</a> <a href="/b/" title="B">b</a></p>'

    assert links(html) == [("/a/?x=1&y=2", "one and two"), ("/b/", "b")]


def test_each_word_to_come_is_told_with_its_place() -> None:
    lines = ["The port opens.", "The toll is TK a ton.", "Nothing.", "Some TK ships, and lorem ipsum."]
    article = given.a_story("The TK of Karsand", body=given.a_text(*lines))

    found = [(each.field, each.sentence) for each in problems(article) if each.code in {"tk", "lorem"}]

    assert found == [
        ("headline", "Something is still to come: “The TK of Karsand”."),
        ("body", "Paragraph 2. Something is still to come: “The toll is TK a ton.”."),
        ("body", "Paragraph 4. Something is still to come: “Some TK ships, and lorem ipsum.”."),
        ("body", "Paragraph 4. There is “lorem ipsum” where words should be."),
    ]


def test_the_list_leads_to_the_words_in_the_text() -> None:
    article = given.a_story(body=given.a_text("The toll is TK a ton."))

    page = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    assert f'href="{page_of(article)}#field-body" data-passage="The toll is TK a ton."' in page


def test_a_draft_full_of_gaps_tells_a_dozen() -> None:
    article = given.a_story(body=given.a_text(*(f"Number {n} is TK." for n in range(40))))

    assert len([each for each in problems(article) if each.code == "tk"]) == 12


def test_a_long_line_is_cut_at_a_word_as_it_is_elsewhere() -> None:
    assert cut("Talks  reopen the port", at=60) == "Talks reopen the port"
    assert cut("Talks reopen the port, and a quarrel", at=23) == "Talks reopen the port…"
    assert cut("x" * 80, at=60) == "x" * 59 + "…"


def test_the_form_shows_the_story_as_a_search_and_a_shared_link_would() -> None:
    given.an_outlet()
    article = given.a_story(given.HEADLINE, standfirst="At noon <b>all</b> gates open.", lead=given.a_photo("The quay"))

    page = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    part = page.partition('id="elsewhere"')[2].partition("</section>")[0]
    assert "meridian.example.org › News › Levant" in part
    assert "Ceasefire talks reopen the port of Karsand, and a quarrel…" in part
    assert "At noon &lt;b&gt;all&lt;/b&gt; gates open." in part
    assert '<img src="/photos/' in part


def test_a_story_without_a_picture_or_section_says_so_and_shows_the_rest() -> None:
    article = given.a_story("No picture yet")
    article.section = None
    article.save()
    client = at_the_desk(given.an_editor())

    page = client.get(page_of(article)).content.decode()

    assert "No picture: none in it is there, or none may be used for shared links." in page
    assert 'id="elsewhere"' not in client.get("/desk/articles/article/add/").content.decode()


def test_the_time_that_reading_takes_stands_beside_the_words() -> None:
    article = given.a_story(body=given.a_text("word " * 700))

    assert ">3 min</span>" in at_the_desk(given.an_editor()).get(page_of(article)).content.decode()
