"""Every part of the readers' pages in every state, for whoever works on the look. It exists in development only."""

import base64
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from articles import body
from articles.reader.cards import Card
from articles.reader.front import Strip
from articles.reader.lists import ListPage
from articles.reader.models import Edition, Section
from delivery.pages import page
from media.pictures import Picture, PublicRendition

COLOURS = ("ink", "soft", "faint", "line", "line-strong", "paper", "wash", "well", "accent", "alert", "warn")
SHEETS = ("front", "latest", "opinion", "picture-day", "article", "body", "side", "tags", "list", "row", "styleguide")
LONG = "Hafenbehördenverwaltungsvorschriftenverzeichnis und ein Streit, der länger dauert als jede Überschrift sollte"
ARABIC = "محادثات الهدنة تعيد فتح ميناء كارساند، ويبقى السؤال: من يديره؟"
BODY = """<p>The port of Karsand will open its gates to shipping on Tuesday evening, <a href="/">for the first time</a> in nine
days. It <strong>names</strong> the berths, the <em>Ostara</em> and 12<sup>th</sup> in line.</p>
<blockquote class="pull"><p>We were asked to solve the traffic, and we have solved the traffic.</p>
<p>— Petra Lindqvist, pilots’ guild</p></blockquote>
<h2>Eight people, two keys</h2>
<p>Neither authority has said whose hands they were last in.</p>
<h3>Who comes first</h3>
<ul><li>Wheat for the city’s mills.</li><li>Containers, six fuel.</li></ul>
<ol><li>The <em>Ostara</em>, to quay three.</li><li>A circus.</li></ol>
<blockquote><p>The harbour belongs to whoever keeps its light.</p></blockquote>
<figure data-caption="1"></figure>
<table><thead><tr><th>Berth</th><th>Tonnes</th></tr></thead><tbody><tr><td>Seven</td><td>12,400</td></tr>
<tr><td>Nine</td><td>8,150</td></tr></tbody></table>
<hr>
<h4>How we know</h4>
<p>From forty-six pages of the station’s log. Page 31 is missing.</p>"""


def styleguide(request: HttpRequest) -> HttpResponse:
    """The page with all parts. Raises Http404 outside development."""
    if not settings.DEBUG:
        raise Http404
    return page(request, "articles/styleguide.html", parts(now=timezone.now()))


def parts(*, now: datetime) -> dict[str, Any]:
    """What the page prints, from editions that were never saved."""
    picture = a_picture("#3a3550", "#c98a63", credit="Harbour Press / Amal Haddad")
    news = an_edition(at=now - timedelta(minutes=41), kicker="Ceasefire talks", standfirst=True)
    plain = an_edition("The harbour board meets without its chair", at=now - timedelta(hours=3), standfirst=True)
    opinion = an_edition("Publish the minutes, all of them", at=now - timedelta(hours=5), kind="leading-article")
    retracted = an_edition("Correction: the bridge opened in 1962", at=now - timedelta(days=1), retracted_at=now)
    long = an_edition(LONG, at=now - timedelta(days=9), standfirst=True, kicker="Orlec")
    arabic = an_edition(ARABIC, at=now - timedelta(days=400), language="ar")
    cards = [
        Card(news, picture, "The container berths at Karsand on Monday evening."),
        Card(plain),
        Card(opinion),
        Card(retracted, picture),
        Card(long),
        Card(arabic, picture),
    ]
    upright = a_picture("#24483a", "#9fb7a3", credit="Aerial Bureau / K. Osei via Levant Photo", width=800, height=1200)

    def show(caption_id: int) -> str:
        return render_to_string("articles/_figure.html", {"picture": upright, "text": "An upright picture, whole."})

    return {
        "sheets": [f"articles/{sheet}.css" for sheet in SHEETS],
        "colours": COLOURS,
        "edition": news,
        "editions": [card.edition for card in cards],
        "cards": cards,
        "opinions": [cards[2], cards[4], cards[5]],
        "strips": [Strip(news.section.trail, cards[:count]) for count in (1, 2, 4)],
        "list": ListPage([], older="1-1", newer=""),
        "story": body.render(BODY.replace("\n", " "), show=show, dateline="Karsand"),
        "kickered": Card(an_edition("The count in Orlec will run into Thursday", at=now, kicker="Elections")),
        "updated_at": now - timedelta(minutes=3),
    }


def an_edition(
    headline: str = "Ceasefire talks reopen the port of Karsand, and a quarrel about who runs it",
    *,
    at: datetime,
    standfirst: bool = False,
    language: str = "en",
    kind: str = "news",
    **changes: Any,
) -> Edition:
    """An edition that was never saved, in a section that was not either."""
    trail = [{"id": 1, "name": "News", "path": "news"}, {"id": 2, "name": "Levant", "path": "news/levant"}]
    section = Section(pk=2, name="Levant", path="news/levant", trail=trail)
    names = [("Dunja Kovac", "by", "Karsand"), ("Omar Darwish", "by", "Orlec"), ("Amal Haddad", "photographs", "")]
    return Edition(
        headline=headline,
        section=section,
        kind=kind,
        language=language,
        path="news/levant/2026/11/24/ceasefire-talks",
        standfirst="Negotiators from both shores agreed on hours, pilots and a joint crew." if standfirst else "",
        bylines=[
            {"name": name, "slug": "somebody", "role": role, "place": place, "title": "Columnist, Karsand"}
            for name, role, place in names
        ],
        tags=[{"name": "Ports", "slug": "ports"}, {"name": "Ceasefire", "slug": "ceasefire"}],
        first_published_at=at,
        published_at=at,
        **changes,
    )


def a_picture(top: str, bottom: str, *, credit: str, width: int = 1200, height: int = 800) -> Picture:
    """A picture of two colours, drawn in place, as no photo of the library may be relied on."""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><defs><linearGradient id="a" x2="0" '
        f'y2="1"><stop stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/></linearGradient></defs>'
        f'<path fill="url(#a)" d="M0 0h{width}v{height}H0z"/></svg>'
    )
    url = f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
    return Picture(
        photo_id=0,
        public_id="styleguide",
        width=width,
        height=height,
        alt="Two colours, one over the other",
        credit=credit,
        colour=top,
        renditions=(PublicRendition("jpeg", 640, round(640 * height / width), url),),
    )
