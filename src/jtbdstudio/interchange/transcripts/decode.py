# SPDX-License-Identifier: MIT
"""Bytes to text: which encoding a file is in, and when it is no text at all."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

_BOMS = (  # UTF-32 first: its little-endian mark begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_LEGACY_NAMES = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp932 gb18030 big5 euc_kr mac_roman utf_16 utf_16_le utf_16_be"
)
_WESTERN = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøùúûüÿßœÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŒ’‘“”‚„–—…•«»¿¡€£§°ºª·´™©®\xa0".encode("cp1252")
)
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, its encoding, and whether that was a guess somebody should look at."""

    text: str
    encoding: str
    warning: str = ""


ENCODINGS = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western European (Windows)"),
    ("mac_roman", "Western European (Mac)"),
    ("cp1250", "Central European (Windows)"),
    ("cp1257", "Baltic (Windows)"),
    ("cp1251", "Cyrillic (Windows)"),
    ("koi8_r", "Cyrillic (KOI8-R)"),
    ("cp1253", "Greek (Windows)"),
    ("cp1254", "Turkish (Windows)"),
    ("cp1255", "Hebrew (Windows)"),
    ("cp1256", "Arabic (Windows)"),
    ("cp874", "Thai (Windows)"),
    ("cp932", "Japanese (Shift JIS)"),
    ("euc_jp", "Japanese (EUC)"),
    ("gb18030", "Chinese, simplified (GB 18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("cp949", "Korean (Windows)"),
)
"""Encodings a text can be asked to be read in, each with its name in words."""


def is_encoding(name: str) -> bool:
    """Whether text can be read in an encoding of this name."""
    try:
        return isinstance(b"ab".decode(name, "replace"), str)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False


def decode(data: bytes, encoding: str = "") -> Decoded | None:
    """The text of `data`, or None when these bytes are no text. A known `encoding` is not questioned."""
    if encoding:
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        return Decoded(text, codecs.lookup(encoding).name, _lost(lost) if lost else "")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return Decoded(text, "utf-8") if _looks_like_text(data) else None
    if b"\0" in data:
        return _utf32_without_mark(data) or _utf16_without_mark(data)
    if not _looks_like_text(data):
        return None
    return _damaged_utf8(data) or _legacy(data)


def _marked(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, "replace")
    name = encoding.removesuffix("-sig")
    if "\0" in text:
        return None
    lost = text.count("\ufffd")
    return Decoded(text, name, _lost(lost) if lost else "")


def _lost(count: int) -> str:
    if count == 1:
        return "One damaged character could not be read and shows as �."
    return f"{count} damaged characters could not be read and show as �."


def _looks_like_text(data: bytes) -> bool:
    """Text has next to no control characters; programs, pictures and sound are full of them."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in _TEXT_CONTROLS)
    return controls * 200 <= len(sample)


def _utf32_without_mark(data: bytes) -> Decoded | None:
    """Four bytes a sign, of which one or two are always zero."""
    return _strict(data, "utf-32-le", 4) or _strict(data, "utf-32-be", 4)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Windows "Unicode" text whose mark was lost: the zero bytes all sit on one side of each pair."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 3 > max(even, odd) or max(even, odd) * 50 < len(sample) // 2:
        return None
    return _strict(data, "utf-16-le" if odd > even else "utf-16-be", 2)


def _strict(data: bytes, encoding: str, width: int) -> Decoded | None:
    """The text, a sign cut off at its end left out; None if these bytes are no text in this encoding."""
    try:
        text = data[: len(data) // width * width].decode(encoding)
    except UnicodeDecodeError:
        return None
    strange = sum(unicodedata.category(char) in {"Cn", "Co", "Cc"} and char not in "\t\n\r" for char in text[:2000])
    return None if strange * 50 > min(len(text), 2000) else Decoded(text, encoding)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes (a cut-off download) is still UTF-8, not something exotic."""
    if not _mostly_utf8(data[:_SAMPLE].decode("utf-8", "replace"), at_least=0):
        return None  # replacing every accent of a large file takes long
    text = data.decode("utf-8", "replace")
    return Decoded(text, "utf-8", _lost(text.count("\ufffd"))) if _mostly_utf8(text, at_least=1) else None


def _mostly_utf8(text: str, *, at_least: int) -> bool:
    lost = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore")) - lost
    return beyond_ascii >= 4 * lost + at_least


def _legacy(data: bytes) -> Decoded | None:
    encoding = "cp1252" if _is_western(data) else _detected(data)
    if encoding is None:
        return None
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, f"The text encoding was guessed ({encoding}): look at accented letters.")


def _is_western(data: bytes) -> bool:
    """Every byte beyond ASCII is a common Western letter or sign, and there are few of them.

    Detectors call short Spanish or French cp1252 text Baltic or Turkish; this asks first.
    """
    high = data.translate(None, bytes(range(128)))
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in data[:_SAMPLE])
    return _WESTERN.issuperset(high) and len(high[:_SAMPLE]) * 2 <= letters


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY_NAMES.split()).best()
    return best.encoding if best else None
