# SPDX-License-Identifier: MIT
"""The one error that is shown to people; everything else is a bug."""


class UserError(Exception):
    """Something the user can understand and act on.

    The message is one clear sentence (or two): what happened, what is safe, what to do next.
    """


class UnreadableFile(UserError):
    """A file that cannot be read as a transcript; the project is unchanged."""
