"""Links to pages elsewhere: owed by a save, asked by the worker where the operator allows it, told to whoever writes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db.models import F
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.desk import saving
from articles.desk.models import Article, OutsideLink
from articles.desk.outside_links import check_links
from articles.publishing import publish
from articles.reader.models import Edition
from outlet.models import Outlet
from tests import given
from tests.articles.desk_people import at_the_desk, page_of
from tests.articles.elsewhere import Elsewhere, elsewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(settings: Settings) -> Iterator[Elsewhere]:
    settings.CHECK_EXTERNAL_LINKS = settings.OUTSIDE_LINKS_MAY_BE_LOCAL = True
    given.an_outlet()
    with elsewhere() as server:
        yield server


def a_story_with(*hrefs: str) -> Article:
    return given.a_story(body="".join(f'<p>Of <a href="{href}">the talks</a> little is known.</p>' for href in hrefs))


def hours_pass(hours: float = 1) -> None:
    """What is kept of each link happened so much earlier."""
    earlier = timedelta(hours=hours)
    for column in ("due_at", "retry_at", "failing_since", "checked_at", "done_at"):
        OutsideLink.objects.update(**{column: F(column) - earlier})
    cache.clear()  # and every host may be asked again


def told(article: Article) -> list[str]:
    """What the story's form and the page of publishing say about links; both say the same."""
    client: Client = at_the_desk(given.an_editor())
    pages = [client.get(page_of(article)), client.get(f"/desk/articles/article/{article.pk}/publish/")]
    found = [_sentences(page.content.decode()) for page in pages]
    assert found[0] == found[1]
    return found[0]


def _sentences(html: str) -> list[str]:
    return [
        part.partition("<a ")[0].strip() for part in html.replace("</span>", "<p>").split("<p>") if "The link “" in part
    ]


def test_nothing_is_written_and_nobody_asked_unless_the_operator_allows_it(settings: Settings) -> None:
    settings.OUTSIDE_LINKS_MAY_BE_LOCAL = True
    given.an_outlet()
    with elsewhere() as server:
        a_story_with(f"{server.url}/none")
        assert not OutsideLink.objects.exists()
        OutsideLink.objects.create(url=f"{server.url}/none")

        assert check_links() == 0
        assert server.asked == []


def test_a_save_owes_each_page_elsewhere_once_and_none_of_our_own(there: Elsewhere) -> None:
    hrefs = [
        f"{there.url}/a", f"{there.url}/a#end", "/news/levant/", "https://meridian.example.org/news/", "mailto:a@example.net",
        "https://mira:secret@example.net/",
    ]  # fmt: skip
    article = a_story_with(*hrefs)
    saving.save(article, by=given.an_editor())

    assert [link.url for link in OutsideLink.objects.all()] == [f"{there.url}/a"]


def test_a_save_that_fails_owes_nothing(there: Elsewhere) -> None:
    article = a_story_with(f"{there.url}/a")
    article.body = article.body.replace("/a", "/b")

    with pytest.raises(saving.StaleCopy):
        saving.save(article, by=None, based_on=article.version - 1)

    assert [link.url for link in OutsideLink.objects.all()] == [f"{there.url}/a"]


def test_a_link_that_answers_is_asked_once_and_again_when_a_story_is_saved_a_day_later(there: Elsewhere) -> None:
    article = a_story_with(f"{there.url}/a")

    assert (check_links(), check_links()) == (1, 0)
    saving.save(article, by=None)
    assert check_links() == 0
    hours_pass(25)
    saving.save(article, by=None)

    assert check_links() == 1
    assert told(article) == []


def test_a_link_counts_as_dead_when_it_failed_twice_with_an_hour_between(there: Elsewhere) -> None:
    there.statuses["/none"] = 404
    article = a_story_with(f"{there.url}/none")

    assert (check_links(), check_links()) == (1, 0)
    assert told(article) == []
    hours_pass()
    assert check_links() == 1

    since = OutsideLink.objects.get().failing_since
    at = f"{timezone.localtime(since, Outlet.objects.current().zone):%H:%M %Z}"
    (sentence,) = told(article)
    assert sentence.startswith("The link “the talks” does not answer since ")
    assert sentence.endswith(f"{at} (404): {there.url}/none")


def test_a_link_that_recovers_before_its_hour_is_over_is_nothing_to_tell(there: Elsewhere) -> None:
    there.statuses["/a"] = 503
    article = a_story_with(f"{there.url}/a")
    check_links()

    there.statuses["/a"] = 200
    hours_pass()
    check_links()

    assert told(article) == []


def a_dead_link(there: Elsewhere) -> Article:
    there.statuses["/none"] = 404
    article = a_story_with(f"{there.url}/none")
    check_links()
    hours_pass()
    check_links()
    return article


def test_a_dead_link_asks_for_no_reason_when_the_story_goes_out(there: Elsewhere) -> None:
    article = a_dead_link(there)
    assert len(told(article)) == 1

    publish(article, by=given.an_editor())

    assert Edition.objects.filter(working_copy=article).exists()


def test_a_dead_link_is_told_until_it_answers_again(there: Elsewhere) -> None:
    article = a_dead_link(there)
    hours_pass(2)
    saving.save(article, by=None)
    assert len(told(article)) == 1

    there.statuses["/none"] = 200
    check_links()

    assert told(article) == []


def test_a_link_into_a_private_network_is_told_and_never_asked(there: Elsewhere, settings: Settings) -> None:
    settings.OUTSIDE_LINKS_MAY_BE_LOCAL = False
    article = a_story_with(f"{there.url}/admin")

    check_links()

    assert told(article) == [f"The link “the talks” leads where readers cannot go: {there.url}/admin"]
    assert there.asked == []


def test_one_host_is_asked_once_a_second_at_most(there: Elsewhere) -> None:
    a_story_with(f"{there.url}/a", f"{there.url}/b", f"{there.url}/c")

    while check_links():
        pass

    gaps = [later - earlier for earlier, later in zip(there.times, there.times[1:], strict=False)]
    assert len(gaps) == 2
    assert min(gaps) >= 1


def test_a_link_that_a_worker_took_and_never_finished_is_taken_up_by_another(there: Elsewhere) -> None:
    a_story_with(f"{there.url}/a")
    OutsideLink.objects.update(leased_until=timezone.now() + timedelta(minutes=1), lease_token="of one that was killed")

    assert check_links() == 0
    OutsideLink.objects.update(leased_until=timezone.now() - timedelta(seconds=1))

    assert check_links() == 1
    assert OutsideLink.objects.get().answer == "stands"


def test_a_story_with_many_links_costs_no_more_questions_than_one(
    there: Elsewhere, django_assert_num_queries: Any
) -> None:
    from articles.publishing import unanswered

    article = a_story_with(*[f"{there.url}/{number}" for number in range(300)])

    assert OutsideLink.objects.count() == 200
    with django_assert_num_queries(2):
        unanswered(article)
