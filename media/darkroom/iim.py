"""Reads IPTC-IIM, the oldest of the three kinds of metadata, which agencies still send. Pure.

Source  IPTC-NAA Information Interchange Model 4.2
"""

_MARK = 0x1C
# Record 2, by the names that the standard and exiftool give them
DATASETS = {
    5: "ObjectName", 10: "Urgency", 15: "Category", 20: "SupplementalCategories", 25: "Keywords",
    40: "SpecialInstructions", 55: "DateCreated", 60: "TimeCreated", 80: "By-line", 85: "By-lineTitle", 90: "City",
    92: "Sub-location", 95: "Province-State", 100: "Country-PrimaryLocationCode", 101: "Country-PrimaryLocationName",
    103: "OriginalTransmissionReference", 105: "Headline", 110: "Credit", 115: "Source", 116: "CopyrightNotice",
    118: "Contact", 120: "Caption-Abstract", 122: "Writer-Editor",
}  # fmt: skip
# Dataset 1:90 names the character set by an escape sequence (ISO 2022)
CHARSETS = {
    b"\x1b%G": "utf-8", b"\x1b%/I": "utf-8", b"\x1b.A": "latin-1", b"\x1b-A": "latin-1", b"\x1b-B": "iso8859-2",
    b"\x1b-L": "iso8859-5", b"\x1b-G": "iso8859-6", b"\x1b-F": "iso8859-7", b"\x1b-H": "iso8859-8",
}  # fmt: skip


def read(block: bytes) -> dict[str, list[str]]:
    """The known datasets of record 2, each with its values in order; what comes after a broken one is not read."""
    charset: str | None = None
    raw: dict[str, list[bytes]] = {}
    at = 0
    while at + 5 <= len(block) and block[at] == _MARK:
        record, dataset = block[at + 1], block[at + 2]
        size = int.from_bytes(block[at + 3 : at + 5], "big")
        value = block[at + 5 : at + 5 + size]
        # The top bit announces an extended length, which no text of a photograph needs.
        if size & 0x8000 or len(value) < size:
            break
        if (record, dataset) == (1, 90):
            charset = CHARSETS.get(value)
        elif record == 2 and dataset in DATASETS:
            raw.setdefault(DATASETS[dataset], []).append(value)
        at += 5 + size
    return {name: [_text(value, charset=charset) for value in values] for name, values in raw.items()}


def _text(value: bytes, *, charset: str | None) -> str:
    """Without a declared set, UTF-8 if it is that, else Windows Latin: what cameras and desks in fact write."""
    for encoding in filter(None, (charset, "utf-8", "cp1252")):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")
