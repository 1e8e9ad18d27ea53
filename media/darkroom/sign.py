"""Signs renditions with the edit recorded, offline. Run as `python -m media.darkroom.sign`; needs c2pa."""

import json
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import c2pa
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from media.darkroom import bounded
from media.darkroom.credentials import MIME, context

_ORIGINAL = "original"
# A parent's manifest goes along only when it holds nothing but these: others tell of cameras, places and people.
_TELLS_NOTHING = ("c2pa.actions", "c2pa.hash.", "c2pa.ingredient", "c2pa.training-mining", "cawg.training-mining")


def sign(request: dict[str, Any]) -> dict[str, Any]:
    """Each file signed in its place.

    Takes  folder; files: [{"name", "kind", "actions"}, …]; original: its path, kind and the name to give it;
           maker; certificate and key, the paths of PEM files
    Shape  {} or {"refused": what c2pa or the files said}
    """
    folder = Path(request["folder"])
    try:
        chain, key = Path(request["certificate"]).read_bytes(), Path(request["key"]).read_bytes()
        info = c2pa.C2paSignerInfo(alg=_algorithm(key), sign_cert=chain, private_key=key, ta_url=None)
        original = request["original"] | {"content": _carried(request["original"])}
        for file in request["files"]:
            _signed(folder / file["name"], file=file, original=original, info=info, maker=request["maker"])
    except (c2pa.C2paError, OSError, ValueError, TypeError) as error:
        return {"refused": f"{type(error).__name__}: {error}"[:400]}
    return {}


def _signed(path: Path, *, file: dict[str, Any], original: dict[str, Any], info: Any, maker: dict[str, str]) -> None:
    opened = {"action": "c2pa.opened", "parameters": {"ingredientIds": [_ORIGINAL]}}
    actions = [opened, *({"action": action} for action in file["actions"])]
    manifest = {
        "claim_generator_info": [maker],
        "title": original["title"],
        "format": MIME[file["kind"]],
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": actions}}],
    }
    kind = MIME[original["kind"]]
    parent = {"title": original["title"], "format": kind, "relationship": "parentOf", "instance_id": original["id"]}
    parent["label"] = _ORIGINAL
    if original["content"] is None:
        manifest["ingredients"] = [parent]
    out = BytesIO()
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(manifest, context()) as builder, path.open("rb") as source:
        if original["content"] is not None:
            builder.add_ingredient(parent, kind, BytesIO(original["content"]))
        builder.sign(signer, MIME[file["kind"]], source, out)
    path.write_bytes(out.getvalue())


def _carried(original: dict[str, Any]) -> bytes | None:
    """The original, when it has a manifest that may be shown to everybody; None when its name alone may be told."""
    content = Path(original["path"]).read_bytes()
    with suppress(c2pa.C2paError), c2pa.Reader(MIME[original["kind"]], BytesIO(content), context=context()) as reader:
        found = json.loads(reader.json())
        labels = [a["label"] for manifest in found["manifests"].values() for a in manifest.get("assertions", [])]
        has_thumbnail = any("thumbnail" in manifest for manifest in found["manifests"].values())
        if not has_thumbnail and all(label.startswith(_TELLS_NOTHING) for label in labels):
            return content
    return None


def _algorithm(key: bytes) -> str:
    found = load_pem_private_key(key, password=None)
    if isinstance(found, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(found, ec.EllipticCurvePrivateKey):
        return {256: "es256", 384: "es384", 521: "es512"}[found.curve.key_size]
    return "ps256"


if __name__ == "__main__":
    bounded.answer(sign)
