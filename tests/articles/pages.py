"""Pages as people paste them: what their rules know, and generated ones of every shape, for the tests of pasting."""

from hypothesis import strategies as st

from articles.desk.pasting import BoilerplateRule, Rules, SourceRule

MERIDIAN = Rules(
    sources=(
        SourceRule("Reuters", ("رويترز",)),
        SourceRule("TASS", ("TASS news agency",)),
        SourceRule("AP", ("Associated Press", "The Associated Press")),
        SourceRule("AFP", ("Agence France-Presse",)),
        SourceRule("Getty Images", ("Getty",)),
        SourceRule("Harbour Press", ("HP", "هاربر برس")),
        SourceRule("Levant Photo"),
        SourceRule("The Meridian", ("Meridian",)),
    ),
    boilerplate=(
        BoilerplateRule("*website can also be accessed at the following alternate addresses*", "addresses"),
        BoilerplateRule("* Roku", "channel"),
        BoilerplateRule("{outlet} on Telegram*", "channel"),
        BoilerplateRule("Download our app*", "channel"),
        BoilerplateRule("Read more:*", "other"),
        BoilerplateRule("© * All rights reserved*", "other"),
    ),
    outlet_name="The Meridian",
    trails=(("News",), ("News", "Orlec"), ("News", "Levant"), ("Opinion",), ("Sport",)),
    contributors=("Lena Aho", "Yara Nasser", "Amal Haddad", "Mira Talvik", "سلمى الخوري"),
)

_WORDS_IN_ROWS = """
    harbour crane slope forest board Tarn Karsand licence road lamps Monday said the a of and in (left) “stone”
    1,200  council's ceremo\u00adny pilot\u00a0boat wind farm's Orlec 2026 — ferry/bus café naïve الميناء می\u200cخواهم 12:30
"""
_words = st.sampled_from(_WORDS_IN_ROWS.replace("\n", " ").split(" "))
_sentences = st.lists(_words, min_size=1, max_size=24).map(lambda words: " ".join(words).capitalize() + ".")
_bodies = st.lists(_sentences, min_size=1, max_size=4).map(" ".join)
_headlines = st.lists(_words, min_size=2, max_size=9).map(lambda words: " ".join(words).capitalize())
_credits = st.sampled_from(
    [
        "(Photo by Reuters)",
        "(Photo: Lena Aho/The Meridian)",
        "[AFP]",
        "Photo courtesy of Yara Nasser",
        "(File photo)",
        "(صورة: رويترز)",
    ]
)
_captions = st.tuples(_sentences, st.sampled_from([" ", "\n", "\n\n"]), _credits).map("".join)
_small = st.sampled_from(
    [
        "News / Orlec", "News \u00a0/\u00a0 Levant", "ANALYSIS", "By Lena Aho and Yara Nasser", "Lena Aho, Tarn",
        "(Reporting by Lena Aho; Editing by Mira Talvik)", "Published: 10 March 2026 14:05 GMT",
        "Updated 11 March 2026",
        "TARN, March 10 (Reuters) — The slope held.", "KARSAND — Nobody came.", "> “We heard it first.”",
        "— Hanne Brik, baker",
        "Image source, Reuters", "Image caption, A boat", "(Reuters)", "— Lena Aho", "Source: AFP",
        "• one boat", "1. a crane", "2. a rope", "Read more: Who owns the hill road", "The Meridian on Telegram",
        "The Meridian’s website can also be accessed at the following alternate addresses:", "www.meridian.example",
        "* * *",
        "-30-", "A second winter", "“Nobody asked us,” she said.",
    ]
)  # fmt: skip
_paragraphs = st.one_of(_bodies, _bodies, _captions, _small, _headlines)
_joins = st.sampled_from(["\n\n", "\n\n", "\n", "\r\n\r\n", "\r\n", "\n \n", "\n\n\n"])
_separators = st.sampled_from(["\n---\n", "\n\n=====\n\n", "\n\f\n", "\f", "\n***\n", "\n\n"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A text of one to three stories, with parts in believable and in absurd order."""
    text = draw(st.sampled_from(["", "\ufeff", "\n\n"]))
    for at in range(draw(st.integers(min_value=1, max_value=3))):
        text += draw(_separators) if at else ""
        for paragraph in draw(st.lists(_paragraphs, min_size=1, max_size=9)):
            text += paragraph + draw(_joins)
    return text


texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.text(alphabet="ab A.\n\r\f\t-=*()[]/:“”>•1© \u00a0\u200b\u200d\u200f\u00ad\ufeffاب", max_size=40)).map(
        "\n".join
    ),
    pages(),
)
