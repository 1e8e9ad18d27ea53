"""The closed HTML vocabulary of a story's body. Nothing else touches body HTML; it knows no database."""

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles import unspaced

LARGEST_BYTES = 1_000_000
DEEPEST = 100

BLOCKS = frozenset("p h2 h3 h4 ul ol blockquote table hr figure".split())
_CONTAINERS = frozenset("ul ol li blockquote table thead tbody tr th td".split())
_INLINE = frozenset("a strong em sub sup s br".split())
TAGS = BLOCKS | _CONTAINERS | _INLINE
_RENAMED = {"b": "strong", "i": "em", "strike": "s", "del": "s", "h1": "h2", "h5": "h4", "h6": "h4", "div": "p"}
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "figure": {"data-caption"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "blockquote": {"class"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Where an element belongs; elsewhere it is a paragraph.
_PLACES = {
    "li": {"ul", "ol"},
    "thead": {"table"},
    "tbody": {"table"},
    "tr": {"table"},
    "td": {"tr"},
    "th": {"tr"},
}
_PARTING = "\x1e"  # stands between top blocks until the last step makes it a line break
_VOID = frozenset("br hr img input meta link col wbr source area base embed param track".split())
# The parser closes these by itself, so an unclosed one does not deepen the tree.
_SELF_CLOSING = frozenset("p li td th tr dt dd option thead tbody tfoot".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


class UnfitBody(ValueError):
    """The text cannot be taken in; the message says what to do."""


def check_size_and_depth(html: str) -> None:
    """Refuse what would keep the sanitiser busy for minutes, in one linear pass.

    Raises  UnfitBody above 1 MB or 100 levels
    Source  measured: nh3 took 25 s for 500 KB of nested elements, since its time grows with the square of the depth
    """
    if len(html.encode("utf-8", "replace")) > LARGEST_BYTES:
        raise UnfitBody(_("The text is larger than 1 MB. Split it into several stories."))
    depth = 0
    for closing, name in _TAG.findall(html):
        name = name.lower()
        if name in _VOID or name in _SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise UnfitBody(_("The text is nested more than 100 levels deep. Paste it as plain text instead."))


class _Tidy(HTMLParser):
    """Writes sanitised HTML anew: loose text into paragraphs, near-synonyms renamed, empty blocks dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.open: list[str] = []
        self.in_figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = _RENAMED.get(tag, tag)
        if self.in_figure or name not in TAGS:
            return
        if name == "figure":
            caption = dict(attrs).get("data-caption") or ""
            if caption.isdigit():
                self._figure(int(caption))
            return
        if name == "a" and not dict(attrs).get("href"):
            return
        if name in _PLACES and _PLACES[name].isdisjoint(self.open):
            name = "p"
        self._make_room(name)
        if name in {"br", "hr"}:
            self.written.append(f"<{name}>")
            self._part()
            return
        self.open.append(name)
        self.written.append(f"<{name}{self._attributes(name, attrs)}>")

    def _part(self) -> None:
        if not self.open:
            self.written.append(_PARTING)

    def _close_top(self) -> str:
        top = self.open.pop()
        self.written.append(f"</{top}>")
        self._part()
        return top

    def _figure(self, caption_id: int) -> None:
        self.in_figure = True
        while self.open:
            self._close_top()
        self.written.append(f"{figure(caption_id)}{_PARTING}")

    def _make_room(self, name: str) -> None:
        if name == "li":
            while self.open and self.open[-1] not in {"ul", "ol"}:
                self._close_top()
            return
        if name in _INLINE:
            if not self.open:
                self.open.append("p")
                self.written.append("<p>")
            return
        while self.open and self.open[-1] in _INLINE | {"p", "h2", "h3", "h4"}:
            if name in _CONTAINERS - BLOCKS and self.open[-1] not in _INLINE | {"p"}:
                break
            self._close_top()

    @staticmethod
    def _attributes(name: str, attrs: list[tuple[str, str | None]]) -> str:
        kept = []
        for key, value in attrs:
            if key == "class" and (name != "blockquote" or value != "pull"):
                continue
            if key == "rel" and name != "a":
                continue
            kept.append(f' {key}="{escape(value or "", quote=True)}"')
        return "".join(sorted(kept))

    def handle_endtag(self, tag: str) -> None:
        name = _RENAMED.get(tag, tag)
        if tag == "figure":
            self.in_figure = False
            return
        if self.in_figure or name not in self.open:
            return
        while self.open:
            if self._close_top() == name:
                break

    def handle_data(self, data: str) -> None:
        if self.in_figure:
            return
        data = data.replace("\xa0", " ")
        if not self.open or self.open[-1] in {"ul", "ol"}:
            if not data.strip():
                return
            name = "li" if self.open else "p"
            self.open.append(name)
            self.written.append(f"<{name}>")
        self.written.append(escape(data, quote=False))

    def result(self) -> str:
        while self.open:
            self._close_top()
        return "".join(self.written)


_EMPTY = re.compile(r"<(p|h2|h3|h4|li|blockquote|ul|ol|strong|em|s|sub|sup|a)(?: [^>]*)?>(?:\s|<br>)*</\1>")
_BETWEEN = re.compile(
    r"[ \n]*(</?(?:p|h2|h3|h4|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|hr|figure)(?: [^>]*)?>)[ \n]*"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def clean(html: str) -> str:
    """Body HTML in the closed vocabulary, whatever came in. Cleaning twice changes nothing.

    Raises  UnfitBody when it is too large or too deep
    """
    html = (
        html.replace(_PARTING, "").replace("\x00", "").replace("\x0b", " ").replace("\ufffe", "").replace("\uffff", "")
    )
    check_size_and_depth(html)
    safe = nh3.clean(
        html,
        tags=set(TAGS | _RENAMED.keys()),
        attributes=_ATTRIBUTES,
        clean_content_tags={"script", "style", "title", "template", "noscript", "svg", "math", "textarea", "iframe"},
        url_schemes=_SCHEMES,
        link_rel="noopener",
        strip_comments=True,
    )
    tidy = _Tidy()
    tidy.feed(safe)
    tidy.close()
    cleaned = _SPACES.sub(" ", tidy.result())
    cleaned = _BETWEEN.sub(r"\1", cleaned)
    while (shorter := _BETWEEN.sub(r"\1", _SPACES.sub(" ", _EMPTY.sub("", cleaned)))) != cleaned:
        cleaned = shorter
    return re.sub(f"{_PARTING}+", "\n", cleaned.strip(_PARTING)).strip()


def figure(caption_id: int) -> str:
    """The placeholder of a caption in a body."""
    return f'<figure data-caption="{caption_id}"></figure>'


_FIGURE = re.compile(r'<figure data-caption="(\d+)"></figure>')


def figures(html: str) -> list[int]:
    """The ids of the captions that a cleaned body shows, in its order."""
    return [int(found) for found in _FIGURE.findall(html)]


def without_figure(html: str, caption_id: int) -> str:
    return html.replace(figure(caption_id), "").replace("\n\n", "\n").strip()


def blocks(html: str) -> list[str]:
    """A cleaned body parted into its top blocks, each still HTML."""
    return [block for block in html.split("\n") if block.strip()]


def text(html: str) -> str:
    """All words of a cleaned body, one line a block, without markup."""
    parted = re.sub(r"<br>|</(?:p|h2|h3|h4|li|th|td|blockquote)>", "\n", html)
    lines = (unescape(re.sub(r"<[^>]*>", "", line)).strip() for line in parted.split("\n"))
    return "\n".join(line for line in lines if line)


def paragraphs(html: str) -> list[str]:
    """The plain text of each paragraph of a cleaned body."""
    return [unescape(re.sub(r"<[^>]*>", "", found)).strip() for found in re.findall(r"<p(?: [^>]*)?>(.*?)</p>", html)]


def links(html: str) -> list[tuple[str, str]]:
    """Where each link of a cleaned body leads, with its words, in the body's order."""
    found = re.findall(r'<a (?:[^>]* )?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [(unescape(href), " ".join(unescape(re.sub(r"<[^>]*>", "", words)).split())) for href, words in found]


def word_count(html: str) -> int:
    """As a word processor counts them, Chinese and Thai ones too."""
    return unspaced.word_count(text(html))


def render(html: str, *, show: Callable[[int], str], dateline: str = "") -> SafeString:
    """A cleaned body as a page prints it.

    Takes   show: the HTML of a caption's figure, or "" to leave it out; dateline: printed before the first words
    Cost    no query
    """
    shown = _FIGURE.sub(lambda found: show(int(found[1])), html)
    if dateline:
        opening = f'<b class="dateline">{escape(dateline)}</b> <span class="dateline-dash">—</span> '
        shown = re.sub(r"<p( [^>]*)?>", lambda found: found[0] + opening, shown, count=1)
    shown = re.sub(r"(<blockquote class=\"pull\">.*?)<p>(— ?)", r'\1<p class="attribution">', shown)
    return mark_safe(shown)  # noqa: S308  cleaned on every way in; figures come from our own template
