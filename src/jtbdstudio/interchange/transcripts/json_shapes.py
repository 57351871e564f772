# SPDX-License-Identifier: MIT
"""Transcripts as JSON: what each recording tool and speech service writes.

A new tool is one function from data to a `Reading`, and one row in `JSON_SHAPES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jtbdstudio.interchange.transcripts.values import Reading


@dataclass(frozen=True, slots=True)
class JsonShape:
    """One way to write a transcript as JSON."""

    format: str
    format_name: str
    recognizes: Callable[[Any], bool]
    read: Callable[[Any], Reading]


JSON_SHAPES: tuple[JsonShape, ...] = ()
"""In this order; the first that recognizes the data reads it."""


def json_shape_of(data: object) -> JsonShape | None:
    """The shape of this data, None if it is no transcript."""
    return next((shape for shape in JSON_SHAPES if shape.recognizes(data)), None)
