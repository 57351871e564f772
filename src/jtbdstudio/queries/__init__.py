# SPDX-License-Identifier: MIT
"""Floor 2: every look, one function per view, answering frozen values. Nothing here changes the file."""
