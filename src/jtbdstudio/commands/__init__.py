# SPDX-License-Identifier: MIT
"""Floor 2: every change, one function per gesture. The first line of a docstring is its undo title."""
