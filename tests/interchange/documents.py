# SPDX-License-Identifier: MIT
"""Made-up documents of every kind, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "text": "text", "table": "table", "draw": "drawing"}.items()
)


def archive(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as packed:
        for path, content in members.items():
            packed.writestr(path, content)
    return out.getvalue()


def run(text: str) -> str:
    """A run in Word; `\\n` is a soft line break, `\\t` a tab."""
    lines = [escape(line).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') for line in text.split("\n")]
    return "<w:r>" + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(body: str, prolog: str = "", picture: bytes = b"", **parts: str) -> bytes:
    """A Word file with this body; `parts` are other members of its folder, by their name without ending."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": WORD_TYPES,
        "_rels/.rels": WORD_RELATIONS,
        "word/document.xml": f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    members |= {f"word/{name}.xml": content for name, content in parts.items()}
    return archive(members | ({"word/media/image1.png": picture} if picture else {}))


def odt(body: str, prolog: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text with this body."""
    content = f"{prolog}<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
    mimetype = "application/vnd.oasis.opendocument.text"
    members = {"mimetype": mimetype, "content.xml": content + "</office:document-content>"}
    return archive(members | {"META-INF/manifest.xml": manifest})


def odt_paragraphs(*texts: str) -> bytes:
    return odt("".join(f"<text:p>{escape(text)}</text:p>" for text in texts))


def rtf(*paragraphs: str, head: str = "") -> bytes:
    """A document in Rich Text Format; what stands in `paragraphs` is its code."""
    body = "".join(f"\\pard {text}\\par\n" for text in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fswiss\\fcharset0 Arial;}}}}{head}{body}}}".encode(
        "cp1252"
    )


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """An Excel workbook with a sheet for each table."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(*pages: Sequence[tuple[float, float, str]], extra: str = "") -> bytes:
    """A PDF with these lines (left, up from the lower edge, text) in Courier 10: each character is 6 wide."""
    contents = ["BT /F1 10 Tf " + " ".join(map(_shown, lines)) + " ET" for lines in pages]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    for content in contents:
        resources = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {len(objects) + 2} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    return packed_pdf(objects, extra)


def _shown(line: tuple[float, float, str]) -> str:
    left, up, text = line
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"1 0 0 1 {left} {up} Tm ({escaped}) Tj"


def packed_pdf(objects: Sequence[str], extra: str = "") -> bytes:
    """The file around these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def printed(*paragraphs: str, left: float = 60, width: int = 78, leading: float = 12, top: float = 770) -> bytes:
    """A PDF page with these paragraphs, wrapped at a width, with a gap between them."""
    lines: list[tuple[float, float, str]] = []
    up = top
    for text in paragraphs:
        for line in _wrapped(text, width):
            lines.append((left, up, line))
            up -= leading
        up -= leading
    return pdf(lines)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def page(body: str, head: str = "") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html>\n<html><head><title>Call</title>{head}</head><body>{body}</body></html>".encode()
