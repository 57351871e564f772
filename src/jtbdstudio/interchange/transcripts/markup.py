# SPDX-License-Identifier: MIT
"""XML from strangers: parsed without entities, document types, network or endless nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jtbdstudio.interchange.transcripts import limits, refused

if TYPE_CHECKING:
    from lxml.etree import _Element

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DOCTYPE = "<!DOCTYPE"


def parse_xml(name: str, data: bytes, kind: str) -> _Element:
    """The root element, or `UnreadableFile`.

    The encoding is imposed, so that a document type cannot hide in another one: it is what defines entities
    and default attributes, by which a small file grows without end.
    """
    from lxml import etree

    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    if too_many_marks(data, limits.MARKS):
        raise refused.too_much(name)
    if any(mark in data for mark in _spelled(_DOCTYPE)):
        raise refused.damaged(name, kind)
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise refused.damaged(name, kind) from error


def too_many_marks(data: bytes, most: int) -> bool:
    """Whether there are more tags and attributes than anybody writes into a transcript."""
    return len(data) > limits.PART or data.count(b"<") + data.count(b"=") > most


def local(element: _Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """An attribute by its name without a namespace."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _spelled(text: str) -> tuple[bytes, ...]:
    return text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")
