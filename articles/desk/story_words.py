"""Stories by their words: kicker, headline, standfirst and the names over them. PostgreSQL asks an index."""

import re
from functools import reduce
from operator import and_, or_

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, TextField, Value

from articles.desk.models import Article, Byline
from articles.reader.models import Contributor

MOST_LETTERS, MOST_WORDS = 100, 6
# Above this, the stories are looked for along the list, not by their numbers.
MOST_NUMBERED = 1_000
FIELDS = ("kicker", "headline", "standfirst")
_WORD = re.compile(r"\w+")


def holding(stories: QuerySet[Article], *, words: str) -> QuerySet[Article]:
    """Those of these stories that hold each of these words, or over which a name stands that does; all, for none.

    Cost  two queries on PostgreSQL, besides the one that reads the stories; one elsewhere
    """
    wanted = words_of(words)
    if not wanted:
        return stories
    named = reduce(and_, (Q(name__icontains=word) for word in wanted))
    people = list(Contributor.objects.filter(named).values_list("pk", flat=True)[:MOST_NUMBERED])
    signed = Byline.objects.filter(contributor__in=people).values("article")
    if connection.vendor != "postgresql":
        return stories.filter(reduce(and_, map(_in_a_field, wanted)) | Q(pk__in=signed))
    text = _in_the_index(wanted)
    numbers = set(Article.objects.filter(text).order_by().values_list("pk", flat=True)[: MOST_NUMBERED + 1])
    if len(numbers) <= MOST_NUMBERED:
        return stories.filter(Q(pk__in=numbers) | Q(pk__in=signed) if people else Q(pk__in=numbers))
    return stories.filter(Q(text) | Q(pk__in=signed) if people else Q(text))


def words_of(text: str) -> list[str]:
    """The words of a search that are looked for; none for mere punctuation."""
    return _WORD.findall(text[:MOST_LETTERS].replace("\0", " "))[:MOST_WORDS]


def _in_a_field(word: str) -> Q:
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for name in FIELDS))


def _in_the_index(words: list[str]) -> Func:
    """The condition in the very words of the index articles_article_words, so that it is used."""
    joined = "to_tsvector('simple'::regconfig, %(expressions)s)"
    text = Func(*map(F, FIELDS), template=joined, arg_joiner=" || ' ' || ", output_field=TextField())
    asked = Value(" & ".join(f"{word}:*" for word in words))
    query = Func(asked, template="to_tsquery('simple'::regconfig, %(expressions)s)", output_field=TextField())
    return Func(text, query, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField())
