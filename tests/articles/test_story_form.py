"""The writing desk: what the form shows, what it saves, and whom it lets."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import body, publishing
from articles.desk.models import Article, Byline, Caption, ContributorLogin, Revision, ScheduledAct
from articles.desk.snapshot import snapshot
from articles.desk.state import state_of
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db
NEW = "/desk/articles/article/add/"


def test_a_new_story_is_shown_without_writing_anything() -> None:
    client = at_the_desk(given.an_editor())

    response = client.get(NEW)

    assert response.status_code == 200
    assert "A new story, not saved yet" in response.content.decode()
    assert not Article.objects.exists()


def test_a_new_story_is_saved_as_a_draft_and_as_its_first_revision() -> None:
    section = given.a_section("News", "Levant")
    given.a_contributor("Omar Darwish")
    client = at_the_desk(a_reporter())

    response = client.post(
        NEW,
        as_typed(
            headline="Pilots return to the strait", section=section.pk, body="<p>They came back at noon.</p>",
            tags="Karsand, climate change", **{"bylines-0-contributor": "omar darwish", "bylines-0-place": "Orlec"},
        ),
    )  # fmt: skip

    article = Article.objects.get()
    assert response.headers["Location"] == page_of(article)
    assert article.created_by.username == "dunja"
    assert Revision.objects.get().content == snapshot(article)
    assert [(line.contributor.name, line.place) for line in article.bylines.all()] == [("Omar Darwish", "Orlec")]
    assert sorted(tag.name for tag in article.tags.all()) == ["Karsand", "climate change"]


def test_a_new_story_begins_with_its_writers_own_name() -> None:
    reporter = a_reporter()
    ContributorLogin.objects.create(contributor=given.a_contributor("Dunja Kovac"), user=reporter)

    page = at_the_desk(reporter).get(NEW).content.decode()

    assert 'value="Dunja Kovac"' in page


def test_the_form_says_what_readers_have_now() -> None:
    edition = given.a_live_story()
    article = edition.working_copy
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, headline="Talks reopen the port", standfirst="At last."))

    page = client.get(page_of(article)).content.decode()

    assert "Live since" in page
    assert "2 changes" in page
    assert 'class="field field-headline is-changed"' in page
    assert 'class="field field-kicker"' in page
    edition.refresh_from_db()
    assert edition.headline == given.HEADLINE


def test_hostile_html_is_clean_before_it_is_stored_and_before_it_is_shown() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    hostile = '<p onclick="steal()">Words<script>steal()</script></p><img src=x onerror=steal()>'

    client.post(page_of(article), as_typed(article, body=hostile))
    article.refresh_from_db()
    Article.objects.filter(pk=article.pk).update(body=hostile)

    assert article.body == "<p>Words</p>"
    assert "steal" not in client.get(page_of(article)).content.decode()


def test_a_text_that_cannot_be_taken_in_is_an_error_at_its_field_and_stays() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    deep = "<blockquote>" * 120 + "Deep words" + "</blockquote>" * 120

    response = client.post(page_of(article), as_typed(article, body=deep, headline="Typed meanwhile"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "The text is nested more than 100 levels deep. Paste it as plain text instead." in page
    assert "Deep words" in page
    assert "Typed meanwhile" in page


def test_an_unknown_name_is_an_error_with_the_way_out() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())

    response = client.post(page_of(article), as_typed(article, **{"bylines-0-contributor": "Nobody Here"}))

    assert "Nobody here is called “Nobody Here”." in response.content.decode()
    assert [line.contributor.name for line in article.bylines.all()] == ["Dunja Kovac"]


def test_two_of_one_name_are_told_apart_by_their_slug() -> None:
    article = given.a_story()
    twin = given.a_contributor("Lena Aho")
    other = type(twin).objects.create(name="Lena Aho", slug="lena-aho-2")
    client = at_the_desk(given.an_editor())

    refused = client.post(page_of(article), as_typed(article, **{"bylines-0-contributor": "Lena Aho"}))
    client.post(page_of(article), as_typed(article, **{"bylines-0-contributor": "Lena Aho [lena-aho-2]"}))

    assert "More than one is called “Lena Aho”." in refused.content.decode()
    assert article.bylines.get().contributor == other


def test_bylines_move_up_without_javascript() -> None:
    article = given.a_story(by=[given.a_contributor("Dunja Kovac"), given.a_contributor("Omar Darwish")])
    client = at_the_desk(given.an_editor())

    client.post(page_of(article), as_typed(article, move="1-up"))

    assert [line.contributor.name for line in article.bylines.all()] == ["Omar Darwish", "Dunja Kovac"]


def test_captions_are_saved_with_the_text_in_one_revision() -> None:
    article = given.a_story(lead=given.a_photo(), photos=[given.a_photo("The pilot boat")])
    lead, boat = article.captions.all()
    client = at_the_desk(given.an_editor())
    before = Revision.objects.count()

    client.post(
        page_of(article),
        as_typed(
            article, headline="A better line",
            **{f"caption-{boat.pk}-text": "The boat returns\nempty.", f"caption-{lead.pk}-remove": "1"},
        ),
    )  # fmt: skip

    assert Revision.objects.count() == before + 1
    assert [(c.pk, c.text) for c in article.captions.all()] == [(boat.pk, "The boat returns empty.")]


def test_another_photo_can_be_made_the_lead() -> None:
    article = given.a_story(lead=given.a_photo(), photos=[given.a_photo("The pilot boat")])
    _lead, boat = article.captions.all()

    at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, lead=boat.pk))

    article.refresh_from_db()
    assert Caption.objects.get(article=article, is_lead=True).pk == boat.pk
    assert body.figures(article.body) == []


def test_every_problem_leads_to_where_it_is_mended() -> None:
    article = given.a_story(headline="", lead=given.a_photo(creator="", source=""))

    page = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    assert "The story has no headline. Write one." in page
    assert "#field-headline" in page
    assert "2 blockers" in page


def test_a_plan_is_made_changed_and_dropped_from_the_form(settings: Any) -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())

    client.post(page_of(article), as_typed(article, publish_at="2199-11-24T18:00"))
    article.refresh_from_db()
    page = client.get(page_of(article)).content.decode()
    planned = ScheduledAct.objects.get()
    client.post(page_of(article), as_typed(article, publish_at=""))

    assert "Scheduled for 18:00 on 24 November 2199" in page
    assert planned.due_at.isoformat().startswith("2199-11-24T18:00")
    assert not ScheduledAct.objects.exists()


def test_the_sentence_of_a_planned_story_says_its_hour_and_that_it_is_late() -> None:
    article = given.a_story()
    publishing.schedule(article, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())
    article.refresh_from_db()

    early = state_of(article)
    late = state_of(article, at=timezone.now() + timedelta(hours=2))

    assert early.sentence.startswith("Scheduled for ")
    assert early.mark == "scheduled"
    assert late.sentence.endswith("and is late.")
    assert late.mark == "late"


def test_a_right_to_left_story_is_written_from_the_right() -> None:
    article = given.a_story(language="ar")

    page = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    assert "&quot;contentsLangDirection&quot;: &quot;rtl&quot;" in page


def test_a_time_that_has_passed_is_refused() -> None:
    article = given.a_story()

    response = at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, publish_at="2020-11-24T18:00"))

    assert "That time has passed. Choose a later one, or publish now." in response.content.decode()


def test_a_reporter_cannot_plan_a_publication() -> None:
    article = given.a_story(created_by=a_reporter())
    Article.objects.filter(pk=article.pk).update(created_by=a_reporter())

    at_the_desk(a_reporter()).post(page_of(article), as_typed(article, publish_at="2199-11-24T18:00"))

    assert not ScheduledAct.objects.exists()


def test_the_form_alone_has_the_policy_of_the_editor() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())

    form = client.get(page_of(article)).headers["Content-Security-Policy"]
    history = client.get(page_of(article, "history")).headers["Content-Security-Policy"]

    assert "script-src-attr 'unsafe-inline'" in form
    assert "unsafe" not in history


def test_the_form_takes_the_same_queries_however_many_photos_and_names(django_assert_max_num_queries: Any) -> None:
    article = given.a_story(lead=given.a_photo(), photos=[given.a_photo(f"Photo {n}") for n in range(12)])
    for n in range(3):
        Byline.objects.create(article=article, contributor=given.a_contributor(f"Name {n}"), position=n + 2)
    client = at_the_desk(given.an_editor())

    with django_assert_max_num_queries(39):
        client.get(page_of(article))


def test_a_save_that_is_refused_says_so_over_the_page_and_leads_to_what_is_wrong() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    typed = as_typed(article, language="", headline="Typed", **{"bylines-0-contributor": "Nobody Known"})

    refused = client.post(page_of(article), typed).content.decode()

    said = refused.partition("data-refused")[2].partition("</p>")[0]
    assert "Not saved. Nothing that you typed is lost; these want mending first:" in said
    assert '<a class="act" href="#id_language">Language</a>' in said
    assert '<a class="act" href="#id_bylines-0-contributor">Name</a>' in said
    assert "data-refused" not in client.get(page_of(article)).content.decode()
