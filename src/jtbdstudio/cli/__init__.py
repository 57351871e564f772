# SPDX-License-Identifier: MIT
"""Floor 3: the command line. Works without a display and without Qt."""

from jtbdstudio.cli.main import main

__all__ = ["main"]
