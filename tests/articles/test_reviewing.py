"""Sharing a revision for review: the guest's page, what the guest says and decides, and how the link ends."""

import io
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.desk.models import Act, Article, Comment, Notice, ReviewLink, Verdict
from articles.desk.reviewing import share
from articles.reader.models import check_section_slug
from delivery import content_policy
from media.models import Photo
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db


def a_link(article: Article, **changes: Any) -> str:
    """The address of a new link to this story."""
    values = {"by": given.an_editor(), "guest": "Nadia Haddad", "ends_at": timezone.now() + timedelta(days=3)}
    _link, token = share(article, **{**values, **changes})
    return f"/review/{token}/"


def a_story_for_review(**changes: Any) -> Article:
    given.an_outlet()
    return given.a_story("Nobody but the guest knows this yet", **changes)


def test_a_guest_reads_the_revision_as_it_will_look_and_never_a_later_one(client: Client) -> None:
    article = a_story_for_review(lead=given.a_photo())
    address = a_link(article)
    at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, headline="Changed since"))

    page = client.get(address).content.decode()

    assert "Nobody but the guest knows this yet" in page
    assert "Changed since" not in page
    assert "forty-one vessels" in page and "1280.webp" in page
    assert page.count('class="review-mark"') == 3


def test_a_guests_page_is_in_no_index_and_no_cache_and_goes_out_in_no_referrer(client: Client) -> None:
    response = client.get(a_link(a_story_for_review()))

    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))
    assert "public" not in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Content-Security-Policy"] == content_policy.PUBLIC
    assert "Surrogate-Key" not in response.headers and "ETag" not in response.headers
    assert not response.cookies
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in response.content.decode()
    assert "canonical" not in response.content.decode() and "ld+json" not in response.content.decode()


def test_a_guest_elsewhere_is_told_in_whose_time_the_link_ends(client: Client) -> None:
    ends_at = timezone.now() + timedelta(days=3)
    local = timezone.localtime(ends_at, given.an_outlet().zone)

    page = client.get(a_link(a_story_for_review(), ends_at=ends_at)).content.decode()

    assert f"The link ends on {local.day} {local:%B, %H:%M %Z}." in page


def test_reading_by_a_link_writes_nothing(client: Client, django_assert_num_queries: Any) -> None:
    address = a_link(a_story_for_review())
    before = Act.objects.count()

    client.get(f"{address}?about=p2&said=1")

    assert Act.objects.count() == before
    assert not Comment.objects.exists() and not Notice.objects.exists()


def test_the_token_is_kept_nowhere() -> None:
    token = a_link(a_story_for_review()).split("/")[2]
    [link] = ReviewLink.objects.values()

    assert len(token) >= 32
    assert token not in str(link)


def test_a_link_that_ended_an_unknown_one_and_a_late_one_answer_the_same(client: Client) -> None:
    article = a_story_for_review()
    ended, late = a_link(article), a_link(article)
    links = list(ReviewLink.objects.order_by("pk"))
    at_the_desk(given.an_editor()).post(page_of(article, "share"), {"end": links[0].pk})
    ReviewLink.objects.filter(pk=links[1].pk).update(ends_at=timezone.now() - timedelta(seconds=1))

    said = {client.get(address).content for address in (ended, late, "/review/" + "x" * 32 + "/", f"{late}thanks/")}
    posted = client.post(ended, {"do": "comment", "name": "Nadia", "text": "Too late"})

    assert len(said) == 1
    assert b"This link leads nowhere now" in said.pop()
    assert client.get(ended).status_code == posted.status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "said", [{"do": "comment", "text": "It <b>was</b> forty."}, {"do": "refused", "reason": "It <b>was</b> forty."}]
)
def test_what_is_sent_to_a_link_that_is_not_open_is_given_back_whatever_became_of_the_link(
    client: Client, said: dict[str, str]
) -> None:
    article = a_story_for_review()
    ended = a_link(article)
    publishing.publish(article, by=given.an_editor())

    answers = [client.post(address, {"name": "Nadia", **said}) for address in (ended, "/review/" + "x" * 32 + "/")]

    page = answers[0].content.decode()
    assert {answer.content for answer in answers} == {answers[0].content}
    assert answers[0].status_code == 404
    assert "What you typed was not sent. Copy it, and send it to whoever shared the link with you." in page
    assert " readonly " in page and "It &lt;b&gt;was&lt;/b&gt; forty.</textarea>" in page
    assert not Comment.objects.exists() and not Verdict.objects.exists()


