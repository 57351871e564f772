# SPDX-License-Identifier: MIT
"""Chat logs look like transcripts; what they hold was typed, not said."""

from __future__ import annotations

import re

_ZOOM = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}\t[^\t]{1,80}:\t")
_ZOOM_OLD = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}\s+From .{1,80}? (?:to|To) .{1,80}?:")
_WHATSAPP = re.compile(r"\[?[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[^:]{0,8}\s")


def is_chat(lines: list[str]) -> bool:
    """Whether a third of the lines, or most of those with a time, are chat messages."""
    sample = [line[:200] for line in lines if line.strip()][:2000]
    messages = sum(bool(_ZOOM.match(line) or _ZOOM_OLD.match(line) or _WHATSAPP.match(line)) for line in sample)
    stamped = sum(line[:1].isdigit() and line[2:3] == ":" for line in sample)
    return messages > 0 and (messages * 3 >= len(sample) or (messages >= 5 and messages * 10 >= stamped * 9))
