# SPDX-License-Identifier: MIT
"""Documents that are ZIP archives of XML: nothing in them is unpacked before it is known to be small."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jtbdstudio.interchange.transcripts import limits, refused
from jtbdstudio.interchange.transcripts.markup import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

ZIP, NO_FILES = b"PK\x03\x04", b"PK\x05\x06"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
    OverflowError,
)
"""All that `zipfile` raises over archives that are not what they say."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Office programs write no others, and the others take memory as the file demands."""
_LOCKED = 0x1


@dataclass(slots=True)
class Archive:
    """An archive that may be read."""

    name: str
    """The file's name, for messages."""
    kind: str
    """What it should be, for messages: `a Word document`."""
    zip: zipfile.ZipFile
    names: frozenset[str] = field(default_factory=frozenset)

    def part(self, path: str) -> bytes:
        """One member, or `UnreadableFile`."""
        member = self.zip.getinfo(path)
        if member.flag_bits & _LOCKED:
            raise refused.locked(self.name)
        if member.compress_type not in _METHODS:
            raise refused.damaged(self.name, self.kind)
        if member.file_size > limits.PART:
            raise refused.too_much(self.name)
        return self.zip.read(member)

    def xml(self, path: str) -> _Element:
        """The root of one member that is XML, or `UnreadableFile`."""
        return parse_xml(self.name, self.part(path), self.kind)


@contextmanager
def opened(name: str, data: bytes, kind: str) -> Iterator[Archive]:
    """The archive in `data`; whatever is wrong with it, then or while it is read, is `UnreadableFile`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _weigh(name, kind, members, len(data))
            yield Archive(name, kind, archive, frozenset(member.filename for member in members))
    except BROKEN as error:
        raise refused.damaged(name, kind) from error


def names_in(data: bytes) -> frozenset[str]:
    """The members of an archive; none if it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist()[: limits.MEMBERS])
    except BROKEN:
        return frozenset()


def _weigh(name: str, kind: str, members: list[zipfile.ZipInfo], packed: int) -> None:
    """No archive that would fill the memory is opened, whatever is in it."""
    total = sum(member.file_size for member in members)
    most = max(limits.FREE, min(limits.UNPACKED, limits.RATIO * packed))
    if len(members) > limits.MEMBERS or total > most:
        raise refused.damaged(name, kind)
