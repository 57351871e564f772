# SPDX-License-Identifier: MIT
"""Search everything: words typed once, found in transcripts, quotes, notes, debriefs and statements."""
