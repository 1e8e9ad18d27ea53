"""Certificates made on the spot, and pictures that a camera signed with them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_USES = (
    "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
    "encipher_only decipher_only"
).split()
GPS = {
    "label": "stds.exif",
    "data": {
        "@context": {"exif": "http://ns.adobe.com/exif/1.0/"},
        "exif:GPSLatitude": "33,53.5N",
        "exif:SerialNumber": "8-1374-22",
    },
}


@dataclass(frozen=True)
class Signer:
    """PEM files of a certificate with its chain, its key, and the root that it leads to."""

    certificate: Path
    key: Path
    root: Path


def a_signer(folder: Path, *, name: str = "Amal Haddad", valid_days: int = 365) -> Signer:
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Test Root", key=root_key, by="Test Root", signs_others=True, valid_days=valid_days)
    leaf = _certificate(name, key=key, by="Test Root", signs_others=False, valid_days=valid_days)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
    signed = [
        root.sign(root_key, hashes.SHA256()),
        leaf.add_extension(use, False).add_extension(authority, False).sign(root_key, hashes.SHA256()),
    ]
    root_pem, leaf_pem = (certificate.public_bytes(serialization.Encoding.PEM) for certificate in signed)
    signer = Signer(folder / f"{name}.pem", folder / f"{name}-key.pem", folder / f"{name}-root.pem")
    signer.certificate.write_bytes(leaf_pem + root_pem)
    signer.root.write_bytes(root_pem)
    how = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signer.key.write_bytes(key.private_bytes(*how))
    return signer


def _certificate(
    name: str, *, key: ec.EllipticCurvePrivateKey, by: str, signs_others: bool, valid_days: int
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    uses = dict.fromkeys(_USES, False) | ({"key_cert_sign": True} if signs_others else {"digital_signature": True})
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=800))
        .not_valid_after(now + timedelta(days=valid_days))
        .add_extension(x509.BasicConstraints(signs_others, None), True)
        .add_extension(x509.KeyUsage(**uses), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    )


def _named(name: str) -> x509.Name:
    parts = ((NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, "Harbour Press"))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])


def as_signed(content: bytes, *, by: Signer, mime: str = "image/jpeg", assertions: tuple[Any, ...] = ()) -> bytes:
    """The file as a camera would sign it."""
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": source}]}
    manifest = {
        "claim_generator_info": [{"name": "Harbour Camera", "version": "3"}],
        "assertions": [{"label": "c2pa.actions.v2", "data": actions}, *assertions],
    }
    plain = {"version": 1, "builder": {"thumbnail": {"enabled": False}}, "verify": {"verify_trust": False}}
    info = c2pa.C2paSignerInfo("es256", by.certificate.read_bytes(), by.key.read_bytes(), None)
    out = BytesIO()
    with (
        c2pa.Context.from_dict(plain) as context,
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(manifest, context) as builder,
    ):
        builder.sign(signer, mime, BytesIO(content), out)
    return out.getvalue()


def flipped(content: bytes) -> bytes:
    """The same file, one bit of its picture turned over."""
    at = len(content) - 2000
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
