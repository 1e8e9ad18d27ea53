"""What a story's page sends while somebody types in it."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from articles.desk.models import Article
from articles.desk.presences import last_act
from tests.articles.desk_people import as_typed, page_of

OFFERED = 'data-unsaved="'
WINDOW, OTHER = "3f1c9a2e-window-one", "3f1c9a2e-window-two"


def who_is(client: Client) -> int:
    return int(client.get(reverse("admin:articles_article_whoami")).json()["who"])


def typed(article: Article | None, **changes: Any) -> list[list[str]]:
    posted = as_typed(article, **changes)
    return [[name, str(value)] for name, value in posted.items() if not isinstance(value, list)]


def send(client: Client, article: Article | None, name: str = "draft", **changes: Any) -> Any:
    address = page_of(article, name) if article else reverse(f"admin:articles_article_new_{name}")
    version = article.version if article else 0
    said = {"window": WINDOW, "who": who_is(client), "turn": 1, "based_on": version, **changes}
    said.setdefault("last_act", last_act(article) if article else 0)
    return client.post(address, json.dumps(said), content_type="application/json")
