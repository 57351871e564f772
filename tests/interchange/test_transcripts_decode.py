# SPDX-License-Identifier: MIT
"""Encodings: what Windows, old Macs and cut-off downloads leave behind."""

from __future__ import annotations

import pytest

from jtbdstudio.interchange.transcripts.decode import decode

SPANISH = "Andrés: ¿Qué pasó el viernes? El año pasado también falló. “Mañana”, dijo María…\n"
FRENCH = "Zoé : Voilà, c’était déjà prêt… où êtes-vous ? Ça coûte 20 € à l’œil nu.\n"
GERMAN = "Jörg: Größe, Maß und Übermut – das war’s. »Schön«, sagte Käthe.\n"
RUSSIAN = "Мария: Это было в пятницу, когда файл не прошёл. Сорок человек ждали зарплату.\n"
JAPANESE = "田中：金曜日にファイルが戻ってきました。四十人が給料を待っていたんです。\n"
POLISH = "Łukasz: W piątek plik został odrzucony. Czterdzieści osób czekało na pieniądze, źle się działo.\n"


@pytest.mark.parametrize("text", [SPANISH, FRENCH, GERMAN, "Dana: Señor.\n"])
def test_western_windows_text(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "cp1252")
    assert "guessed" in decoded.warning


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (JAPANESE, "cp932"), (POLISH, "cp1250")])
def test_other_scripts(text: str, encoding: str) -> None:
    decoded = decode((text * 8).encode(encoding))
    assert decoded is not None
    assert decoded.text == text * 8


@pytest.mark.parametrize("text", [SPANISH, RUSSIAN, JAPANESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_unicode_is_never_guessed_wrong(text: str, encoding: str) -> None:
    data = (text * 20).encode(encoding)
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text.removeprefix("\ufeff") == text * 20
    assert decoded.warning == ""


def test_a_cut_off_file_keeps_its_encoding() -> None:
    decoded = decode((RUSSIAN * 3).encode()[:-3])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("Мария: Это")
    assert decoded.warning.startswith("One damaged character")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 50, b"\x01" * 100 + b"abc"])
def test_programs_and_pictures_are_no_text(data: bytes) -> None:
    assert decode(data) is None
