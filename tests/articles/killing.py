"""A script of its own: publishes a hundred times, each time killed at another step, and checks what is left.

Run by test_killed.py with DATABASE_URL set to an empty database; prints one line a fault, and at the end how many rounds ran.
"""

import os
import signal
import sys
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from articles.desk.models import Act, Article, Byline
from articles.desk.saving import save
from articles.publishing import prepare, publish
from articles.publishing.people import save_contributor
from articles.publishing.sections import save_section
from articles.reader.models import Contributor, Edition, Listing, Section
from delivery.models import Change

ROUNDS = 100


def a_story(section: Section, contributor: Contributor, *, by: User, number: int) -> Article:
    article = Article(
        section=section,
        headline=f"Ferry {number} sails again",
        body="<p>It left at noon.</p>",
    )
    save(
        article,
        by=by,
        store=lambda: Byline.objects.create(article=article, contributor=contributor) and None,
    )
    return article


def publish_and_die(article: Article, *, by: User, step: int) -> None:
    """In a child: publish, and be killed before statement number `step`; statements beyond the last kill nothing."""
    seen = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        publish(article, by=by)


def in_a_child(article: Article, *, by: User, step: int) -> bool:
    """Whether the child was killed."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            publish_and_die(article, by=by, step=step)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001
            print(f"FAULT the child failed: {error!r}", flush=True)
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def state(article: Article) -> dict[str, Any]:
    edition = Edition.objects.filter(working_copy=article).first()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_search")
        indexed = cursor.fetchone()[0]
    return {
        "headline": edition.headline if edition else None,
        "status": Article.objects.get(pk=article.pk).status,
        "listings": Listing.objects.filter(edition__working_copy=article).count(),
        "acts": Act.objects.filter(article=article).count(),
        "changes": Change.objects.count(),
        "indexed": indexed,
    }


def is_whole(article: Article) -> bool:
    edition = Edition.objects.get(working_copy=article)
    again = prepare(
        Article.objects.get(pk=article.pk), content=_content(article, edition), number=edition.revision_number,
        at=edition.published_at,
    )  # fmt: skip
    again.pk = edition.pk
    fields = [field.attname for field in Edition._meta.concrete_fields]
    return all(getattr(edition, name) == getattr(again, name) for name in fields)


def _content(article: Article, edition: Edition) -> Any:
    return article.revisions.get(number=edition.revision_number).content


def one_round(number: int, article: Article, *, by: User) -> bool:
    """Kill a publish, check that nothing of it is there or all of it is; then publish for real."""
    before = state(article)
    killed = in_a_child(article, by=by, step=number // 2 + 1)
    after = state(article)
    if killed and after != before:
        print(f"FAULT half a publish at step {number // 2 + 1}: {before} became {after}")
    publish(Article.objects.get(pk=article.pk), by=by)
    final = state(article)
    if final["headline"] != article.headline or final["changes"] != before["changes"] + 1 or not is_whole(article):
        print(f"FAULT not whole after step {number // 2 + 1}: {final}")
    return killed


def main() -> None:
    call_command("migrate", verbosity=0)
    by = User.objects.create_user("mira")
    section = save_section(Section(name="News", slug="news"))
    contributor = save_contributor(Contributor(name="Dunja Kovac", slug="dunja-kovac"))
    story = a_story(section, contributor, by=by, number=0)
    publish(story, by=by)
    killed = 0
    for number in range(ROUNDS):
        if number % 2:
            article = a_story(section, contributor, by=by, number=number + 1)
        else:
            article = Article.objects.get(pk=story.pk)
            article.headline = f"Ferry 0 sails again, day {number}"
            save(article, by=by)
        killed += one_round(number, article, by=by)
    print(f"{ROUNDS} rounds, {killed} killed")
    sys.exit(0)


main()
