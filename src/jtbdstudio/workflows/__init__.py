# SPDX-License-Identifier: MIT
"""Between floor 2 and 3: what the window and the command line both do with files and a study."""
