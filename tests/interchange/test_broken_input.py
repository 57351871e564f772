# SPDX-License-Identifier: MIT
"""Broken, hostile and impossible files: each ends as one sentence or as a transcript, never as anything else."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jtbdstudio.workflows.import_look import MAX_BYTES, ReadFile, read_file
from tests.interchange.documents import (
    archive,
    document,
    odt,
    odt_paragraphs,
    packed_pdf,
    page,
    paragraph,
    printed,
    rtf,
    table,
    workbook,
)

SAMPLES = Path(__file__).parent / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TALK = ("Mira: Hello.", "Dana: It was the Friday the file bounced.", "Mira: And then?")
DOCUMENTS = {
    "call.docx": document("".join(map(paragraph, TALK)) + table(["Speaker", "Text"], ["Mira", "Hi"])),
    "call.odt": odt_paragraphs(*TALK),
    "call.rtf": rtf(*TALK),
    "call.pdf": printed(*TALK),
    "call.html": page("".join(f"<p>{text}</p>" for text in TALK)),
    "call.xlsx": workbook([["Speaker", "Time", "Text"], ["Mira", "0:01", "Hello."], ["Dana", "0:03", "Hi."]]),
    "call.ttml": b"<tt><body><div><p begin='1s' end='2s'>Mira: Hello.</p></div></body></tt>",
}
MAGICS = (
    *(
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"%PDF-1.7\n",
        b"{\\rtf1",
        OLE,
        b"<html>",
        b"<?xml version='1.0'?><tt ",
        b"WEBVTT\n",
    ),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b'{"segments": [', b"\x1f\x8b", b"1\n00:00:01,000 --> ", b"<office:document "),
)


def outcome(read: ReadFile) -> str:
    """What became of the file, when it became one of the two things it may."""
    if read.error:
        assert read.parsed is None
        assert read.error.startswith(read.path.name)
        assert read.error.endswith(".")
        assert "\n" not in read.error
        return read.error
    assert read.parsed is not None
    assert read.parsed.turns
    assert all(turn.text for turn in read.parsed.turns)
    return ""


def read_bytes(folder: Path, data: bytes, name: str = "call.bin") -> str:
    path = folder / name
    path.write_bytes(data)
    return outcome(read_file(path))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_whole_document_is_read(name: str, tmp_path: Path) -> None:
    assert read_bytes(tmp_path, DOCUMENTS[name], name) == ""


@pytest.mark.parametrize("name", [*DOCUMENTS, *(path.name for path in sorted(SAMPLES.iterdir()))])
def test_files_that_are_cut_off(name: str, tmp_path: Path) -> None:
    data = DOCUMENTS[name] if name in DOCUMENTS else (SAMPLES / name).read_bytes()
    points = [0, 1, 7, len(data) // 3, len(data) * 9 // 10, len(data) - 1]
    for point in points[4:5] if name.endswith("pdf") else points:
        read_bytes(tmp_path, data[:point], name)


@pytest.mark.parametrize("magic", MAGICS)
def test_noise_behind_a_known_beginning(magic: bytes, tmp_path: Path) -> None:
    noise = random.Random(magic)
    for length in (60, 5000) if b"PDF" not in magic else (5000,):
        read_bytes(tmp_path, magic + noise.randbytes(length))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (document(paragraph("Mira: &a;"), prolog='<!DOCTYPE w [<!ENTITY a "lol">]>'), "damaged Word document"),
        (odt("<text:p>&a;</text:p>", prolog='<!DOCTYPE w [<!ENTITY a "lol">]>'), "damaged OpenDocument text"),
        (b"<?xml version='1.0'?><!DOCTYPE tt [<!ENTITY a 'lol'>]><tt>&a;</tt>", "a web page or an XML file"),
        (b"<tt><!DOCTYPE tt [<!ENTITY a 'lol'>]><body>&a;</body></tt>", "damaged caption file"),
        (b"[" * 200_000, "JSON"),
        (b'{"a":' * 100_000, "JSON"),
        (b'{"segments": [{"text": "\\ud800", "start": 1, "end": 2}]}', ""),
        (b"Mira: a\0b\nDana: c\0d\n" * 20, "no text that can be read"),
        (b"\0" * 5000, "no text that can be read"),
        (b"<html>" + b"<div>" * 90_000 + b"Mira: Hi.", "no spoken words"),
        (b"<html>" + b"<b>" * 500_000, "far more than any transcript"),
        (b"Mira: a\n" * 200_000, "far more than any transcript"),
        (b"word " * 6_000_000, "far more than any transcript"),
        (b'{"segments": [' + b"{}," * 400_000 + b"{}]}", "far more than any transcript"),
        (archive({"word/document.xml": "<x/>" * 1000}, zipfile.ZIP_LZMA), "damaged Word document"),
    ],
)
def test_what_is_meant_to_harm(data: bytes, sentence: str, tmp_path: Path) -> None:
    assert sentence in read_bytes(tmp_path, data)


def test_entities_of_a_page_and_of_a_sheet_stay_small(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><html><p>Mira: &b; hi</p><p>Dana: yes</p></html>'
    assert read_bytes(tmp_path, bomb.encode()) == ""
    sheet = _with_sheet("<row><c><v>&a;</v></c></row>", '<!DOCTYPE s [<!ENTITY a "lol">]>')
    assert "damaged Excel workbook" in read_bytes(tmp_path, sheet)


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    data = DOCUMENTS["call.docx"].replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
    assert "protected with a password" in read_bytes(tmp_path, data)


def test_a_wrong_checksum_is_damage(tmp_path: Path) -> None:
    data = archive({"word/document.xml": b"<w:document/>" * 9}, zipfile.ZIP_STORED)
    assert "damaged Word document" in read_bytes(tmp_path, data.replace(b"<w:doc", b"<w:d0c", 1))


# ------------------------------------------------------------------------------------- what is no file to read


def test_a_folder_a_vanished_file_and_a_broken_link(tmp_path: Path) -> None:
    assert "is a folder" in outcome(read_file(tmp_path))
    assert "cannot be read" in outcome(read_file(tmp_path / "vanished.txt"))
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere.txt")
    assert "cannot be read" in outcome(read_file(link))
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "cannot be read" in outcome(read_file(loop))


def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Mira: Hello.\nDana: Hi.\n")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "cannot be read" in outcome(read_file(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "a device or a pipe" in outcome(read_file(pipe))
    assert "a device or a pipe" in outcome(read_file(Path("/dev/zero")))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)  # one line of a hundred million characters
    read = read_file(path)
    assert f"larger than any transcript ({MAX_BYTES >> 20} MB)" in outcome(read)
    assert read.data == b""


# ---------------------------------------------------------------------- what is meant to fill the memory, capped

CAPPED = """
import json, resource, sys
from pathlib import Path
from jtbdstudio.workflows.import_look import read_file
import jtbdstudio.interchange.transcripts, lxml.html, openpyxl, html_text, striprtf.striprtf

here = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (here + (1 << 30), here + (1 << 30)))
told = {}
for path in map(Path, sys.argv[1:]):
    read = read_file(path)
    told[path.name] = read.error or f"{len(read.parsed.turns)} turns"
print(json.dumps(told))
"""


def zeros(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield bytes(1 << 20)


def bomb_docx() -> bytes:
    return archive({"word/document.xml": b"".join(zeros(64))})


def bomb_of_members() -> bytes:
    return archive({f"word/document{number or ''}.xml": "" for number in range(6000)})


def overlapping() -> bytes:
    """Many entries that all are the same bytes of the file, as if each had its own."""
    data = archive({"word/document.xml": bytes(4_000_000)})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries = data[start:end] * 2000
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = (2000).to_bytes(2, "little")
    tail[12:16] = len(entries).to_bytes(4, "little")
    return data[:start] + entries + bytes(tail)


def nested() -> bytes:
    data = archive({"0.bin": b"".join(zeros(32))})
    for level in range(3):
        data = archive({f"{number}-{level}.zip": data for number in range(8)})
    return data


def endless_sheet() -> bytes:
    """Two cells, the second in the last row and column there can be."""
    return _with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


def long_sheet() -> bytes:
    return _with_sheet('<row><c t="inlineStr"><is><t>a b c d e</t></is></c></row>' * 100_000)


def _with_sheet(rows: str, prolog: str = "") -> bytes:
    with zipfile.ZipFile(io.BytesIO(DOCUMENTS["call.xlsx"])) as source:
        members = {name: source.read(name) for name in source.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    members["xl/worksheets/sheet1.xml"] = (
        f'{prolog}<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    ).encode()
    return archive(members)


def bomb_pdf() -> bytes:
    """A page whose content is packed twice, and unpacks sixty-thousandfold."""
    packer = zlib.compressobj(9)
    once = b"".join([*map(packer.compress, zeros(64)), packer.flush()])
    stream = zlib.compress(once, 9).decode("latin-1")
    head = f"<< /Length {len(stream)} /Filter [/FlateDecode /FlateDecode] >>"
    kids = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    body = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    marked = packed_pdf(["<< /Type /Catalog /Pages 2 0 R >>", kids, body, f"{head}\nstream\nXXXX\nendstream"])
    return marked.replace(b"XXXX", stream.encode("latin-1"))


HEAVY: dict[str, Callable[[], bytes]] = {
    "bomb.docx": bomb_docx,
    "members.docx": bomb_of_members,
    "overlapping.docx": overlapping,
    "nested.zip": nested,
    "endless.xlsx": endless_sheet,
    "long.xlsx": long_sheet,
    "bomb.pdf": bomb_pdf,
    "tags.docx": lambda: document("<w:p/>" * 200_000),
    "attributes.html": lambda: b"<html><p " + b"a=1 " * 400_000 + b">",
    "paragraphs.html": lambda: b"<html>" + b"<p>a" * 30_000,
    "groups.rtf": lambda: b"{\\rtf1" + b"{" * 200_000,
    "rows.rtf": lambda: b"{\\rtf1" + b"\\trowd" * 100_000 + b"}",
    "fonts.rtf": lambda: b"{\\rtf1{\\fonttbl" + b"\\f1" * 100_000 + b"}}",
    "line.txt": lambda: b"Mira: " + b"word " * 1_000_000,
    "spaces.odt": lambda: odt("<text:p>a" + '<text:s text:c="999999999"/>' * 1000 + "b</text:p>"),
}


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is capped and measured on Linux only")
def test_what_is_meant_to_fill_the_memory_does_not(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in HEAVY]
    for path in paths:
        path.write_bytes(HEAVY[path.name]())
    command = [sys.executable, "-c", CAPPED, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert set(told) == set(HEAVY)
    assert "more memory than there is" not in " ".join(told.values())
    assert all(told[name].endswith("turns") for name in ("line.txt", "spaces.odt"))
    assert all("damaged Word" in told[name] for name in ("bomb.docx", "members.docx", "overlapping.docx"))
