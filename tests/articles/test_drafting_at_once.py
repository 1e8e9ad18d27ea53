"""Two people paste the same story at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.desk.models import Article
from articles.desk.pasting import Rules, read
from articles.desk.pasting.drafting import drafts_from
from tests import given

TEXT = "News / Orlec\n\nPort falls silent\n\nBy Lena Aho\n\nThe crane. (Photo by Reuters)\n\nThe crane stopped at noon."


@pytest.mark.django_db(transaction=True)
def test_one_draft_is_made_and_the_others_are_told_of_it() -> None:
    given.an_outlet()
    stories = read(TEXT, rules=Rules())

    def paste(_number: int) -> bool:
        try:
            (draft,) = drafts_from(stories, by=None, make_sections=True)
            return draft.is_new
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as people:
        made = list(people.map(paste, range(8)))

    assert sorted(made) == [False] * 7 + [True]
    assert Article.objects.count() == 1
