# SPDX-License-Identifier: MIT
"""What the window's own actions do: files, going about, theme, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from jtbdstudio.domain.errors import UserError
from jtbdstudio.ui import jobs, theme
from jtbdstudio.ui.actions import ACTIONS, MAC, ActionSpec, bind, bound
from jtbdstudio.ui.keyboard_sheet import KeyboardSheet
from jtbdstudio.ui.menus import AltKey, build_menus, button_menu, menu_bar
from jtbdstudio.ui.palette import PaletteEntry
from jtbdstudio.ui.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from jtbdstudio.ui.main_window import MainWindow

_NEEDS_STUDY = (
    "app.close",
    "app.save_copy",
    "app.import",
    "app.export",
    "app.undo",
    "app.redo",
    "app.advice",
    "app.search",
)


class WindowActions(QObject):
    """Binds the ``app`` scope to the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._made_sheet: ShortcutSheet | None = None
        self._made_keys: KeyboardSheet | None = None
        self._sample_job: jobs.Job | None = None
        self.made: dict[str, QAction] = bind(window, "app", self._handlers())
        for name in theme.SCHEMES:
            self.made[f"app.theme.{name}"].setCheckable(True)
        self._build_menus()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        window = self._window
        handlers: dict[str, Callable[[], object]] = {
            "app.new": self.new_study,
            "app.open": self.open_study,
            "app.close": self.close_study,
            "app.save_copy": self.save_copy,
            "app.import": partial(self.perform, "interviews", "app.import"),
            "app.export": partial(self.perform, "export", "app.export"),
            "app.debrief": self.debrief,
            "app.quit": window.close,
            "app.undo": window.workspace.undo,
            "app.redo": window.workspace.redo,
            "app.palette": self.open_palette,
            "app.search": window.open_search,
            "app.advice": window.advice.show_advice,
            "app.back": window.navigator.back,
            "app.forward": window.navigator.forward,
            "app.fullscreen": self.toggle_fullscreen,
            "app.sample": self.open_sample,
            "app.shortcuts": self.show_shortcuts,
            "app.keys": self.change_keys,
            "app.log": self.show_log,
            "app.about": self.show_about,
            "app.menu": self.open_menu,
        }
        for name in theme.SCHEMES:
            handlers[f"app.theme.{name}"] = partial(self.set_theme, name)
        known = {spec.id for spec in ACTIONS}
        for page_id in window.navigator.page_ids:
            if f"app.go.{page_id}" in known:
                handlers[f"app.go.{page_id}"] = partial(window.go, page_id)
        return handlers

    def _build_menus(self) -> None:
        window = self._window
        self.menus = build_menus(self.available, window)
        self._recent = QMenu(self.tr("Open recent"), window)
        self._recent.aboutToShow.connect(self._fill_recent)
        self.menus["File"].add_submenu("app.open", self._recent)
        share = QMenu(window)
        share.addAction(self.made["app.export"])
        share.addAction(self.made["app.save_copy"])
        window.top_bar.set_share_menu(share)
        if MAC:
            window.setMenuBar(menu_bar(self.menus))
            return
        menu = button_menu(self.menus, window)
        window.top_bar.menu_button.setMenu(menu)
        window.top_bar.menu_button.setPopupMode(window.top_bar.menu_button.ToolButtonPopupMode.InstantPopup)
        self._alt = AltKey(self)
        self._alt.released.connect(self.open_menu)

    def available(self) -> dict[str, QAction]:
        """The window's actions and those of the page shown."""
        page = self._window.navigator.current
        there = dict(self.made)
        if page is not None and self._window.workspace.is_open:
            there |= bound(page)
        return there

    def update_enabled(self) -> None:
        """Enable what can be done now."""
        workspace, navigator = self._window.workspace, self._window.navigator
        for key in self.made:
            if key in _NEEDS_STUDY or key.startswith("app.go."):
                self.made[key].setEnabled(workspace.is_open)
        self.enable_steps(workspace.undo_label, workspace.redo_label)
        self.made["app.import"].setEnabled(
            workspace.is_open and navigator.has("interviews") and not workspace.read_only
        )
        self.made["app.debrief"].setEnabled(workspace.is_open and navigator.has("debrief"))
        self.made["app.export"].setEnabled(workspace.is_open and navigator.has("export"))
        self.made["app.back"].setEnabled(workspace.is_open and navigator.can_go_back)
        self.made["app.forward"].setEnabled(workspace.is_open and navigator.can_go_forward)
        for name in theme.SCHEMES:
            self.made[f"app.theme.{name}"].setChecked(theme.scheme() == name)

    def enable_steps(self, undo: str | None, redo: str | None) -> None:
        """All that a step changes of what can be done: what it was, and what would be done again."""
        self.made["app.undo"].setEnabled(undo is not None)
        self.made["app.redo"].setEnabled(redo is not None)

    def palette_entries(self) -> Sequence[PaletteEntry]:
        """Every command; those that can't be used now say why."""
        there = self.available()
        hidden = {"app.palette", "app.menu"}
        entries = [self._entry(spec, there.get(spec.id)) for spec in ACTIONS if spec.icon and spec.id not in hidden]
        return sorted(entries, key=lambda entry: bool(entry.reason))

    def _entry(self, spec: ActionSpec, action: QAction | None) -> PaletteEntry:
        reason = ""
        if action is None:
            reason = self.tr("not on this page") if self._window.workspace.is_open else self.tr("open a study first")
        elif not action.isEnabled():
            reason = self.tr("nothing to do") if self._window.workspace.is_open else self.tr("open a study first")
        run = action.trigger if action is not None else self.open_palette
        return PaletteEntry(spec.title, run, icon=spec.icon, keys=spec.key_text, reason=reason)

    def open_palette(self) -> None:
        self._window.palette_.open()

    def new_study(self) -> None:
        from jtbdstudio.ui.start.new_study import NewStudyDialog

        wanted = NewStudyDialog.ask(self._window)
        if wanted is not None:
            self._window.open_path(wanted.path, create=True, name=wanted.name, product=wanted.product)

    def open_study(self) -> None:
        from jtbdstudio.ui.start.new_study import documents_folder

        here = self._window.workspace.path
        folder = str(here.parent if here is not None else documents_folder())
        kinds = self.tr("Studies (*.jtbd)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a study"), folder, kinds)
        if chosen:
            self._window.open_path(chosen)

    def close_study(self) -> None:
        self.remember()
        self._window.workspace.close()

    def save_copy(self) -> None:
        """A complete copy, history included, under another name."""
        workspace = self._window.workspace
        if workspace.path is None:
            return
        offered = workspace.path.with_name(f"{workspace.path.stem}-copy.jtbd")
        kinds, option = self.tr("Studies (*.jtbd)"), QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy"), str(offered), kinds, options=option
        )
        if not chosen:
            return
        target = Path(chosen) if chosen.endswith(".jtbd") else Path(f"{chosen}.jtbd")
        try:
            workspace.project.copy_to(target)
        except (UserError, OSError) as error:
            self._window.toast.say(str(error), kind="error")
            return
        self._window.toast.say(self.tr("Copied to {name}.").format(name=target.name), kind="done")

    def open_sample(self) -> None:
        """The sample study: made once, in the background, and kept with whatever was changed in it."""
        if self._sample_job is not None:
            return
        self._show_opening(True)
        path = sample_path()
        if path.exists():
            self._show_sample(path)
            return
        self._sample_job = job = jobs.start(self, make_sample, path)
        job.done.connect(partial(self._on_sample_made, self._window.workspace.path))
        job.failed.connect(self._on_sample_failed)

    def _show_opening(self, opening: bool) -> None:
        """Say at once what takes a moment: on the card, or in a toast that stays while a study is open."""
        window = self._window
        window.start.set_sample_opening(opening)
        if opening and window.workspace.is_open:
            window.toast.say(self.tr("Opening the sample study…"), stays=True)
            window.toast.repaint()

    def _show_sample(self, path: Path | str) -> None:
        self._window.toast.hide()
        self._window.open_path(path)
        self._show_opening(False)

    def _on_sample_made(self, before: Path | None, path: str) -> None:
        self._sample_job = None
        if self._window.workspace.path == before:
            self._show_sample(path)
            return
        self._show_opening(False)
        self._window.toast.say(self.tr("The sample study is ready. Find it under Help, or on the start page."))

    def _on_sample_failed(self, error: Exception) -> None:
        self._sample_job = None
        self._window.toast.hide()
        self._show_opening(False)
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(str(error), kind="error")

    def locate(self, path: str) -> None:
        """A study that has moved: ask where it is now."""
        name, kinds = Path(path).name, self.tr("Studies (*.jtbd)")
        question = self.tr("Where is {name} now?").format(name=name)
        chosen, _ = QFileDialog.getOpenFileName(self._window, question, str(Path(path).parent), kinds)
        if chosen and self._window.open_path(chosen):
            self._window.settings.forget(path)

    def forget(self, path: str) -> None:
        self._window.settings.forget(path)
        self._window.start.set_recent(self._window.settings.recent())

    def remember(self) -> None:
        """Note the open study, with its counts, in the recent list."""
        workspace = self._window.workspace
        if workspace.path is None:
            return
        from jtbdstudio.queries.overview import study_brief

        info = workspace.read(study_brief)
        self._window.settings.remember(workspace.path, info.name or workspace.path.stem, info.interviews, info.quotes)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for recent in self._window.settings.recent():
            action = self._recent.addAction(recent.name)
            action.setEnabled(recent.exists)
            action.setToolTip(recent.path)
            action.triggered.connect(partial(self._window.open_path, recent.path, False))
        self._recent.addSeparator()
        clear = self._recent.addAction(self.tr("Clear this list"))
        clear.triggered.connect(self._clear_recent)

    def _clear_recent(self) -> None:
        self._window.settings.clear_recent()
        self._window.start.set_recent([])

    def take_files(self, paths: list[Path]) -> None:
        """Files were dropped: a study is opened, everything else is imported."""
        studies = [path for path in paths if path.suffix.lower() == ".jtbd"]
        if studies:
            self._window.open_path(studies[0])
        elif not self._window.workspace.is_open:
            self._window.toast.say(self.tr("Open a study or make a new one first, then drop the files on it."))
        elif self._window.go("interviews"):
            self._window.files_dropped.emit(paths)

    def perform(self, page_id: str, action_id: str) -> None:
        """Go to a page and let it do one of the window's actions."""
        if self._window.go(page_id):
            self._window.navigator.page(page_id).perform(action_id)

    def debrief(self) -> None:
        """The debrief of what is selected, else of the call that has just ended."""
        navigator = self._window.navigator
        here = navigator.current
        wanted = here.debrief_wanted() if here is not None else ""
        if wanted := wanted or navigator.page("debrief").debrief_wanted():
            self._window.palette_.dismiss()
            self._window.evidence.dismiss()
            navigator.go("debrief", "interview", wanted)

    def set_theme(self, name: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name)
        self._window.settings.theme = name
        self.update_enabled()

    def toggle_fullscreen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def show_shortcuts(self) -> None:
        if self.sheet.isVisible():
            self.sheet.dismiss()
        else:
            self.sheet.open()

    @property
    def sheet(self) -> ShortcutSheet:
        """The shortcut sheet, made when first wanted."""
        if self._made_sheet is None:
            self._made_sheet = ShortcutSheet(self._window)
            self._made_sheet.change_wanted.connect(self.change_keys)
        return self._made_sheet

    def change_keys(self) -> None:
        """The sheet where every key can be changed, made when first wanted."""
        if self._made_keys is None:
            self._made_keys = KeyboardSheet(self._window)
        self._made_keys.open()

    def show_history(self) -> None:
        from jtbdstudio.queries.overview import steps
        from jtbdstudio.ui.history import SHOWN, HistoryPopover

        popover = HistoryPopover(self._window.workspace.read(steps, SHOWN), self._window)
        popover.walk_requested.connect(self.walk)
        label = self._window.status_bar.history
        popover.adjustSize()
        corner = label.mapToGlobal(label.rect().topRight())
        corner.setY(corner.y() - popover.sizeHint().height() + 2 * popover.edge - 8)
        popover.show_at(corner, right_aligned=True)

    def walk(self, distance: int) -> None:
        walk = self._window.workspace.undo if distance < 0 else self._window.workspace.redo
        for _ in range(abs(distance)):
            walk()

    def show_log(self) -> None:
        from jtbdstudio.ui.crash import log_path

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path())))

    def show_about(self) -> None:
        from jtbdstudio.ui.about import AboutDialog

        AboutDialog(self._window).exec()

    def open_menu(self) -> None:
        if self._window.root.currentIndex() == 1 and not MAC:
            self._window.top_bar.menu_button.showMenu()


def sample_path() -> Path:
    """Where the sample study of this computer is kept."""
    import platformdirs

    return Path(platformdirs.user_data_dir("JTBD Studio", appauthor=False)) / "Sample study.jtbd"


def make_sample(_token: jobs.Token, path: Path) -> str:
    """Build the sample study under a working name, then put it in place: half a sample is never opened."""
    from jtbdstudio.workflows.sample import build_sample

    path.parent.mkdir(parents=True, exist_ok=True)
    working = path.with_name("making-the-sample.jtbd")
    working.unlink(missing_ok=True)
    build_sample(working)
    working.replace(path)
    return str(path)
