# SPDX-License-Identifier: MIT
"""Floor 0: frozen values and pure rules. Standard library only."""
