# SPDX-License-Identifier: MIT
"""What one person's computer remembers: recent studies, theme, window place. Nothing about a study's content."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT_LIMIT = 12


def settings_path() -> Path:
    """The settings file; ``JTBDSTUDIO_SETTINGS`` puts it elsewhere."""
    chosen = os.environ.get("JTBDSTUDIO_SETTINGS")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir("JTBD Studio", appauthor=False)) / "settings.ini"


@dataclass(frozen=True)
class Recent:
    """A study opened before, with the counts it had when it was closed."""

    path: str
    name: str
    interviews: int = 0
    quotes: int = 0
    opened: str = ""

    @property
    def exists(self) -> bool:
        return Path(self.path).is_file()


class Settings:
    """Typed access to the settings file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings_path()
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        return self._text("theme", "system")

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def last_page(self) -> str:
        return self._text("last_page", "")

    @last_page.setter
    def last_page(self, value: str) -> None:
        self._store.setValue("last_page", value)

    @property
    def geometry(self) -> QByteArray:
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def keys(self) -> dict[str, list[str]]:
        """The keys that somebody has changed, by action id; nothing of what can't be read."""
        try:
            kept = json.loads(self._text("keys", "{}"))
            return {str(key): [str(each) for each in keys] for key, keys in kept.items()}
        except (ValueError, AttributeError, TypeError):
            return {}

    @keys.setter
    def keys(self, keys: dict[str, list[str]]) -> None:
        self._store.setValue("keys", json.dumps(keys))

    @property
    def single_keys(self) -> bool:
        """Whether keys that type a character do anything in the views."""
        return self._text("single_keys", "on") != "off"

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        self._store.setValue("single_keys", "on" if on else "off")

    def text(self, key: str, default: str = "") -> str:
        """A page's own small memory (column widths, last filter), under ``pages/<key>``."""
        return self._text(f"pages/{key}", default)

    def set_text(self, key: str, value: str) -> None:
        self._store.setValue(f"pages/{key}", value)

    def coder(self, study: Path) -> str:
        """In whose name this computer codes in a study; empty: the user's."""
        return self._by_study("coders").get(str(study.resolve()), {}).get("name", "")

    def keep_coder(self, study: Path, name: str) -> None:
        """Note who codes; only the studies used last are kept."""
        self._keep_by_study("coders", study, {"name": name})

    def places(self, study: Path) -> dict[str, str]:
        """Where one was on each page of a study, by page id."""
        return self._by_study("places").get(str(study.resolve()), {})

    def keep_places(self, study: Path, places: dict[str, str]) -> None:
        """Note where one was; only the studies used last are kept."""
        self._keep_by_study("places", study, places)

    def _keep_by_study(self, key: str, study: Path, values: dict[str, str]) -> None:
        kept = self._by_study(key)
        kept.pop(str(study.resolve()), None)
        latest = [*kept.items(), (str(study.resolve()), values)][-RECENT_LIMIT:]
        self._store.setValue(key, json.dumps(dict(latest)))

    def _by_study(self, key: str) -> dict[str, dict[str, str]]:
        try:
            kept = json.loads(self._text(key, "{}"))
            return {study: {str(key): str(value) for key, value in places.items()} for study, places in kept.items()}
        except (ValueError, AttributeError):
            return {}

    def recent(self) -> list[Recent]:
        """Latest first; entries that can't be read are left out."""
        try:
            rows = json.loads(self._text("recent", "[]"))
            return [Recent(**row) for row in rows]
        except (ValueError, TypeError):
            return []

    def remember(self, path: Path, name: str, interviews: int = 0, quotes: int = 0) -> None:
        """Put a study on top of the recent list."""
        row = Recent(str(path.resolve()), name, interviews, quotes, datetime.now(UTC).isoformat(timespec="seconds"))
        others = [old for old in self.recent() if old.path != row.path]
        self._store_recent([row, *others][:RECENT_LIMIT])

    def forget(self, path: str) -> None:
        """Take a study off the recent list; the file stays where it is."""
        self._store_recent([old for old in self.recent() if old.path != path])

    def clear_recent(self) -> None:
        self._store_recent([])

    def sync(self) -> None:
        self._store.sync()

    def _store_recent(self, rows: list[Recent]) -> None:
        self._store.setValue("recent", json.dumps([asdict(row) for row in rows]))

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else default
