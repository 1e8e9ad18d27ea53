"""Printed credits, as pages and wires write them: what is taken off a caption, and what is left where it is."""

import pytest

from media.credit_text import Credit, SourceRule, split_caption_credit, split_credit

SOURCES = (
    SourceRule("Reuters", ("Thomson Reuters", "رويترز", "רויטרס")),
    SourceRule("TASS", ("TASS news agency", "ITAR-TASS")),
    SourceRule("AP", ("Associated Press", "The Associated Press")),
    SourceRule("AFP", ("Agence France-Presse",)),
    SourceRule("Getty Images", ("Getty",)),
    SourceRule("dpa", ("Deutsche Presse-Agentur",)),
    SourceRule("The Meridian", ("Meridian", "staff")),
)

# The credit that stands behind “Boats in the harbour.” → creator, source, via, note
TAKEN = {
    "(Photo by TASS news agency)": (None, "TASS", None, None),
    "(Photo by Reuters)": (None, "Reuters", None, None),
    "(Photo by Reuters).": (None, "Reuters", None, None),
    "(PHOTO BY REUTERS)": (None, "Reuters", None, None),
    "(Photo: Lena Aho)": ("Lena Aho", None, None, None),
    "(Photo : Lena Aho)": ("Lena Aho", None, None, None),
    "(photo by Lena Aho)": ("Lena Aho", None, None, None),
    "(Photo by A. Name)": ("A. Name", None, None, None),
    "(Photo by Amal al-Haddad)": ("Amal al-Haddad", None, None, None),
    "(Photo by Ludwig van der Berg)": ("Ludwig van der Berg", None, None, None),
    "(Photos by Amal Haddad and Yara Nasser)": ("Amal Haddad and Yara Nasser", None, None, None),
    "(Photo by Amal Haddad, Yara Nasser)": ("Amal Haddad, Yara Nasser", None, None, None),
    "(Reuters photo)": (None, "Reuters", None, None),
    "(AFP file photo)": (None, "AFP", None, None),
    "(Lena Aho photo)": ("Lena Aho", None, None, None),
    "(Photo by Lena Aho via Reuters)": ("Lena Aho", None, "Reuters", None),
    "(Photo by Lena Aho/AFP via Getty Images)": ("Lena Aho", "AFP", "Getty Images", None),
    "(Photo by Lena Aho / NurPhoto)": ("Lena Aho", "NurPhoto", None, None),
    "(Photo by Lena Aho for The Meridian)": ("Lena Aho", "The Meridian", None, None),
    "(Photo by Lena Aho, The Meridian)": ("Lena Aho", "The Meridian", None, None),
    "(Photo: AFP/Getty)": (None, "AFP", "Getty Images", None),
    "(Photo by Reuters, March 10, 2017)": (None, "Reuters", None, "March 10, 2017"),
    "(Photo by Capt. Ilse Varga/Harbour Police)": ("Capt. Ilse Varga", "Harbour Police", None, None),
    "(Photo via AP)": (None, "AP", None, None),
    "(Photo illustration by Lena Aho)": ("Lena Aho", None, None, None),
    "Photo courtesy of the U.S. Navy": (None, "U.S. Navy", None, None),
    "(Xinhua photo)": (None, "Xinhua", None, None),
    "(Photo by Fars news agency)": (None, "Fars news agency", None, None),
    "(© Lena Aho)": ("Lena Aho", None, None, None),
    "© Reuters": (None, "Reuters", None, None),
    "(© 2017 Harbour Press)": (None, "Harbour Press", None, None),
    "(Copyright Harbour Press)": (None, "Harbour Press", None, None),
    "(Lena Aho/Reuters)": ("Lena Aho", "Reuters", None, None),
    "(Reuters/Lena Aho)": ("Lena Aho", "Reuters", None, None),
    "(REUTERS/Lena Aho)": ("Lena Aho", "Reuters", None, None),
    "REUTERS/Lena Aho   TPX IMAGES OF THE DAY": ("Lena Aho", "Reuters", None, "TPX IMAGES OF THE DAY"),
    "(REUTERS/Lena Aho/File Photo. TPX IMAGES OF THE DAY)": (
        "Lena Aho",
        "Reuters",
        None,
        "File Photo, TPX IMAGES OF THE DAY",
    ),
    "(Lena Aho/Harbour Press)": ("Lena Aho", "Harbour Press", None, None),
    "(Lena Aho/Blue Harbour)": ("Lena Aho", "Blue Harbour", None, None),
    "[Lena Aho/Reuters]": ("Lena Aho", "Reuters", None, None),
    "[Reuters]": (None, "Reuters", None, None),
    "[File: AP]": (None, "AP", None, None),
    "[File: Lena Aho/AP]": ("Lena Aho", "AP", None, None),
    "[Image source: Harbour Press]": (None, "Harbour Press", None, None),
    "(Source: Reuters)": (None, "Reuters", None, None),
    "(File photo)": (None, None, None, "File photo"),
    "(file photo)": (None, None, None, "file photo"),
    "(Handout)": (None, None, None, "Handout"),
    "(Courtesy photo)": (None, None, None, "Courtesy photo"),
    "(File photo: AP)": (None, "AP", None, None),
    "(File photo by Lena Aho)": ("Lena Aho", None, None, None),
    "(Handout via Reuters)": (None, None, "Reuters", "Handout"),
    "(Ministry of Ports/Handout via Reuters)": (None, "Ministry of Ports", "Reuters", "Handout"),
    "Photo courtesy of Lena Aho": ("Lena Aho", None, None, None),
    "Photo courtesy of the Ministry of Ports.": (None, "Ministry of Ports", None, None),
    "(Courtesy of Lena Aho)": ("Lena Aho", None, None, None),
    "(Courtesy: Harbour Museum)": (None, "Harbour Museum", None, None),
    "Credit: Lena Aho": ("Lena Aho", None, None, None),
    "(Credit: Lena Aho/AP)": ("Lena Aho", "AP", None, None),
    "(Photo credit: Lena Aho)": ("Lena Aho", None, None, None),
    "Photograph: Lena Aho/Harbour Press": ("Lena Aho", "Harbour Press", None, None),
    "Photo: Lena Aho/The Meridian": ("Lena Aho", "The Meridian", None, None),
    "| Photo: AP": (None, "AP", None, None),
    "— Photo: Lena Aho": ("Lena Aho", None, None, None),
    "Image: Maxar Technologies": (None, "Maxar Technologies", None, None),
    "(AP Photo/Lena Aho)": ("Lena Aho", "AP", None, None),
    "AP Photo/Lena Aho": ("Lena Aho", "AP", None, None),
    "(AP Photo/Lena Aho, File)": ("Lena Aho", "AP", None, "File"),
    "Lena Aho/AFP via Getty Images": ("Lena Aho", "AFP", "Getty Images", None),
    "Lena Aho/Reuters": ("Lena Aho", "Reuters", None, None),
    "(Photo/AP)": (None, "AP", None, None),
    "(Picture: SANA)": (None, "SANA", None, None),
    "(Photo released by the Ministry of Ports)": (None, "Ministry of Ports", None, None),
    "(Photo provided by Lena Aho)": ("Lena Aho", None, None, None),
    "(Staff photo by Lena Aho)": ("Lena Aho", None, None, None),
    "(Screenshot: YouTube)": (None, "YouTube", None, None),
    "(Photo: Twitter/@harbourmaster)": ("@harbourmaster", "Twitter", None, None),
    "(Foto: dpa)": (None, "dpa", None, None),
    "(Foto: Lena Aho/dpa)": ("Lena Aho", "dpa", None, None),
    "(Crédit photo : Lena Aho)": ("Lena Aho", None, None, None),
    "(Foto de Lena Aho)": ("Lena Aho", None, None, None),
    "(Фото: Лена Ахо/ТАСС)": ("Лена Ахо", "ТАСС", None, None),
    "(الصورة: رويترز)": (None, "Reuters", None, None),
    "(تصوير: أمل حداد)": ("أمل حداد", None, None, None),
    "(تصوير أمل حداد)": ("أمل حداد", None, None, None),
    "(أمل حداد/رويترز)": ("أمل حداد", "Reuters", None, None),
    "(צילום: רויטרס)": (None, "Reuters", None, None),
    "(צילום: דנה לוי/רויטרס)": ("דנה לוי", "Reuters", None, None),
}