def test_no_more_is_given_back_than_a_comment_may_have(client: Client) -> None:
    given.an_outlet()

    page = client.post("/review/unknown/", {"do": "comment", "text": "é" * 6_000}).content.decode()
    lines = client.post("/review/unknown/", {"do": "comment", "text": "é\r\n" * 2_500}).content.decode()
    flood = client.post("/review/unknown/", {"do": "comment", "text": "é" * 90_000})

    assert (page.count("é"), lines.count("é")) == (5_000, 2_500)
    assert flood.status_code == 404 and "é" not in flood.content.decode()


@pytest.mark.parametrize("taken", ["is_active", "is_staff"])
def test_the_links_of_somebody_who_has_left_open_nothing_and_the_desk_says_so(client: Client, taken: str) -> None:
    article = a_story_for_review()
    maker = a_reporter("gone")
    address = a_link(article, by=maker)
    User.objects.filter(pk=maker.pk).update(**{taken: False})

    assert client.get(address).status_code == 404
    shown = at_the_desk(given.an_editor()).get(page_of(article, "share")).content.decode()
    assert "Ended: who made it has no login now" in shown and "Open until" not in shown


def test_publishing_ends_every_open_link(client: Client) -> None:
    article = a_story_for_review()
    address = a_link(article)

    publishing.publish(article, by=given.an_editor())

    assert client.get(address).status_code == 404
    assert ReviewLink.objects.get().ended_why == "published"


def test_a_guest_comments_on_a_paragraph_and_the_desk_has_it(client: Client) -> None:
    article = a_story_for_review()
    address = a_link(article)

    answer = client.post(
        address, {"do": "comment", "name": "Nadia Haddad", "text": "It was forty.", "about": "p2"}, follow=True
    )

    assert "Thank you: your comment is with the desk." in answer.content.decode()
    comment = Comment.objects.get()
    assert comment.passage.startswith("The agreement runs to four pages.")
    assert comment.before.endswith("for the first time in nine days.")
    assert Act.objects.filter(article=article, verb="guest_comment").get().reason == "Nadia Haddad: It was forty."
    page = at_the_desk(given.an_editor()).get(page_of(article, "comments")).content.decode()
    assert "It was forty." in page and "You were told of 1 comment or decision here." in page


def test_a_guest_signs_off_by_name_and_the_log_keeps_it(client: Client) -> None:
    article = a_story_for_review()

    answer = client.post(a_link(article), {"do": "signed-off", "name": "Nadia Haddad", "reason": ""}, follow=True)

    assert "Kept: signed off by Nadia Haddad." in answer.content.decode()
    assert Verdict.objects.get().kind == "signed-off"
    history = at_the_desk(given.an_editor()).get(page_of(article, "history")).content.decode()
    assert "Shared for review" in history and "Signed off by a guest" in history and "Nadia Haddad" in history


def test_a_refusal_needs_its_reason_and_what_was_typed_is_not_lost(client: Client) -> None:
    article = a_story_for_review()
    address = a_link(article)

    refused = client.post(address, {"do": "refused", "name": "Nadia Haddad", "reason": " "})
    unsigned = client.post(address, {"do": "refused", "name": "", "reason": "The berth is wrong."})
    client.post(address, {"do": "refused", "name": "Nadia Haddad", "reason": "The berth is wrong."})

    assert refused.status_code == unsigned.status_code == 422
    assert "Say why you refuse it" in refused.content.decode()
    assert "The berth is wrong." in unsigned.content.decode()
    assert Verdict.objects.get().reason == "The berth is wrong."
    assert Notice.objects.get().text == "Nadia Haddad: refused. The berth is wrong."


