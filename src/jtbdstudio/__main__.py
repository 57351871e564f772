# SPDX-License-Identifier: MIT
"""One entry: the window with nothing or a study, a command with its name. Qt is imported for the window only."""

from __future__ import annotations

import sys

READ_PDF, READ_FILES = "--read-pdf", "--read-files"
"""The program as a process that reads for it: it starts itself so, where there is no Python to start."""


def wants_window(arguments: list[str]) -> bool:
    """Nothing, or one study: some systems write its ending in capitals."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".jtbd"))


def main() -> int:
    """Run what the command line asks for; answers the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == [READ_PDF]:
        from jtbdstudio.interchange.transcripts.pdf_child import main as read_pdf

        return read_pdf(arguments[1:])
    if arguments == [READ_FILES]:
        from jtbdstudio.workflows.reading_apart import answer_questions

        return answer_questions()
    if wants_window(arguments):
        from jtbdstudio.ui.app import main as open_window

        return open_window(arguments)
    from jtbdstudio.cli import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
