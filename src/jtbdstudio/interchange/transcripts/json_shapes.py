# SPDX-License-Identifier: MIT
"""Transcripts as JSON: what each recording tool and speech service writes.

A new tool is one function that recognizes its data and one that makes a `Reading` of it, in the file of its
family, and one row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jtbdstudio.interchange.transcripts import json_clouds, json_lists, json_services, json_whisper
from jtbdstudio.interchange.transcripts.values import Reading


@dataclass(frozen=True, slots=True)
class JsonShape:
    """One way to write a transcript as JSON."""

    format: str
    format_name: str
    recognizes: Callable[[Any], bool]
    read: Callable[[Any], Reading]


JSON_SHAPES = (
    JsonShape("rev_json", "Rev AI, JSON", json_services.is_rev, json_services.read_rev),
    JsonShape("assemblyai_json", "AssemblyAI, JSON", json_services.is_assemblyai, json_services.read_assemblyai),
    JsonShape("deepgram_json", "Deepgram, JSON", json_services.is_deepgram, json_services.read_deepgram),
    JsonShape(
        "speechmatics_json", "Speechmatics, JSON", json_services.is_speechmatics, json_services.read_speechmatics
    ),
    JsonShape("amazon_json", "Amazon Transcribe, JSON", json_clouds.is_amazon, json_clouds.read_amazon),
    JsonShape("watson_json", "IBM Watson, JSON", json_clouds.is_watson, json_clouds.read_watson),
    JsonShape("google_json", "Google Speech-to-Text, JSON", json_clouds.is_google, json_clouds.read_google),
    JsonShape("azure_json", "Azure Speech, JSON", json_clouds.is_azure, json_clouds.read_azure),
    JsonShape(
        "video_indexer_json", "Azure Video Indexer, JSON", json_clouds.is_video_indexer, json_clouds.read_video_indexer
    ),
    JsonShape("youtube_json", "YouTube captions, JSON", json_lists.is_youtube, json_lists.read_youtube),
    JsonShape("otter_json", "Otter, JSON", json_lists.is_otter, json_lists.read_otter),
    JsonShape("whisper_cpp_json", "whisper.cpp, JSON", json_whisper.is_whisper_cpp, json_whisper.read_whisper_cpp),
    JsonShape("whisper_json", "Whisper, JSON", json_whisper.is_whisper, json_whisper.read_whisper),
    JsonShape("list_json", "List of utterances, JSON", json_lists.is_list, json_lists.read_list),
    JsonShape("text_json", "Text alone, JSON", json_whisper.is_text_only, json_whisper.read_text_only),
)
"""In this order; the first that recognizes the data reads it."""


def json_shape_of(data: object) -> JsonShape | None:
    """The shape of this data, None if it is no transcript."""
    return next((shape for shape in JSON_SHAPES if shape.recognizes(data)), None)
