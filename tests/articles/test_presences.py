"""Who else has a story open, where in it, and what they did to it meanwhile: said in a sentence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk.models import Presence
from articles.desk.presences import last_act
from articles.publishing import publish, withdraw
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of
from tests.articles.typing_along import OTHER, send

pytestmark = pytest.mark.django_db


def test_who_else_has_the_story_open_is_said_in_a_sentence_and_forgotten_when_they_go() -> None:
    article = given.a_story()
    omar, mira = given.an_editor("Omar"), given.an_editor("mira")
    send(at_the_desk(omar), article, "presence", field="standfirst", window=OTHER)

    reading = send(at_the_desk(mira), article, "presence").json()["others"]
    send(at_the_desk(omar), article, "presence", field="body", writing=True, window=OTHER)
    writing = send(at_the_desk(mira), article, "presence").json()["others"]
    Presence.objects.filter(who=omar).update(seen_at=timezone.now() - timedelta(seconds=46))
    gone = send(at_the_desk(mira), article, "presence").json()["others"]

    assert (reading, writing, gone) == ("Omar is in the standfirst.", "Omar is writing in the text.", "")


def test_a_window_that_is_closed_is_gone_at_once() -> None:
    article = given.a_story()
    omar = at_the_desk(given.an_editor("Omar"))
    send(omar, article, "presence", window=OTHER)

    send(omar, article, "presence", window=OTHER, leaving=True)

    assert not Presence.objects.exists()


def test_who_saved_or_published_meanwhile_is_said() -> None:
    article = given.a_live_story().working_copy
    opened = article.version
    mira = at_the_desk(given.an_editor("Mira"))
    mira.post(page_of(article), as_typed(article, headline="Hers"))

    said = send(at_the_desk(given.an_editor()), article, "presence", based_on=opened).json()
    up_to_date = send(at_the_desk(given.an_editor()), article, "presence", based_on=opened + 1).json()

    assert said["saved"].startswith("Mira saved at ")
    assert said["saved"].endswith("; your save will be put together with that one.")
    assert up_to_date["saved"] == ""


def test_a_publication_without_a_save_is_said_to_who_has_the_story_open() -> None:
    article = given.a_story()
    omar, mira = given.an_editor("Omar"), given.an_editor("Mira")
    opened = {"based_on": article.version, "last_act": last_act(article)}

    publish(article, by=mira)
    told = send(at_the_desk(omar), article, "presence", **opened).json()["saved"]
    herself = send(at_the_desk(mira), article, "presence", **opened).json()["saved"]
    withdraw(article, by=mira, reason="A name had to go")
    gone = send(at_the_desk(omar), article, "presence", **opened).json()["saved"]
    opened_now = {**opened, "last_act": last_act(article)}

    assert told.startswith("Mira published at ")
    assert told.endswith("; what you save now waits for the next publication.")
    assert herself.startswith("You published at ")
    assert gone.startswith("Mira withdrew this story at ")
    assert send(at_the_desk(omar), article, "presence", **opened_now).json()["saved"] == ""


def test_the_page_of_a_story_knows_what_was_done_before_it_was_opened() -> None:
    article = given.a_live_story().working_copy

    html = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    assert f'data-last-act="{last_act(article)}"' in html