def test_no_line_of_the_log_says_the_address_of_a_link(client: Client) -> None:
    address = a_link(a_story_for_review())
    console = next(each for each in logging.getLogger().handlers if each.name == "console")
    assert isinstance(console, logging.StreamHandler)
    written = io.StringIO()

    usual = console.setStream(written)
    client.post(address, {"do": "refused", "name": "Nadia Haddad", "reason": ""})
    client.delete(address)
    client.get("/review/no-such-link/thanks/")
    console.setStream(usual)

    assert "Unprocessable Entity: /review/…/" in written.getvalue()
    assert "Method Not Allowed (DELETE): /review/…/" in written.getvalue()
    assert "Not Found: /review/…/thanks/" in written.getvalue()
    assert address.split("/")[2] not in written.getvalue()


def test_a_link_takes_no_flood(client: Client) -> None:
    address = a_link(a_story_for_review())
    sent = [client.post(address, {"do": "comment", "name": "N", "text": f"No {n}"}).status_code for n in range(14)]

    assert sent == [302] * 12 + [422] * 2
    assert client.post(address, {"do": "comment", "name": "N", "text": "x" * 140_000}).status_code == 413
    assert client.post(address, {"do": "comment", "name": "N", "text": "x" * 6_000}).status_code == 422


def test_what_a_guest_types_is_shown_as_words(client: Client) -> None:
    address = a_link(a_story_for_review())

    page = client.post(address, {"do": "comment", "name": "<b>N", "text": "<script>1</script>\x00"}, follow=True)

    assert "&lt;script&gt;1&lt;/script&gt;" in page.content.decode()


def test_a_photo_that_was_withdrawn_is_not_on_the_guests_page(client: Client) -> None:
    article = a_story_for_review(lead=given.a_photo())
    address = a_link(article)
    Photo.objects.update(status=Photo.Status.WITHDRAWN)

    assert "1280.webp" not in client.get(address).content.decode()


def test_an_editor_makes_a_link_sees_it_once_and_ends_it(client: Client) -> None:
    article = a_story_for_review()
    editor = at_the_desk(given.an_editor())
    ends = timezone.localtime(timezone.now() + timedelta(days=2))

    made = editor.post(page_of(article, "share"), {"guest": "Nadia Haddad", "ends_at": f"{ends:%Y-%m-%dT%H:%M}"})
    [address] = re.findall(r"http://testserver(/review/[-\w]+/)", made.content.decode())
    again = editor.get(page_of(article, "share")).content.decode()

    assert client.get(address).status_code == 200
    assert address not in again and "Nadia Haddad" in again
    editor.post(page_of(article, "share"), {"end": ReviewLink.objects.get().pk})
    assert client.get(address).status_code == 404
    assert set(Act.objects.values_list("verb", flat=True)) == {"shared", "unshared"}


def test_a_link_cannot_end_in_the_past() -> None:
    article = a_story_for_review()

    answer = at_the_desk(given.an_editor()).post(
        page_of(article, "share"), {"guest": "Nadia", "ends_at": "2020-01-01T10:00"}
    )

    assert "That time has passed. Choose a later one." in answer.content.decode()
    assert not ReviewLink.objects.exists()


def test_the_hour_of_a_link_is_asked_in_the_outlets_zone_and_one_that_is_none_is_refused_in_words() -> None:
    article = a_story_for_review()
    editor = at_the_desk(given.an_editor())

    asked = editor.get(page_of(article, "share")).content.decode()
    refused = editor.post(page_of(article, "share"), {"guest": "Nadia", "ends_at": "2027-03-28T03:30"})

    assert f"Until, Karsand time, {timezone.localtime(timezone=given.an_outlet().zone):%Z}" in asked
    assert "the clocks go forward. Choose" in refused.content.decode()
    assert not ReviewLink.objects.exists()


def test_a_reporter_shares_nothing() -> None:
    person = a_reporter()
    article = a_story_for_review(created_by=person)
    Article.objects.update(created_by=person)

    answer = at_the_desk(person).get(page_of(article, "share"))

    assert answer.status_code == 403
    assert page_of(article, "share") not in at_the_desk(person).get(page_of(article)).content.decode()


def test_no_section_can_stand_where_guests_read() -> None:
    with pytest.raises(ValidationError):
        check_section_slug("review")
