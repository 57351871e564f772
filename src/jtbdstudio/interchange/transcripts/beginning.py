# SPDX-License-Identifier: MIT
"""How a file begins, as it stands there: to be compared with what was made of it."""

from __future__ import annotations

import io
import zipfile
import zlib

from jtbdstudio.domain.text import canonical
from jtbdstudio.interchange.transcripts.decode import decode

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}


def beginning(data: bytes, limit: int = 4000) -> str:
    """The first `limit` characters of the text in a file; empty when there is none."""
    if data.startswith(b"PK\x03\x04"):
        return canonical(_of_document(data, limit))[:limit]
    decoded = decode(data)
    return canonical(decoded.text[: 2 * limit])[:limit] if decoded is not None else ""


def _of_document(data: bytes, limit: int) -> str:
    """Only as many paragraphs as are wanted: the whole document is read elsewhere, with more care."""
    from lxml import etree

    paragraphs: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as stream:
            options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
            for _, paragraph in etree.iterparse(stream, tag=f"{_WORD}p", **options):
                paragraphs.append("".join(map(_words, paragraph.iter())))
                paragraph.clear()
                if sum(map(len, paragraphs)) > limit:
                    break
    except (etree.LxmlError, zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, OSError, ValueError):
        pass
    return "\n".join(paragraphs)


def _words(element: object) -> str:
    tag = str(getattr(element, "tag", ""))
    text = getattr(element, "text", None)
    return str(text or "") if tag == f"{_WORD}t" else _BREAKS.get(tag, "")
