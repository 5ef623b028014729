"""Makes the certificates of tests/data/tls anew: `python -m tests.servers.certificates`. They protect nothing.

They lie beside the tests because what makes them (cryptography) is not installed on every system. All but "self-signed"
are issued by the authority of authority.pem; a .pem of a server holds its key and its certificate.
"""

from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "data" / "tls"
AUTHORITY: Final = FOLDER / "authority.pem"
GOOD: Final = FOLDER / "good.pem"
EXPIRED: Final = FOLDER / "expired.pem"
TOO_EARLY: Final = FOLDER / "too-early.pem"
OTHER_HOST: Final = FOLDER / "other-host.pem"
SELF_SIGNED: Final = FOLDER / "self-signed.pem"

_PERIODS: Final = {EXPIRED: (2001, 2002), TOO_EARLY: (2124, 2125)}
_USUAL: Final = (2020, 2125)


def make() -> None:
    """Write all of them."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    def certificate(key, issuer, signer, path, *, authority: bool = False) -> x509.Certificate:
        first, last = _PERIODS.get(path, _USUAL)
        host = "elsewhere.example" if path == OTHER_HOST else "localhost"
        builder = (
            x509.CertificateBuilder()
            .subject_name(issuer if authority else named(host))
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(first, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(last, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
            .add_extension(_usage(x509, authority), critical=True)
        )
        if not authority:
            hosts = [x509.DNSName(host)] + ([] if path == OTHER_HOST else [x509.IPAddress(ip_address("127.0.0.1"))])
            builder = builder.add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        return builder.sign(signer, hashes.SHA256())

    def text_of(key) -> bytes:
        form = serialization.PrivateFormat.PKCS8
        return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())

    FOLDER.mkdir(parents=True, exist_ok=True)
    root, issuer = ec.generate_private_key(ec.SECP256R1()), named("Authority of tests")
    pem = serialization.Encoding.PEM
    AUTHORITY.write_bytes(certificate(root, issuer, root, AUTHORITY, authority=True).public_bytes(pem))
    for path in (GOOD, EXPIRED, TOO_EARLY, OTHER_HOST):
        key = ec.generate_private_key(ec.SECP256R1())
        path.write_bytes(text_of(key) + certificate(key, issuer, root, path).public_bytes(pem))
    key = ec.generate_private_key(ec.SECP256R1())
    SELF_SIGNED.write_bytes(text_of(key) + certificate(key, named("localhost"), key, SELF_SIGNED).public_bytes(pem))


def _usage(x509, authority: bool):
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


if __name__ == "__main__":
    make()
