# SPDX-License-Identifier: MIT
"""What was said: transcripts, their turns, their words and the files they came from."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from jtbdstudio.store.schema.base import UNLOGGED, Base, ident, later, parent


class TranscriptRow(Base):
    """What was said in one interview; the words are in `transcript_text`, the original file in `asset`.

    `version` counts how often it was read anew, `read_as` is JSON of what was chosen for reading it, `said` tells
    whether two files hold the same words (`domain.transcript.fingerprint`).
    """

    __tablename__ = "transcript"
    id: Mapped[str] = ident()
    interview_id: Mapped[str] = parent("interview.id")
    text_id: Mapped[str] = mapped_column(ForeignKey("transcript_text.id"))
    asset_id: Mapped[str | None] = mapped_column(ForeignKey("asset.id"))
    filename: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(default="")
    format_name: Mapped[str] = mapped_column(default="")
    words: Mapped[int] = mapped_column(default=0)
    cue_count: Mapped[int | None]
    first_ms: Mapped[int | None]
    last_ms: Mapped[int | None]
    warnings: Mapped[str] = mapped_column(default="")
    imported_at: Mapped[str]
    version: Mapped[int] = later(1)
    read_as: Mapped[str] = later()
    said: Mapped[str] = later()


class TurnRow(Base):
    """One run of a speaker: a half-open span of the transcript's text.

    `cues` is JSON: [[start, ms, ms], …], counted when the turn started at `cues_from`; None is where it starts now.
    So a correction moves all turns behind it in one statement.
    """

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_span", "transcript_id", "start"),)
    id: Mapped[str] = ident()
    transcript_id: Mapped[str] = parent("transcript.id")
    ordinal: Mapped[int]
    speaker: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="customer")
    start: Mapped[int]
    end: Mapped[int]
    start_ms: Mapped[int | None]
    end_ms: Mapped[int | None]
    cues: Mapped[str] = mapped_column(default="")
    cues_from: Mapped[int | None]


class MediaRow(Base):
    """The sound or film of an interview: a file beside the study or anywhere else, never a part of it.

    `path` is relative to the study's folder where that is possible. `offset_ms` is where in the recording the
    transcript's clock is at zero.
    """

    __tablename__ = "media"
    id: Mapped[str] = ident()
    interview_id: Mapped[str] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), unique=True)
    path: Mapped[str]
    offset_ms: Mapped[int] = mapped_column(default=0)


class TranscriptTextRow(Base):
    """Canonical words of a transcript, written once; a correction is a new row."""

    __tablename__ = "transcript_text"
    __table_args__ = {"info": UNLOGGED}  # noqa: RUF012
    id: Mapped[str] = ident()
    text: Mapped[str]


class AssetRow(Base):
    """Original bytes of an imported file, written once; `id` is their SHA-256."""

    __tablename__ = "asset"
    __table_args__ = {"info": UNLOGGED}  # noqa: RUF012
    id: Mapped[str] = ident()
    data: Mapped[bytes] = mapped_column(LargeBinary)
