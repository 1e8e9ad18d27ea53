"""Reads an XMP packet into plain names and texts. Entities, DTDs and unknown namespaces are refused or left out."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException, ElementTree

MOST_BYTES = 1024 * 1024
MOST_ELEMENTS = 5000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
}


def read(packet: bytes) -> dict[str, list[str]]:
    """The properties of the packet's descriptions; a structure's fields are joined to its name by a slash.

    Shape  {"dc:creator": ["Amal Haddad"], "plus:Licensor/plus:LicensorName": ["Harbour Press"]}
    """
    start = packet.find(b"<")
    if start < 0 or len(packet) > MOST_BYTES:
        return {}
    try:
        root = ElementTree.fromstring(packet[start:].rstrip(b"\x00 \n\r\t"), forbid_dtd=True)
    except (DefusedXmlException, ElementTree.ParseError, ValueError):
        return {}
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return {}
    found: dict[str, list[str]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, text in _properties(description, prefix=""):
            found.setdefault(name, []).append(text)
    return found


def _properties(description: Element, *, prefix: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    for tag, value in description.attrib.items():
        if name := _name(tag):
            yield prefix + name, value
    for child in description:
        name = _name(child.tag)
        if name is None or depth > 3:
            continue
        yield from _values(child, name=prefix + name, depth=depth)


def _values(element: Element, *, name: str, depth: int) -> Iterator[tuple[str, str]]:
    """The value or values of one property: a text, a list, one text in several languages, or a structure."""
    for shape in ("Seq", "Bag"):
        if (many := element.find(f"{_RDF}{shape}")) is not None:
            for item in many.findall(f"{_RDF}li"):
                yield from _values(item, name=name, depth=depth + 1)
            return
    if (languages := element.find(f"{_RDF}Alt")) is not None:
        items = sorted(languages.findall(f"{_RDF}li"), key=lambda item: item.get(_LANG) != "x-default")
        if items and items[0].text:
            yield name, items[0].text
        return
    if resource := element.get(f"{_RDF}resource"):
        yield name, resource
    if len(element) or any(_name(tag) for tag in element.attrib):
        inner = element.find(f"{_RDF}Description")
        yield from _properties(element if inner is None else inner, prefix=f"{name}/", depth=depth + 1)
    elif element.text:
        yield name, element.text


def _name(tag: str) -> str | None:
    namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix = NAMESPACES.get(namespace)
    return f"{prefix}:{local}" if prefix else None
