"""Reads the content credentials of a file, offline. Run as `python -m media.darkroom.credentials`; needs c2pa.

Source  C2PA Technical Specification 2.2
"""

import json
from typing import Any

import c2pa

from media.darkroom import bounded
from media.darkroom.found import clean

MIME = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "png": "image/png", "gif": "image/gif"}
MOST_ACTIONS = 20
# Nothing is fetched: no manifest that lies elsewhere, no list of revoked certificates, no timestamp.
OFFLINE = {"remote_manifest_fetch": False, "ocsp_fetch": False}


def context(*, trusted: str = "") -> c2pa.Context:
    """How c2pa works here: without network or thumbnails; `trusted` are certificates that signers may lead to, as PEM."""
    verify = OFFLINE | {"verify_trust": bool(trusted)}
    trust = {"trust": {"trust_anchors": trusted}} if trusted else {}
    return c2pa.Context.from_dict(
        {"version": 1, "verify": verify, "builder": {"thumbnail": {"enabled": False}}, **trust}
    )


def read(request: dict[str, Any]) -> dict[str, Any]:
    """What the file's manifest says, and whether it holds.

    Takes  path, kind (as MIME has it), trusted
    Shape  {"state": "none" | "elsewhere" | "unreadable"} or, with state valid, unknown_signer or broken:
           by, at, made_with, actions, and for a broken one the first code of what is wrong with it
    """
    try:
        with (
            open(request["path"], "rb") as file,  # noqa: PTH123  the child knows the one path
            c2pa.Reader(MIME[request["kind"]], file, context=context(trusted=request["trusted"])) as reader,
        ):
            return _told(json.loads(reader.json()))
    except c2pa.C2paError as error:
        text = str(error)
        if text.startswith("ManifestNotFound"):
            return {"state": "none"}
        return {"state": "elsewhere" if text.startswith("Remote") else "unreadable"}


def _told(found: dict[str, Any]) -> dict[str, Any]:
    active = found["manifests"][found["active_manifest"]]
    signature = active.get("signature_info", {})
    makers = active.get("claim_generator_info") or [{"name": active.get("claim_generator", "")}]
    told = {
        "state": {"Trusted": "valid", "Valid": "unknown_signer"}.get(found.get("validation_state", ""), "broken"),
        "by": _text(signature.get("common_name") or signature.get("issuer")),
        "issuer": _text(signature.get("issuer")),
        "at": _text(signature.get("time")),
        "made_with": _text(f"{makers[0].get('name', '')} {makers[0].get('version', '')}"),
        "actions": _actions(active),
    }
    if told["state"] == "broken":
        told["wrong"] = _text(next((status.get("code") for status in found.get("validation_status", [])), ""))
    return told


def _actions(manifest: dict[str, Any]) -> list[str]:
    actions = [
        _text(action.get("action")).removeprefix("c2pa.")
        for assertion in manifest.get("assertions", [])
        if assertion.get("label", "").startswith("c2pa.actions")
        for action in assertion.get("data", {}).get("actions", [])
    ]
    return list(dict.fromkeys(actions))[:MOST_ACTIONS]


def _text(value: Any) -> str:
    return clean(value)[:200] if isinstance(value, str) else ""


if __name__ == "__main__":
    bounded.answer(read)
