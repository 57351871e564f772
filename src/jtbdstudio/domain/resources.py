# SPDX-License-Identifier: MIT
"""Where themes, icons and translations are: in the wheel, in a checkout, or in a frozen bundle."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def _candidates() -> list[Path]:
    package = Path(__file__).resolve().parents[1]
    places = [package / "resources", package.parents[1] / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        places[:0] = [Path(bundle) / "jtbdstudio" / "resources", Path(bundle) / "resources"]
    return places


@cache
def resource_root() -> Path:
    """The folder that holds ``themes``; raises ``FileNotFoundError`` for a broken installation."""
    for place in _candidates():
        if (place / "themes").is_dir():
            return place
    raise FileNotFoundError("JTBD Studio's own files (themes, icons) are missing; install it again.")


def resource(*parts: str) -> Path:
    """Path of one resource, e.g. ``resource("themes", "light.toml")``."""
    return resource_root().joinpath(*parts)
