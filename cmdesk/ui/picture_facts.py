"""What a chart picture tells machines of itself, as XMP: the same facts as the text chunks of a PNG, for SVG and PDF.

XMP is the one form that both can hold and that file managers, archives and print programs read. No Qt here.
"""

from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree

_X: Final = "adobe:ns:meta/"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_XMP: Final = "http://ns.adobe.com/xap/1.0/"
_PDF: Final = "http://ns.adobe.com/pdf/1.3/"
OURS: Final = "urn:cmdesk:chart#"
"""The namespace of our facts; their names are the keywords of the PNG's text chunks."""

for _prefix, _space in {"x": _X, "rdf": _RDF, "dc": _DC, "xmp": _XMP, "pdf": _PDF, "cmdesk": OURS}.items():
    ElementTree.register_namespace(_prefix, _space)


def packet(title: str, description: str, facts: Mapping[str, str]) -> ElementTree.Element:
    """Title, description and facts as one XMP element.

    Args:
        facts: keyword -> text; keywords are ASCII words. All texts without what XML cannot hold.
    """
    meta = ElementTree.Element(f"{{{_X}}}xmpmeta")
    about = ElementTree.SubElement(
        ElementTree.SubElement(meta, f"{{{_RDF}}}RDF"), f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""}
    )
    for name, text in (("title", title), ("description", description)):
        choices = ElementTree.SubElement(ElementTree.SubElement(about, f"{{{_DC}}}{name}"), f"{{{_RDF}}}Alt")
        ElementTree.SubElement(
            choices, f"{{{_RDF}}}li", {"{http://www.w3.org/XML/1998/namespace}lang": "x-default"}
        ).text = text
    ElementTree.SubElement(about, f"{{{_XMP}}}CreatorTool").text = facts.get("Software", "cmdesk")
    ElementTree.SubElement(about, f"{{{_PDF}}}Keywords").text = "; ".join(
        f"{name}: {text}" for name, text in facts.items() if text and name != "Software"
    )
    for name, text in facts.items():
        ElementTree.SubElement(about, f"{{{OURS}}}{name}").text = text
    return meta


def packet_bytes(title: str, description: str, facts: Mapping[str, str]) -> bytes:
    """The packet as a PDF holds it: marked at both ends, so that programs find it without reading PDF."""
    body: bytes = ElementTree.tostring(packet(title, description, facts), encoding="utf-8")
    return b"".join(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode(),
            body,
            b'\n<?xpacket end="r"?>',
        )
    )
