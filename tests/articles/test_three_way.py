"""Two people's changes of one story, put together: what must hold for any texts, and what it looks like for some."""

from typing import Any

from hypothesis import given as any_of
from hypothesis import strategies as st

from articles import body
from articles.desk.snapshot import CaptionContent, Content
from articles.desk.three_way import Collision, Merged, merge
from tests.given import a_text

WORDS = st.sampled_from("harbour pilots strike tariff quay ferry council vote ballast mole dredger customs".split())
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=7)


def a_content(*paragraphs: str, **fields: Any) -> Content:
    content: dict[str, Any] = {
        "kind": "news", "section": 1, "other_sections": [], "kicker": "", "headline": "Talks", "slug": "talks",
        "standfirst": "", "dateline": "", "body": a_text(*paragraphs), "language": "en",
        "no_byline": False, "fallback_photo": None, "tags": [], "bylines": [], "captions": [],
    }  # fmt: skip
    return Content(**{**content, **fields})  # type: ignore[typeddict-item]


def a_caption(pk: int, text: str = "The quay", *, is_lead: bool = False) -> CaptionContent:
    return CaptionContent(id=pk, photo=pk, text=text, is_lead=is_lead)


@st.composite
def edits(draw: st.DrawFn, paragraphs: list[str]) -> list[str]:
    """What somebody made of these paragraphs: some changed, some gone, some moved, some new."""
    edited = list(paragraphs)
    for _turn in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(edited)))
        act = draw(st.sampled_from(["add", "change", "drop", "move"]))
        new = draw(st.integers(0, 10**6).map("word{}".format))
        if act == "add" or not edited:
            edited.insert(at, new)
            continue
        at = min(at, len(edited) - 1)
        if act == "change":
            edited[at] = f"{edited[at]} {new}"
        else:
            taken = edited.pop(at)
            if act == "move":
                edited.insert(draw(st.integers(0, len(edited))), taken)
    return edited


@st.composite
def three_texts(draw: st.DrawFn) -> tuple[Content, Content, Content]:
    base = draw(PARAGRAPHS)
    headlines = st.sampled_from(["Talks", "Talks fail", "Talks go on"])
    tags = st.lists(WORDS, max_size=3, unique=True).map(sorted)
    mine, theirs = draw(edits(base)), draw(edits(base))
    one, other = (a_content(*text, headline=draw(headlines), tags=draw(tags)) for text in (mine, theirs))
    return a_content(*base, tags=draw(tags)), one, other


def words_of(content: Content) -> set[str]:
    return set(f"{content['headline']} {' '.join(content['tags'])} {body.text(content['body'])}".split())


def words_in(merged: Merged) -> set[str]:
    held = words_of(merged.content)
    for collision in merged.collisions:
        for side in (collision.mine, collision.theirs):
            held |= set((body.text("\n".join(side)) if collision.field == "body" else str(side)).split())
    return held


@any_of(three_texts())
def test_no_word_that_either_wrote_is_lost(texts: tuple[Content, Content, Content]) -> None:
    base, mine, theirs = texts

    merged = merge(base, mine=mine, theirs=theirs)

    written = (words_of(mine) | words_of(theirs)) - words_of(base)
    assert written <= words_in(merged)


@any_of(three_texts())
def test_who_saved_first_makes_no_difference_to_what_is_merged(texts: tuple[Content, Content, Content]) -> None:
    base, mine, theirs = texts

    one = merge(base, mine=mine, theirs=theirs)
    other = merge(base, mine=theirs, theirs=mine)

    assert len(one.collisions) == len(other.collisions)
    assert one.settled(dict.fromkeys((c.name for c in one.collisions), "mine")) == other.settled(
        dict.fromkeys((c.name for c in other.collisions), "theirs")
    )


@any_of(three_texts())
def test_what_only_one_changed_is_taken_as_it_is(texts: tuple[Content, Content, Content]) -> None:
    base, mine, _theirs = texts

    merged = merge(base, mine=mine, theirs=base)

    assert merged.collisions == []
    assert merged.content == mine


@any_of(three_texts())
def test_the_same_change_made_twice_is_one_change(texts: tuple[Content, Content, Content]) -> None:
    base, mine, _theirs = texts

    merged = merge(base, mine=mine, theirs=mine)

    assert merged.collisions == []
    assert merged.content == mine


def test_changes_of_neighbouring_paragraphs_do_not_collide() -> None:
    base = a_content("One.", "Two.", "Three.")

    merged = merge(
        base, mine=a_content("One.", "Two, mended.", "Three."), theirs=a_content("One.", "Two.", "Three, longer.")
    )

    assert merged.collisions == []
    assert body.paragraphs(merged.content["body"]) == ["One.", "Two, mended.", "Three, longer."]


def test_a_paragraph_that_both_changed_is_left_to_a_person_who_may_keep_both() -> None:
    base = a_content("One.", "Two.")

    merged = merge(base, mine=a_content("One.", "Two of mine."), theirs=a_content("One.", "Two of theirs."))

    assert merged.collisions == [
        Collision("body-1", "body", ["<p>Two.</p>"], ["<p>Two of mine.</p>"], ["<p>Two of theirs.</p>"])
    ]
    for choice, said in {"mine": ["Two of mine."], "theirs": ["Two of theirs."]}.items():
        assert body.paragraphs(merged.settled({"body-1": choice})["body"]) == ["One.", *said]
    both = merged.settled({"body-1": "both"})
    assert body.paragraphs(both["body"]) == ["One.", "Two of theirs.", "Two of mine."]


def test_a_headline_and_a_text_that_two_people_changed_are_both_taken() -> None:
    base = a_content("One.", tags=["port"])

    merged = merge(
        base,
        mine=a_content("One.", headline="Talks fail", tags=["port", "strike"]),
        theirs=a_content("One.", "Two.", tags=["tariff"]),
    )

    assert merged.collisions == []
    assert merged.content["headline"] == "Talks fail"
    assert merged.content["tags"] == ["strike", "tariff"]
    assert body.paragraphs(merged.content["body"]) == ["One.", "Two."]


def test_a_caption_taken_out_by_one_and_changed_by_the_other_is_left_to_a_person() -> None:
    base = a_content(captions=[a_caption(1, is_lead=True), a_caption(2)])

    merged = merge(
        base,
        mine=a_content(captions=[a_caption(1, is_lead=True), a_caption(2, "The new quay")]),
        theirs=a_content(captions=[a_caption(1, "The mole", is_lead=True)]),
    )

    assert [(c.name, c.mine, c.theirs) for c in merged.collisions] == [
        ("caption-2", a_caption(2, "The new quay"), None)
    ]
    assert merged.settled({"caption-2": "theirs"})["captions"] == [a_caption(1, "The mole", is_lead=True)]
    assert merged.settled({})["captions"] == [a_caption(1, "The mole", is_lead=True), a_caption(2, "The new quay")]


def test_of_two_new_lead_photos_one_leads() -> None:
    base = a_content(captions=[a_caption(1), a_caption(2)])

    merged = merge(
        base,
        mine=a_content(captions=[a_caption(1, is_lead=True), a_caption(2)]),
        theirs=a_content(captions=[a_caption(1), a_caption(2, is_lead=True)]),
    )

    assert [caption["is_lead"] for caption in merged.content["captions"]] == [True, False]
