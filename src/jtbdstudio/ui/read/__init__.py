# SPDX-License-Identifier: MIT
"""Read & tag: the transcript, its quotes, the picker, the 12 questions."""
