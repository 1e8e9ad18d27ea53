"""What agencies print in the place of a name: STR, HO, POOL and their like are nobody's name, and no source."""

import pytest

from media.credit_text import Credit, split_caption_credit, split_credit
from tests.media.test_credit_text import SOURCES

# The credit that stands behind “Boats in the harbour.” → creator, source, via, note
MARKED = {
    "(AFP/STR)": (None, "AFP", None, "STR"),
    "(Photo by STR/AFP)": (None, "AFP", None, "STR"),
    "(Photo by STR / AFP)": (None, "AFP", None, "STR"),
    "(Photo by STR/AFP via Getty Images)": (None, "AFP", "Getty Images", "STR"),
    "(Photo by -/AFP via Getty Images)": (None, "AFP", "Getty Images", None),
    "(AFP PHOTO / STR)": (None, "AFP", None, "STR"),
    "(REUTERS/Stringer)": (None, "Reuters", None, "Stringer"),
    "(REUTERS/Stringer/File Photo)": (None, "Reuters", None, "Stringer, File Photo"),
    "(Photo by Stringer/Reuters)": (None, "Reuters", None, "Stringer"),
    "Photo: Stringer/Anadolu Agency": (None, "Anadolu Agency", None, "Stringer"),
    "(Lena Aho/Stringer via Getty Images)": ("Lena Aho", None, "Getty Images", "Stringer"),
    "(AP Photo/Str)": (None, "AP", None, "Str"),
    "(Foto: STRINGER/dpa)": (None, "dpa", None, "STRINGER"),
    "(HO/AFP)": (None, "AFP", None, "HO"),
    "(AP Photo/HO)": (None, "AP", None, "HO"),
    "(Ministry of Ports/HO via AP)": (None, "Ministry of Ports", "AP", "HO"),
    "(AFP PHOTO / HO / Ministry of Ports)": (None, "Ministry of Ports", "AFP", "HO"),
    "(AFP PHOTO/HANDOUT/Harbour Museum)": (None, "Harbour Museum", "AFP", "HANDOUT"),
    "(Handout/Reuters)": (None, "Reuters", None, "Handout"),
    "Handout/AFP via Getty Images": (None, "AFP", "Getty Images", "Handout"),
    "(Photo by Handout/Getty Images)": (None, "Getty Images", None, "Handout"),
    "(Photo by Lena Aho/POOL/AFP)": ("Lena Aho", "AFP", None, "POOL"),
    "(REUTERS/Lena Aho/Pool)": ("Lena Aho", "Reuters", None, "Pool"),
    "(Lena Aho/Pool Photo via AP)": ("Lena Aho", None, "AP", "Pool Photo"),
    "(Pool Photo via AP)": (None, None, "AP", "Pool Photo"),
    "(AP Photo/Lena Aho, Pool)": ("Lena Aho", "AP", None, "Pool"),
    "(AP Photo, File)": (None, "AP", None, "File"),
    "(AFP/FILE/Lena Aho)": ("Lena Aho", "AFP", None, "FILE"),
    "(UGC/AFP)": (None, "AFP", None, "UGC"),
    "(STR/NurPhoto)": (None, "NurPhoto", None, "STR"),
    "[File: Stringer/Reuters]": (None, "Reuters", None, "Stringer"),
    "(Ho/AFP)": (None, "Ho", "AFP", None),
    "(Photo by Lena Ho/AFP)": ("Lena Ho", "AFP", None, None),
}
LEFT = ["He was their stringer (stringer)", "They swam in the pool (Pool)", "The order (HO)", "He works for both (AFP)"]
KEPT = [
    (Credit(source="AFP", note="STR"), ""),
    (Credit(source="Reuters", note="Stringer, File Photo"), "File Photo"),
    (Credit(source="Ministry of Ports", via="AP", note="HO"), "HO"),
    (Credit(note="Stringer"), "Stringer"),
    (Credit(creator="Lena Aho"), ""),
]


@pytest.mark.parametrize(("printed", "named"), MARKED.items())
def test_an_agencys_mark_for_somebody_unnamed_is_neither_a_person_nor_a_source(
    printed: str, named: tuple[str | None, ...]
) -> None:
    text = f"Boats in the harbour. {printed}"

    assert split_credit(text, sources=SOURCES) == ("Boats in the harbour.", Credit(*named))
    assert split_caption_credit(text, sources=SOURCES) == ("Boats in the harbour.", Credit(*named))


@pytest.mark.parametrize("text", LEFT)
def test_such_a_word_alone_is_no_credit(text: str) -> None:
    assert split_credit(text, sources=SOURCES) == (text, None)


@pytest.mark.parametrize(("credit", "kept"), KEPT)
def test_a_description_keeps_what_a_note_says_of_the_picture_not_that_an_agencys_photographer_is_unnamed(
    credit: Credit, kept: str
) -> None:
    assert credit.note_to_keep == kept
