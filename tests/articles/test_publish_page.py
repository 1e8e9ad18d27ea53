"""Publish…, Withdraw…, Retract… and the steps before them: each a page or a button that asks the door."""

import pytest

from articles.desk.models import Act, Article
from articles.reader.models import Edition
from media.models import Photo
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db


def test_the_page_says_what_will_happen_and_does_nothing_yet() -> None:
    article = given.a_story(tags=["Ports"])

    page = at_the_desk(given.an_editor()).get(page_of(article, "publish")).content.decode()

    assert "/ceasefire-talks-reopen-the-port-of-karsand-and-a-quarrel-about-who-runs-it/" in page
    assert "News / Levant" in page
    assert "Tag: Ports" in page
    assert not Edition.objects.exists()


def test_publishing_makes_it_live_and_says_where() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())

    response = client.post(page_of(article, "publish"), {"version": article.version}, follow=True)

    edition = Edition.objects.get()
    page = response.content.decode()
    assert f'href="{edition.get_absolute_url()}"' in page
    assert "Readers have exactly this text." in page
    assert page_of(article, "withdraw") in page


def test_a_blocker_stops_it_with_the_way_out() -> None:
    article = given.a_story(by=[])

    response = at_the_desk(given.an_editor()).post(page_of(article, "publish"), {"version": article.version})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Nobody is named. Add a byline, or tick “No byline” if that is meant." in page
    assert f"{page_of(article)}#bylines" in page
    assert not Edition.objects.exists()


def test_a_warning_goes_out_with_a_reason_and_not_without() -> None:
    article = given.a_story(standfirst="The minister said TK.")
    client = at_the_desk(given.an_editor())

    without = client.post(page_of(article, "publish"), {"version": article.version})
    client.post(page_of(article, "publish"), {"version": article.version, "reason-tk": "The desk chief knows"})

    assert without.status_code == 422
    assert 'name="reason-tk"' in without.content.decode()
    assert "Nothing went out. Say here why it goes out all the same, or mend it first." in without.content.decode()
    assert "Nothing went out." not in client.get(page_of(article, "publish")).content.decode()
    assert Act.objects.get(verb="publish").overridden == {"tk": "The desk chief knows"}
    assert Edition.objects.count() == 1


def test_what_is_published_is_what_was_looked_at() -> None:
    article = given.a_story()
    looked_at = article.version
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, headline="Changed since"))

    response = client.post(page_of(article, "publish"), {"version": looked_at})

    assert response.status_code == 409
    assert "Nothing went out." in response.content.decode()
    assert not Edition.objects.exists()


def test_a_reporter_cannot_publish_even_an_own_story() -> None:
    reporter = a_reporter()
    article = given.a_story()
    Article.objects.filter(pk=article.pk).update(created_by=reporter)
    client = at_the_desk(reporter)

    posted = client.post(page_of(article, "publish"), {"version": article.version})
    form = client.get(page_of(article)).content.decode()

    assert posted.status_code == 403
    assert not Edition.objects.exists()
    assert "Publish…" not in form


def test_withdrawing_needs_a_reason_and_then_takes_the_story_away() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())

    without = client.post(page_of(article, "withdraw"), {"reason": " "})
    client.post(page_of(article, "withdraw"), {"reason": "The source took it back."}, follow=True)

    assert "Say why: the reason is kept" in without.content.decode()
    assert not Edition.objects.exists()
    assert Act.objects.get(verb="withdraw").reason == "The source took it back."
    assert "readers are told that it is gone" in client.get(page_of(article)).content.decode()


def test_a_story_is_retracted_with_a_notice_and_reinstated() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())

    client.post(page_of(article, "retract"), {"reason": "Not so.", "notice": "We no longer stand by this story."})
    retracted = Edition.objects.get().retraction
    state = client.get(page_of(article)).content.decode()
    client.post(page_of(article, "reinstate"), {"reason": "It was so."})

    assert retracted == "We no longer stand by this story."
    assert "Retracted: it stands with its notice" in state
    assert Edition.objects.get().retraction == ""


@pytest.mark.parametrize("name", ["withdraw", "retract", "reinstate"])
def test_what_readers_do_not_have_cannot_be_taken_from_them(name: str) -> None:
    article = given.a_story()
    said = {"reason": "A slip", "notice": "We were wrong."}

    client = at_the_desk(given.an_editor())

    looked = client.get(page_of(article, name)).content.decode()
    page = client.post(page_of(article, name), said, follow=True).content.decode()

    assert "Readers do not have this story, so there is nothing to do here." in page
    assert "Readers do not have this story, so there is nothing to do here." in looked
    assert 'name="reason"' not in looked
    assert not Act.objects.exists()


def test_a_story_that_is_not_retracted_offers_no_retraction_to_take_back() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())
    acts = Act.objects.count()

    looked = client.get(page_of(article, "reinstate")).content.decode()
    sent = client.post(page_of(article, "reinstate"), {"reason": "A slip"}, follow=True).content.decode()

    for html in (looked, sent):
        assert "This story is not retracted, so there is no retraction to take back." in html
    assert 'name="reason"' not in looked
    assert Act.objects.count() == acts


@pytest.mark.parametrize("name", ["publish", "withdraw", "retract", "reinstate"])
def test_looking_at_the_page_of_an_act_writes_nothing(name: str) -> None:
    article = given.a_live_story().working_copy
    acts, version = Act.objects.count(), article.version

    at_the_desk(given.an_editor()).get(page_of(article, name))

    article.refresh_from_db()
    assert (Act.objects.count(), article.version) == (acts, version)


def test_a_draft_goes_to_review_is_approved_and_sent_back() -> None:
    reporter, editor = a_reporter(), given.an_editor()
    article = given.a_story()
    Article.objects.filter(pk=article.pk).update(created_by=reporter)

    at_the_desk(reporter).post(page_of(article, "step"), {"verb": "review", "reason": "Please check the numbers"})
    at_the_desk(editor).post(page_of(article, "step"), {"verb": "approve"})
    at_the_desk(editor).post(page_of(article, "step"), {"verb": "send_back", "reason": "The second number is off"})

    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT
    assert list(Act.objects.order_by("pk").values_list("verb", "reason")) == [
        ("review", "Please check the numbers"), ("approve", ""), ("send_back", "The second number is off"),
    ]  # fmt: skip


def test_a_reporter_approves_nothing() -> None:
    reporter = a_reporter()
    article = given.a_story()
    Article.objects.filter(pk=article.pk).update(created_by=reporter, status=Article.Status.IN_REVIEW)

    response = at_the_desk(reporter).post(page_of(article, "step"), {"verb": "approve"})

    article.refresh_from_db()
    assert response.status_code == 403
    assert article.status == Article.Status.IN_REVIEW


def test_a_step_from_elsewhere_is_refused_in_words() -> None:
    article = given.a_live_story().working_copy

    page = (
        at_the_desk(given.an_editor()).post(page_of(article, "step"), {"verb": "spike"}, follow=True).content.decode()
    )

    assert "The story is “live” by now, so nothing was done." in page


def test_a_step_is_taken_by_post_alone() -> None:
    article = given.a_story()

    assert at_the_desk(given.an_editor()).get(page_of(article, "step")).status_code == 405


def test_two_photos_with_one_fault_ask_for_one_reason() -> None:
    article = given.a_story(photos=[given.a_photo("The boat", alt_text=""), given.a_photo("The mast", alt_text="")])
    client = at_the_desk(given.an_editor())

    page = client.get(page_of(article, "publish")).content.decode()

    assert Photo.objects.count() == 2
    assert page.count('<fieldset class="warned">') <= 1
