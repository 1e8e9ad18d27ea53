"""Picture files made by code: good ones, odd ones and hostile ones."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


def a_scene(width: int = 900, height: int = 600) -> Image.Image:
    """A sea under a red evening sky with a white boat left of the middle: no two places look alike."""
    image = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (image.point(lambda v: 220 - v // 2), image.point(lambda v: 70 + v // 4), image))
    ImageDraw.Draw(image).rectangle((width // 5, height // 3, width // 3, height // 2), fill="white")
    return image


def as_file(image: Image.Image, *, kind: str = "JPEG", **how: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def upload(content: bytes, *, name: str = "boat.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def a_jpeg(width: int = 900, height: int = 600, **how: Any) -> bytes:
    return as_file(a_scene(width, height), quality=90, **how)


def a_png_bomb(side: int) -> bytes:
    """A PNG of side × side white pixels in a few hundred kilobytes."""
    row = b"\x00" + b"\xff" * ((side + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return _png(struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0), packed)


def a_png_that_takes_its_time(side: int) -> bytes:
    """A PNG of side × side pixels of eight bytes, each told by its neighbours; the end, where nobody gets, is missing."""
    rows = (b"\x04" + b"\xff" * side * 8) * 50
    packer = zlib.compressobj(1)
    first, again = (packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return _png(struct.pack(">IIBBBBB", side, side, 16, 6, 0, 0, 0), first + again * (side // 50))


def _png(header: bytes, packed: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    )


def a_gif_of_frames(count: int) -> bytes:
    """A GIF of one red frame, again and again."""
    one = as_file(Image.new("P", (64, 64), 1), kind="GIF")
    start = one.index(b"\x2c")
    frame = one[start:-1]
    return one[:start] + frame * count + b"\x3b"


def iim(*datasets: tuple[int, bytes], charset: bytes | None = b"\x1b%G") -> bytes:
    """An IPTC-IIM block with these datasets of record 2."""
    parts = [(1, 90, charset)] if charset else []
    parts += [(2, number, value) for number, value in datasets]
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in parts)


def with_iim(jpeg: bytes, block: bytes, *, digest: bytes | None = None) -> bytes:
    """The JPEG with this IIM in a Photoshop segment, and the digest that its writer left."""
    resources = b""
    for number, content in ((0x0404, block), (0x0425, digest)):
        if content is not None:
            padded = content + b"\x00" * (len(content) % 2)
            resources += b"8BIM" + struct.pack(">HH", number, 0) + struct.pack(">I", len(content)) + padded
    segment = b"Photoshop 3.0\x00" + resources
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def xmp(inner: str) -> bytes:
    """An XMP packet with these properties."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f'{inner}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def in_one_language(name: str, text: str) -> str:
    """A property that XMP keeps by language, in one."""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></{name}>'


def exif(**tags: Any) -> Image.Exif:
    """EXIF with a camera's usual words, its serial number and a position."""
    found = Image.Exif()
    found[0x010F], found[0x0110] = "Camera Works", "CW-1"
    ifd = found.get_ifd(0x8769)
    ifd[0xA431] = "SERIAL-4711"
    ifd[0x9003], ifd[0x9011] = "2026:11:22 17:12:05", "+02:00"
    gps = found.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (34.0, 26.0, 12.0), "E", (35.0, 50.0, 3.0)
    for name, value in tags.items():
        found[{"orientation": 0x0112, "artist": 0x013B, "copyright": 0x8298, "description": 0x010E}[name]] = value
    return found


def a_swapped_profile() -> bytes:
    """An ICC profile in which red means green and green means red: ignoring it shows at once."""

    def s15(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + s15(*values)

    words = b"Swapped\0"
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + b"\0" * 79,
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.3851, 0.7169, 0.0971),
        b"gXYZ": xyz(0.4361, 0.2225, 0.0139),
        b"bXYZ": xyz(0.1431, 0.0606, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, bodies = 128 + 4 + 12 * len(tags), b"", b""
    for name, body in tags.items():
        body += b"\0" * (-len(body) % 4)
        table += name + struct.pack(">II", at + len(bodies), len(body))
        bodies += body
    head = struct.pack(">I4sI4s4s4s", at + len(bodies), b"lcms", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + s15(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + bodies
