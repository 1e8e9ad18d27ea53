"""Writes the XMP packet that every rendition carries: who made the picture, the credit, the rights, what it shows."""

import re
from xml.sax.saxutils import escape, quoteattr

from media.credit_names import creators_of
from media.models import Photo

# A JPEG has room for 65,504 bytes of XMP in all; a letter can take five. The whole text stays on the desk.
MOST_CHARACTERS = 4000
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOURCE_TYPE = re.compile(r"https?://cv\.iptc\.org/newscodes/digitalsourcetype/[A-Za-z]{1,60}")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}


def xmp_packet(photo: Photo, *, credit: str, digital_source_type: str = "") -> str:
    """The packet for this photo: its creator, credit line, copyright, terms, licensor, caption, alt text, and nothing else.

    Takes   credit: the line as media.credit computes it; digital_source_type: the address of an IPTC news code
    Shape   caption and terms are cut where they are longer than a file has room for
    Cost    no query when source and licence are loaded
    Source  IPTC Photo Metadata Standard 2023.1, XMP properties of IPTC Core, IPTC Extension and PLUS
    """
    licence = photo.licence
    source_type = digital_source_type if _SOURCE_TYPE.fullmatch(digital_source_type) else ""
    properties = [
        _list("dc:creator", creators_of(photo.creator)),
        _text("photoshop:Credit", credit),
        _text("photoshop:Source", photo.source.name if photo.source else ""),
        _languages("dc:rights", photo.copyright_notice),
        _languages("xmpRights:UsageTerms", _shortened((licence.terms or licence.name) if licence else "")),
        _text("xmpRights:WebStatement", licence.url if licence else ""),
        _licensor(photo.source.name if photo.source else ""),
        _languages("dc:description", _shortened(photo.description)),
        _languages("Iptc4xmpCore:AltTextAccessibility", photo.alt_text),
        _text("Iptc4xmpExt:DigitalSourceType", source_type),
    ]
    spaces = " ".join(f"xmlns:{prefix}={quoteattr(address)}" for prefix, address in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(properties)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1].rstrip()}…"


def _legal(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))


def _text(name: str, value: str) -> str:
    return f"<{name}>{_legal(value)}</{name}>" if value else ""


def _list(name: str, values: list[str]) -> str:
    items = "".join(f"<rdf:li>{_legal(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>" if items else ""


def _languages(name: str, value: str) -> str:
    if not value:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_legal(value)}</rdf:li></rdf:Alt></{name}>'


def _licensor(name: str) -> str:
    if not name:
        return ""
    inner = f"<plus:LicensorName>{_legal(name)}</plus:LicensorName>"
    return f'<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">{inner}</rdf:li></rdf:Seq></plus:Licensor>'