LEFT = [
    "He looked at the boat (photo above)",
    "The crane, seen from the mole (image below).",
    "Two pilots at the quay (pictured left)",
    "The harbour board (see photo, page 4)",
    "He said so on Monday (Reuters)",
    "He said so on Monday. (Reuters)",
    "He said so on Monday (AP).",
    "Read on (see page 4)",
    "The mayor (Lena Aho)",
    "The front (Hayat Tahrir/al-Nusra Front)",
    "The group is called by either name (Hayat Tahrir/al-Nusra Front).",
    "You may take one (and/or both).",
    "The road is shut (by 4/5).",
    "This photo by itself proves nothing",
    "The photo: nobody knew who took it.",
    "A photo of the harbour",
    "They met. He took a photo of the harbour.",
    "Picture this: a harbour without boats.",
    "The image: a harbour in the fog",
    "Photo finish in the regatta",
    "Photo from the scene",
    "The minister denied it (Photo taken on March 10)",
    "Credit: banks tighten their rules",
    "Give credit where it is due",
    "The treaty (© all rights reserved)",
    "Source: the ministry, in figures of 2016",
    "It was handed out on Monday (handout included)",
    "News / Syria",
    "The talks go on, via Geneva",
    "“A handout,” she called it.",
    "",
    ")",
    "(",
]

