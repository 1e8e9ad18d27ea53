"""Finds in any output of the site the pictures that it shows without their credit."""

import html as htmls
import json
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from tests.media.every_page import photos_in

MEDIA = "{http://search.yahoo.com/mrss/}"


def uncredited(text: str, *, lines: dict[str, str]) -> list[str]:
    """The places of an output that show a picture without its credit."""
    if text.lstrip().startswith("<?xml"):
        return _in_a_feed(text, lines=lines)
    if "<html" not in text:
        return [pk for pk in photos_in(text) if lines[pk] not in text]
    return [*_on_the_page(text, lines=lines), *_in_its_head(text, lines=lines)]


def _on_the_page(page: str, *, lines: dict[str, str]) -> list[str]:
    body = page[page.index("<body") :]
    figures = re.findall(r"<figure.*?</figure>", body, re.S)
    parts = [body, *figures]
    return [f"{pk}: {part[:60]}" for part in parts for pk in photos_in(part) if lines[pk] not in _words(part)]


def _in_its_head(page: str, *, lines: dict[str, str]) -> list[str]:
    head = page[: page.index("<body")]
    objects = [
        each for script in re.findall(r'ld\+json">(.*?)</script>', page) for each in _objects(json.loads(script))
    ]
    told = {photo: each.get("creditText") for each in objects for photo in photos_in(str(each.get("contentUrl", "")))}
    for photo in photos_in("".join(re.findall(r'<meta property="og:image" content="[^"]+">', head))):
        alt = re.search(r'og:image:alt" content="([^"]*)"', head)
        told[f"{photo} shared"] = lines[photo] if alt and lines[photo] in htmls.unescape(alt[1]) else None
    named = photos_in(head) - {key.split()[0] for key in told}
    return [*named, *(key for key, said in told.items() if said != lines[key.split()[0]])]


def _objects(node: Any) -> Iterable[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _objects(child)


def _in_a_feed(xml: str, *, lines: dict[str, str]) -> list[str]:
    pictures = list(ElementTree.fromstring(xml).iter(f"{MEDIA}content"))
    told = {pk: each.findtext(f"{MEDIA}credit") for each in pictures for pk in photos_in(each.get("url", ""))}
    return [pk for pk in photos_in(xml) if told.get(pk) != lines[pk]]


def _words(part: str) -> str:
    shown = re.sub(r"<(script|style).*?</\1>", " ", part, flags=re.S)
    return " ".join(htmls.unescape(re.sub(r"<[^>]+>", " ", shown)).split())
