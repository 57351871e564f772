# SPDX-License-Identifier: MIT
"""The system's shared libraries Qt needs: which are missing, and how to get them.

The Qt wheels bring Qt but not OpenGL, fontconfig, xkb or xcb. On Debian and Ubuntu they are installed when we may;
elsewhere the missing ones are named, because Qt's own message ("no platform plugin could be initialized") does not.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
import sys

DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Needed to import Qt at all, also without a screen: library -> Debian package."""

X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}


SOUND = {
    "libdrm.so.2": "libdrm2",
    "libpulse.so.0": "libpulse0",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
}
"""Needed to play recordings; everything else works without."""


def has_display() -> bool:
    """Whether a window can be opened from here."""
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def ensure_libraries(*, window: bool) -> bool:
    """Whether Qt finds what it needs, after installing it where we may. Prints what is missing otherwise."""
    packages = missing_packages(window=window)
    if not packages:
        return True
    print(f"Qt needs system libraries that are not here yet: {' '.join(packages)}", flush=True)
    if _apt("update") and _apt("install", "-y", "--no-install-recommends", *packages):
        packages = missing_packages(window=window)
    if packages:
        line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
        print(f"Please install them, then try again. On Debian or Ubuntu, as root:\n\n    {line}\n", file=sys.stderr)
    return not packages


def missing_packages(*, window: bool) -> list[str]:
    """The Debian packages of the libraries that cannot be loaded. Always empty off Linux: Qt's wheels suffice there."""
    if platform.system() != "Linux":
        return []
    wanted = dict(DRAWING)
    if window and os.environ.get("DISPLAY"):
        wanted |= X11
    if window and os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND
    return [package for library, package in wanted.items() if not _loads(library)]


def ensure_sound() -> None:
    """Installs what playing recordings needs, where that is easy; the tests of it are skipped without."""
    missing = [package for library, package in SOUND.items() if not _loads(library)]
    if missing and platform.system() == "Linux":
        _apt("update", quiet=True)
        if not _apt("install", "-y", "--no-install-recommends", *missing, quiet=True):
            print(f"Recordings cannot be played here: {' '.join(missing)} are not installed.")


def ensure_fonts() -> None:
    """Installs the typeface the pictures look best in, where that is easy; they are drawn without it too."""
    if not shutil.which("dpkg-query") or _quietly("dpkg-query", "--show", "fonts-inter"):
        return
    if not _apt("install", "-y", "--no-install-recommends", "fonts-inter", quiet=True):
        print("The typeface Inter is not installed; the pictures use the system's own.")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt(*arguments: str, quiet: bool = False) -> bool:
    """Runs apt-get as root or through a sudo that asks for nothing; False where neither is possible or it fails."""
    if not shutil.which("apt-get"):
        return False
    become: tuple[str, ...] = ()
    if os.geteuid() != 0:
        if not shutil.which("sudo") or not _quietly("sudo", "--non-interactive", "true"):
            return False
        become = ("sudo", "--non-interactive")
    command = (*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *arguments)
    if quiet:
        return _quietly(*command)
    print(f"$ apt-get {' '.join(arguments)}", flush=True)
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _quietly(*command: str) -> bool:
    where = subprocess.DEVNULL
    return subprocess.run(command, stdin=where, stdout=where, stderr=where, check=False).returncode == 0