# What only a text that is known to be a caption says by these words
IN_CAPTIONS = {
    "(Reuters)": (None, "Reuters", None, None),
    "(Lena Aho)": ("Lena Aho", None, None, None),
    "Reuters": (None, "Reuters", None, None),
    "/ Reuters": (None, "Reuters", None, None),
    "— Reuters": (None, "Reuters", None, None),
    "Lena Aho/Blue Harbour": ("Lena Aho", "Blue Harbour", None, None),
}


@pytest.mark.parametrize(("printed", "named"), TAKEN.items())
def test_a_printed_credit_is_taken_off_and_read(printed: str, named: tuple[str | None, ...]) -> None:
    text, credit = split_credit(f"Boats in the harbour. {printed}", sources=SOURCES)

    assert text == "Boats in the harbour."
    assert credit == Credit(*named)


@pytest.mark.parametrize("printed", [printed for printed in TAKEN if printed[0] not in "|—"])
def test_a_credit_alone_leaves_no_caption(printed: str) -> None:
    text, credit = split_credit(printed, sources=SOURCES)

    assert text == ""
    assert credit is not None


@pytest.mark.parametrize("text", LEFT)
def test_words_that_are_no_credit_stay_where_they_are(text: str) -> None:
    assert split_credit(text, sources=SOURCES) == (text, None)


@pytest.mark.parametrize(("printed", "named"), IN_CAPTIONS.items())
def test_a_caption_says_a_credit_in_fewer_words(printed: str, named: tuple[str | None, ...]) -> None:
    text = f"Boats in the harbour. {printed}"

    assert split_credit(text, sources=SOURCES)[1] is None
    assert split_caption_credit(text, sources=SOURCES) == ("Boats in the harbour.", Credit(*named))


@pytest.mark.parametrize(
    "text", ["Boats (left).", "Boats (photo above)", "Boats in the fog. It was Monday.", "Boats (2016)"]
)
def test_a_caption_without_a_credit_is_left_whole(text: str) -> None:
    assert split_caption_credit(text, sources=SOURCES) == (text, None)


FORMS = {
    "Snap: {creator} · {source}": ("Snap: Lena Aho · TASS news agency", ("Lena Aho", "TASS", None)),
    "📷 {creator}": ("📷 Lena Aho", ("Lena Aho", None, None)),
    "(Snapped by {creator} of {source}, {via})": (
        "(Snapped by Lena Aho of Harbour Press, Getty)",
        ("Lena Aho", "Harbour Press", "Getty Images"),
    ),
    "{creator} für {source}": ("Lena Aho für Reuters", ("Lena Aho", "Reuters", None)),
}


@pytest.mark.parametrize(("form", "case"), FORMS.items())
def test_a_credit_in_the_outlets_own_form_is_read(form: str, case: tuple[str, tuple[str | None, ...]]) -> None:
    printed, (creator, source, via) = case
    text = f"Boats in the harbour. {printed}"

    assert split_credit(text, sources=SOURCES) == (text, None)
    assert split_credit(text, sources=SOURCES, forms=(form,)) == (
        "Boats in the harbour.",
        Credit(creator, source, via),
    )


@pytest.mark.parametrize("form", ["({source})", "{source} / {creator}", "{source}", "", "by nobody"])
def test_a_form_without_a_word_of_its_own_tells_nothing(form: str) -> None:
    text = "He said so on Monday. (Reuters)"

    assert split_credit(text, sources=SOURCES, forms=(form,)) == (text, None)


def test_the_last_bracket_alone_is_read() -> None:
    text = "President Orlo (L) meets the pilot (R) at the mole (a long wall). (Photo by Reuters)"

    assert split_credit(text, sources=SOURCES)[0] == "President Orlo (L) meets the pilot (R) at the mole (a long wall)."


def test_a_megabyte_costs_no_more_than_a_line() -> None:
    for text in ("(" * 1_000_000 + ")", "Photo by " * 100_000, "A/" * 500_000, ". " * 500_000):
        assert split_credit(text, sources=SOURCES)[1] is None
