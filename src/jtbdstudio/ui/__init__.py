# SPDX-License-Identifier: MIT
"""The window: pages over one workspace, drawn from one theme, driven by one table of actions."""
